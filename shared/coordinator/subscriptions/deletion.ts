import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { SubscriptionRecords } from '../store/coordinator-store.ts';
import type { Job } from './lane.ts';
import type { MeteredSubscriptions } from './metered-subscriptions.ts';
import { retryDelayMs } from './retry-plan.ts';

export interface DeletionDeps {
  readonly subscriptions: Pick<MeteredSubscriptions, 'remove'>;
  readonly records: Pick<SubscriptionRecords, 'remove'>;
  /** Whether a room has it: a creation may have been answered after the list that made it look like a stray. */
  readonly isKept: (subscriptionId: string) => boolean;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly random: () => number;
  readonly log: Log;
}

export interface Deletion extends Job {
  /** Resolves after the first try, whatever came of it. */
  readonly tried: Promise<void>;
}

/**
 * Deletes a subscription at Graph, again and again until that has worked. Its record goes last, so that a restart takes it up where it was;
 * and where the record went with its room, Graph's list shows a stray.
 */
export function createDeletion(deps: DeletionDeps, subscriptionId: string, atMs: number, onDone: () => void): Deletion {
  const { subscriptions, records, clock, random, log } = deps;
  const first = Promise.withResolvers<void>();
  let dueAtMs: number | null = atMs;
  let failures = 0;
  return {
    tried: first.promise,
    dueMs: () => dueAtMs,
    async run(signal) {
      try {
        if (!deps.isKept(subscriptionId)) {
          await subscriptions.remove(subscriptionId, signal);
          log.info('subscriptionDeleted', { subscriptionId });
          await records
            .remove(subscriptionId)
            .catch((error: unknown) => log.error('subscriptionNotStored', { subscriptionId, message: String(error) }));
        }
        dueAtMs = null;
        onDone();
      } finally {
        first.resolve();
      }
    },
    failed(error) {
      failures += 1;
      dueAtMs = clock.monotonicMs() + retryDelayMs(error, failures, random);
    },
  };
}
