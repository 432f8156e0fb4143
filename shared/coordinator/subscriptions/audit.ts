import type { GraphSubscription } from '../../graph/subscription-schema.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { type Comparison, compareWithGraph } from './compare-with-graph.ts';
import type { Job } from './lane.ts';
import { retryDelayMs } from './retry-plan.ts';

export interface AuditDeps {
  readonly list: (signal: AbortSignal) => Promise<readonly GraphSubscription[]>;
  /** Ids of what we keep. */
  readonly kept: () => ReadonlySet<string>;
  readonly notificationUrl: string;
  /** Whether rooms wait for what only a list can find. */
  readonly isPressed: () => boolean;
  readonly onCompared: (comparison: Comparison) => void;
  /** After each, whether or not Graph gave its list. */
  readonly onEnded: () => void;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly random: () => number;
  readonly log: Log;
}

const DAILY_MS = 24 * 3_600_000;
const PRESSED_MS = 600_000;

export interface Audit extends Job {
  /** The next is due now. */
  hurry(): void;
}

/** Compares our records with Graph's list: at once, and then daily [7.4.5]. */
export function createAudit({ list, kept, clock, random, log, ...deps }: AuditDeps): Audit {
  let endedAtMs = Number.NEGATIVE_INFINITY;
  let dueAtMs = Number.NEGATIVE_INFINITY;
  let failures = 0;

  const end = (waitMs: number): void => {
    endedAtMs = clock.monotonicMs();
    dueAtMs = endedAtMs + waitMs;
    deps.onEnded();
  };

  return {
    hurry() {
      dueAtMs = clock.monotonicMs();
    },
    dueMs: () => (deps.isPressed() ? Math.min(dueAtMs, endedAtMs + PRESSED_MS) : dueAtMs),
    async run(signal) {
      const before = kept(); // what is made while the list is read need not be in it
      const comparison = compareWithGraph(await list(signal), before, deps.notificationUrl);
      const { confirmed, missing, moved, strays } = comparison;
      const counts = { confirmed: confirmed.length, missing: missing.length, moved: moved.length, strays: strays.length };
      log.info('subscriptionsCompared', counts);
      deps.onCompared(comparison);
      failures = 0;
      end(DAILY_MS * (0.95 + random() * 0.1));
    },
    failed(error) {
      failures += 1;
      end(retryDelayMs(error, failures, random));
    },
  };
}
