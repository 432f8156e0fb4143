import { backoffMs } from '../shared/kit/backoff.ts';
import type { Clock } from '../shared/runtime/clock.ts';
import type { Log } from '../shared/runtime/log.ts';

export interface ScreenRecoveryDeps {
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly random: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Loads the page anew; rejects when it does not come up. */
  readonly load: () => Promise<void>;
  /** Called when loading anew does not help. */
  readonly giveUp: (reason: string) => void;
}

export interface ScreenRecovery {
  /** Takes note that the page is gone; it is loaded again after a wait that grows. Never rejects. */
  failed(reason: string): Promise<void>;
}

const COUNTED_MS = 10 * 60_000;
const MOST_FAILURES = 5;

/** Brings a lost page back, a bounded number of times: five losses within ten minutes are answered, the sixth is not. */
export function createScreenRecovery({ clock, random, log, signal, load, giveUp }: ScreenRecoveryDeps): ScreenRecovery {
  let failuresMs: readonly number[] = [];
  let isWaiting = false;

  async function failed(reason: string): Promise<void> {
    if (isWaiting || signal.aborted) return;
    const nowMs = clock.monotonicMs();
    failuresMs = [...failuresMs.filter((ms) => nowMs - ms < COUNTED_MS), nowMs];
    log.warn('screenLost', { reason, count: failuresMs.length });
    if (failuresMs.length > MOST_FAILURES) return giveUp(reason);
    isWaiting = true;
    await clock.sleep(backoffMs(failuresMs.length, { firstMs: 500, capMs: 10_000 }, random), signal);
    isWaiting = false;
    if (signal.aborted) return;
    await load().catch((error: unknown) => failed(`load failed: ${error instanceof Error ? error.message : String(error)}`));
  }

  return { failed };
}
