import { etagOf } from '../graph/event-resource.ts';
import type { CalendarItem } from '../tenant/calendar-item.ts';
import { masterOf } from '../tenant/instances.ts';
import type { Setting } from '../tenant/setting.ts';
import type { Switches } from '../tenant/switches.ts';
import type { Delivery } from './delivery.ts';
import type { Lifecycle } from './lifecycle.ts';
import { notificationDelayMs } from './notification-delay.ts';
import { type ChangedEvent, changeItem } from './notification-item.ts';
import type { ChangeKind, Subscription } from './subscription.ts';
import type { SubscriptionBook } from './subscription-book.ts';

/** One write to a mailbox, as stored: what reads show may come later (facts 3.1.6 and 7.3.7). */
export interface Write {
  readonly before: CalendarItem | null;
  readonly after: CalendarItem | null;
}

export interface ChangeNotifierDeps {
  readonly book: Pick<SubscriptionBook, 'of'>;
  readonly delivery: Delivery;
  readonly lifecycle: Pick<Lifecycle, 'missed' | 'tell'>;
  readonly switches: Pick<Setting<Switches>, 'current'>;
  /** Whether the app may still reach the mailbox. */
  mayReach(mailboxId: string): boolean;
  nowMs(): number;
  random(): number;
  tenantId(): string;
}

/** Turns the writes of a mailbox into notifications for whoever subscribed to it; one for a series, by its master (fact 7.3.8). */
export function createChangeNotifier(deps: ChangeNotifierDeps): (mailboxId: string, write: Write) => void {
  const { book, delivery, lifecycle, switches, mayReach, nowMs, random, tenantId } = deps;
  const lastDueMs = new Map<string, number>();

  const dueMsFor = ({ id }: Subscription): number => {
    const dueMs = nowMs() + notificationDelayMs(switches.current, random);
    if (switches.current.notificationsSwap) return dueMs;
    const inTurnMs = Math.max(dueMs, lastDueMs.get(id) ?? 0);
    lastDueMs.set(id, inTurnMs);
    return inTurnMs;
  };

  /** Fact 7.3.6: what comes besides the first is an update, if anybody wants to know of those. */
  const kindsTold = (kind: ChangeKind, { changes }: Subscription): readonly ChangeKind[] => {
    const most = switches.current.notificationCopies;
    const more = most <= 1 ? 0 : 1 + Math.floor(random() * (most - 1));
    const besides = kind !== 'deleted' && changes.includes('updated') ? 'updated' : kind;
    return [kind, ...Array<ChangeKind>(more).fill(besides)];
  };

  const tell = (subscription: Subscription, kind: ChangeKind, changed: ChangedEvent): void => {
    const { notificationsLost } = switches.current;
    for (const told of kindsTold(kind, subscription)) {
      if (notificationsLost > 0 && random() < notificationsLost) lifecycle.missed(subscription.id);
      else delivery.add(subscription.notificationUrl, changeItem(subscription, told, changed, tenantId()), dueMsFor(subscription));
    }
  };

  return (mailboxId, { before, after }) => {
    const item = after ?? before;
    const subscriptions = book.of(mailboxId);
    if (!item || subscriptions.length === 0) return;
    const kind = before === null ? 'created' : after === null ? 'deleted' : 'updated';
    const changed = { mailboxId, ref: { key: item.key, date: null }, etag: etagOf(masterOf(item)) };
    for (const subscription of subscriptions) {
      if (!mayReach(mailboxId)) lifecycle.tell(subscription, 'subscriptionRemoved');
      else if (subscription.changes.includes(kind)) tell(subscription, kind, changed);
    }
  };
}
