import type { Clock } from '../../shared/runtime/clock.ts';

/** A clock that stands still: sleeps end only when called off. For houses whose rounds are asked for, over real sockets. */
export function createHeldClock(now: string): Clock {
  const nowMs = Date.parse(now);
  return {
    nowMs: () => nowMs,
    monotonicMs: () => 0,
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) resolve();
        else signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
}
