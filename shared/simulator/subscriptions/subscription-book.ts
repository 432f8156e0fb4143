import type { Subscription } from './subscription.ts';

/** The subscriptions of a tenant that have not expired. */
export interface SubscriptionBook {
  /** Adds it, or replaces the one of the same id. */
  put(subscription: Subscription): void;
  find(id: string): Subscription | null;
  /** Oldest first. */
  all(): readonly Subscription[];
  of(mailboxId: string): readonly Subscription[];
  /** The one for the same mailbox and kinds of change (fact 7.1.7). */
  twinOf(subscription: Pick<Subscription, 'mailboxId' | 'changes'>): Subscription | null;
  remove(id: string): boolean;
}

export interface SubscriptionBookDeps {
  nowMs(): number;
  onChange(): void;
}

export function createSubscriptionBook({ nowMs, onChange }: SubscriptionBookDeps): SubscriptionBook {
  const byId = new Map<string, Subscription>();
  const byMailbox = new Map<string, Set<string>>();

  const forget = ({ id, mailboxId }: Subscription): void => {
    byId.delete(id);
    byMailbox.get(mailboxId)?.delete(id);
  };
  /** Who has expired is gone without a word, from whenever somebody looks. */
  const alive = (id: string): Subscription | null => {
    const found = byId.get(id) ?? null;
    if (found === null || found.expiresMs > nowMs()) return found;
    forget(found);
    return null;
  };
  const living = (ids: Iterable<string>): readonly Subscription[] => [...ids].map(alive).filter((found) => found !== null);

  return {
    put(subscription) {
      byId.set(subscription.id, subscription);
      const ids = byMailbox.get(subscription.mailboxId) ?? new Set<string>();
      byMailbox.set(subscription.mailboxId, ids.add(subscription.id));
      onChange();
    },
    find: alive,
    all: () => living(byId.keys()),
    of: (mailboxId) => living(byMailbox.get(mailboxId) ?? []),
    twinOf: ({ mailboxId, changes }) =>
      living(byMailbox.get(mailboxId) ?? []).find((other) => other.changes.join() === changes.join()) ?? null,
    remove(id) {
      const found = alive(id);
      if (found) forget(found);
      if (found) onChange();
      return found !== null;
    },
  };
}
