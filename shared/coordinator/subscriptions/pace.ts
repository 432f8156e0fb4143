import type { Clock } from '../../runtime/clock.ts';

/** Hands out turns evenly, first come, first served. */
export interface Pace {
  /** Resolves when it is the caller's turn, or when the signal aborts. */
  turn(signal: AbortSignal): Promise<void>;
}

/** So many turns a second after a rest are given at once. */
const AT_ONCE = 5;

export function createPace(clock: Pick<Clock, 'monotonicMs' | 'sleep'>, perSecond: number): Pace {
  const gapMs = 1_000 / perSecond;
  let nextMs = Number.NEGATIVE_INFINITY;
  return {
    async turn(signal) {
      const nowMs = clock.monotonicMs();
      nextMs = Math.max(nextMs, nowMs - (AT_ONCE - 1) * gapMs);
      const waitMs = nextMs - nowMs;
      nextMs += gapMs;
      if (waitMs > 0) await clock.sleep(waitMs, signal);
    },
  };
}
