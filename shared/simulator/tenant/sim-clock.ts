import type { Clock } from '../../runtime/clock.ts';

/** The tenant's own wall clock: the given one, moved. Sleeps stay real. */
export interface SimClock extends Clock {
  set(nowMs: number): void;
  step(ms: number): void;
}

export function createSimClock(clock: Clock): SimClock {
  let offsetMs = 0;
  return {
    nowMs: () => clock.nowMs() + offsetMs,
    monotonicMs: () => clock.monotonicMs(),
    sleep: (ms, signal) => clock.sleep(ms, signal),
    set(nowMs) {
      offsetMs = nowMs - clock.nowMs();
    },
    step(ms) {
      offsetMs += ms;
    },
  };
}
