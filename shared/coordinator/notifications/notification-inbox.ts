import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { Hints } from './hints.ts';
import { judgeItem } from './judge-item.ts';
import type { NotificationItem } from './notification-schema.ts';
import { createSeenChanges } from './seen-changes.ts';

export interface NotificationInbox {
  /** Takes the items and returns at once; they are worked on afterwards. Never refuses any. */
  take(items: readonly NotificationItem[], receivedMs: number): void;
  /** Forgets what waits: every door that comes back is told that its room may have changed. */
  close(): void;
}

export interface NotificationInboxDeps {
  readonly subscriptions: Pick<Subscriptions, 'find' | 'lifecycle'>;
  readonly hints: Hints;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly metrics: Pick<CoordinatorMetrics, 'notification'>;
  readonly log: Pick<Log, 'error'>;
  /** Runs something in a later turn, when answers have gone out. */
  readonly later?: (work: () => void) => void;
  readonly mostWaiting?: number;
}

interface Waiting {
  readonly item: NotificationItem;
  readonly receivedMs: number;
}

/** A turn's worth of work, so that lines and other deliveries are served in between. */
const ITEMS_A_TURN = 200;
const MOST_WAITING = 20_000;

/**
 * Between the answer to a delivery, which must not wait for anything [7.3.2], and the work on it. What does not fit any more is judged at once
 * instead, and all that it leaves behind is a room to be told: a set that cannot grow beyond the rooms there are.
 */
export function createNotificationInbox(deps: NotificationInboxDeps): NotificationInbox {
  const { subscriptions, hints, clock, metrics, log, later = setImmediate, mostWaiting = MOST_WAITING } = deps;
  const seen = createSeenChanges(clock);
  let waiting: Waiting[] = [];
  /** Room ids, with the arrival of the first notification each. */
  const toTell = new Map<string, number>();
  let isScheduled = false;

  function tell(roomId: string, receivedMs: number): void {
    try {
      hints.changed(roomId, receivedMs);
    } catch (error) {
      log.error('hintFailed', { error });
    }
  }

  function judge({ item, receivedMs }: Waiting): void {
    const verdict = judgeItem(item, subscriptions, seen);
    if (verdict.kind === 'ignored') {
      metrics.notification(verdict.outcome);
      return;
    }
    metrics.notification(item.kind === 'lifecycle' ? 'lifecycle' : 'accepted');
    if (item.kind === 'lifecycle') subscriptions.lifecycle({ subscriptionId: item.subscriptionId, kind: item.lifecycle });
    else if (!toTell.has(verdict.roomId)) toTell.set(verdict.roomId, receivedMs);
  }

  function work(): void {
    isScheduled = false;
    const now = waiting.slice(0, ITEMS_A_TURN);
    waiting = waiting.slice(ITEMS_A_TURN);
    for (const each of now) judge(each);
    for (const [roomId, receivedMs] of toTell) tell(roomId, receivedMs);
    toTell.clear();
    if (waiting.length > 0) schedule();
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    later(work);
  }

  return {
    take(items, receivedMs) {
      for (const item of items) {
        const each = { item, receivedMs };
        if (waiting.length < mostWaiting) waiting.push(each);
        else judge(each);
      }
      schedule();
    },
    close() {
      waiting = [];
      toTell.clear();
    },
  };
}
