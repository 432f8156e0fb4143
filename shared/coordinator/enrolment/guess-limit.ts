import type { Clock } from '../../runtime/clock.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** After so many wrong codes, how long no code is looked at: five are free, and then it takes ever longer. */
const waitsMs = [0, 0, 0, 0, 0, 0, 5 * SECOND_MS, 15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];

/** One wrong code is forgiven for each such time without another: staff who enrol a thousand doors mistype now and then. */
const FORGIVEN_AFTER_MS = 10 * MINUTE_MS;

export interface GuessLimit {
  isOpen(): boolean;
  /** A wrong code, whoever gave it. */
  wrong(): void;
}

/** Keeps guessing slow for all callers together, since whoever guesses can come as many. A right code changes nothing, or it would buy more guesses. */
export function createGuessLimit(clock: Pick<Clock, 'monotonicMs'>): GuessLimit {
  const most = waitsMs.length - 1;
  let failures = 0;
  let failedAtMs = 0;

  return {
    isOpen: () => failures === 0 || clock.monotonicMs() - failedAtMs >= (waitsMs[failures] ?? 0),
    wrong() {
      const nowMs = clock.monotonicMs();
      const forgiven = Math.floor((nowMs - failedAtMs) / FORGIVEN_AFTER_MS);
      failures = Math.min(most, Math.max(0, failures - forgiven) + 1);
      failedAtMs = nowMs;
    },
  };
}
