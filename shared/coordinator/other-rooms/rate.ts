import type { Clock } from '../../runtime/clock.ts';

export interface RateOptions {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** So many at once. */
  readonly burst: number;
  /** Then one each so often. */
  readonly everyMs: number;
}

/** How often each door may do something. */
export interface Rate {
  /** False where it has to wait; nothing is used up by that. */
  take(doorId: string): boolean;
}

export function createRate({ clock, burst, everyMs }: RateOptions): Rate {
  /** By door, when its allowance will be whole again. A door that is not here has all of it. */
  const wholeAtMs = new Map<string, number>();

  const forgetRested = (nowMs: number): void => {
    for (const [doorId, atMs] of wholeAtMs) if (atMs <= nowMs) wholeAtMs.delete(doorId);
  };

  return {
    take(doorId) {
      const nowMs = clock.monotonicMs();
      const next = Math.max(wholeAtMs.get(doorId) ?? nowMs, nowMs) + everyMs;
      if (next - nowMs > burst * everyMs) return false;
      if (!wholeAtMs.has(doorId)) forgetRested(nowMs);
      wholeAtMs.set(doorId, next);
      return true;
    },
  };
}
