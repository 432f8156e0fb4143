import type { Clock } from '../../runtime/clock.ts';
import type { TrueClock } from '../true-clock.ts';
import { FORGOTTEN_AFTER_MS, MOST_FAILURES, waitAfter } from './waits.ts';

/** Wrong tries at one PIN, as they are kept through restarts. */
export interface Tries {
  readonly failures: number;
  /** True time of the last one; null when the time was not certain then. */
  readonly failedAtMs: number | null;
}

export const noTries: Tries = { failures: 0, failedAtMs: null };

/** How long one PIN may not be tried. */
export interface PinLock {
  tries(): Tries;
  /** 0 when it may be tried now. */
  waitMs(): number;
  /** What is to be kept if the try that comes turns out wrong. */
  afterFailure(): Tries;
  set(tries: Tries): void;
}

export interface PinLockDeps {
  readonly clock: Pick<Clock, 'monotonicMs' | 'nowMs'>;
  readonly trueClock: Pick<TrueClock, 'knownOffsetMs'>;
}

/**
 * A wait is measured by the clock that nobody can set, and begins anew with a restart; only where Graph has told the time, both when the
 * wait began and now, may that show that it is over. So neither a restart nor a changed clock makes it shorter (E62).
 */
export function createPinLock(saved: Tries, { clock, trueClock }: PinLockDeps): PinLock {
  let tries = saved;
  let sinceMs = clock.monotonicMs();

  const certainNowMs = (): number | null => {
    const offsetMs = trueClock.knownOffsetMs();
    return offsetMs === null ? null : clock.nowMs() + offsetMs;
  };
  const ageMs = (): number => {
    const nowMs = certainNowMs();
    const byTrueTime = nowMs === null || tries.failedAtMs === null ? 0 : nowMs - tries.failedAtMs;
    return Math.max(clock.monotonicMs() - sinceMs, byTrueTime);
  };

  return {
    tries: () => tries,
    waitMs: () => Math.max(0, Math.ceil(waitAfter(tries.failures) - ageMs())),
    afterFailure() {
      const before = ageMs() >= FORGOTTEN_AFTER_MS ? 0 : tries.failures;
      return { failures: Math.min(before + 1, MOST_FAILURES), failedAtMs: certainNowMs() };
    },
    set(next) {
      tries = next;
      sinceMs = clock.monotonicMs();
    },
  };
}
