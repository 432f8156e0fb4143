const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** After so many wrong PINs in a row, how long nobody is listened to: three are free, and then it takes ever longer. */
const waitsMs = [0, 0, 0, 5 * SECOND_MS, 15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS];

/** Past this many, one more changes nothing. */
export const MOST_FAILURES = waitsMs.length - 1;

export function waitAfter(failures: number): number {
  return waitsMs[Math.min(failures, MOST_FAILURES)] ?? 0;
}

/** Wrong PINs this far apart are not one attempt: people mistype, all through a year. Slower than waiting for each. */
export const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;
