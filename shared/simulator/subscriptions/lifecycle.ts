import type { Agenda } from '../tenant/agenda.ts';
import type { Oddities } from '../tenant/oddities.ts';
import type { Setting } from '../tenant/setting.ts';
import type { Switches } from '../tenant/switches.ts';
import type { Delivery } from './delivery.ts';
import { notificationDelayMs } from './notification-delay.ts';
import { lifecycleItem } from './notification-item.ts';
import type { LifecycleEvent, Subscription } from './subscription.ts';
import type { SubscriptionBook } from './subscription-book.ts';

/** Fact 7.4.4. */
const REMINDS_EVERY_MS = 900_000;
/** `missed` is told of once for all that was missed within so long. */
const MISSED_EVERY_MS = 60_000;

/** Tells subscribers what becomes of their subscriptions (facts 7.4). */
export interface Lifecycle {
  /** Reminds its owner before it ends; called again whenever it was renewed or reauthorised. */
  watch(subscription: Subscription): void;
  /** Says so to its lifecycle address, if it has one. A subscription that was removed is removed here. */
  tell(subscription: Subscription, event: LifecycleEvent): void;
  /** A notification of it was lost. */
  missed(subscriptionId: string): void;
}

export interface LifecycleDeps {
  readonly agenda: Pick<Agenda, 'add'>;
  readonly book: Pick<SubscriptionBook, 'find' | 'remove'>;
  readonly delivery: Delivery;
  readonly switches: Pick<Setting<Switches>, 'current'>;
  readonly oddities: Pick<Setting<Oddities>, 'current'>;
  nowMs(): number;
  random(): number;
  tenantId(): string;
}

export function createLifecycle(deps: LifecycleDeps): Lifecycle {
  const { agenda, book, delivery, switches, oddities, nowMs, random, tenantId } = deps;
  /** Which watch of a subscription holds: a later one takes the place of the earlier. */
  const watches = new Map<string, number>();
  const missedDueMs = new Map<string, number>();

  const sendAt = (subscription: Subscription, event: LifecycleEvent, dueMs: number): void => {
    if (subscription.lifecycleUrl === null) return;
    delivery.add(subscription.lifecycleUrl, lifecycleItem(subscription, event, tenantId()), dueMs);
  };
  const soonMs = (): number => nowMs() + notificationDelayMs(switches.current, random);

  const reminderMs = ({ expiresMs, tokenExpiresMs }: Subscription): number => {
    const endsMs = switches.current.subscriptionTokensExpire ? Math.min(expiresMs, tokenExpiresMs) : expiresMs;
    return endsMs - REMINDS_EVERY_MS;
  };

  const watch = (id: string, dueMs: number): void => {
    const turn = (watches.get(id) ?? 0) + 1;
    watches.set(id, turn);
    agenda.add(dueMs, () => {
      if (watches.get(id) === turn) remind(id);
    });
  };
  const remind = (id: string): void => {
    const subscription = book.find(id);
    if (!subscription) return void watches.delete(id);
    const everyMs = oddities.current.reauthorizesEveryMs;
    const isDue = everyMs !== null || reminderMs(subscription) <= nowMs();
    if (isDue) sendAt(subscription, 'reauthorizationRequired', nowMs());
    watch(id, isDue ? nowMs() + (everyMs ?? REMINDS_EVERY_MS) : reminderMs(subscription));
  };

  return {
    watch(subscription) {
      const everyMs = oddities.current.reauthorizesEveryMs;
      const dueMs = everyMs === null ? reminderMs(subscription) : Math.min(nowMs() + everyMs, reminderMs(subscription));
      // One that is due already, since the token it was renewed with ends soon, is reminded of at the next turn.
      watch(subscription.id, dueMs <= nowMs() ? nowMs() + REMINDS_EVERY_MS : dueMs);
    },
    tell(subscription, event) {
      if (event === 'subscriptionRemoved') book.remove(subscription.id);
      sendAt(subscription, event, soonMs());
    },
    missed(id) {
      const subscription = book.find(id);
      const lastMs = missedDueMs.get(id) ?? Number.NEGATIVE_INFINITY;
      if (!subscription || lastMs > nowMs()) return;
      const dueMs = Math.max(soonMs(), lastMs + MISSED_EVERY_MS);
      missedDueMs.set(id, dueMs);
      sendAt(subscription, 'missed', dueMs);
    },
  };
}
