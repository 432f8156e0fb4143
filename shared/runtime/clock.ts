import { setTimeout as delay } from 'node:timers/promises';

/** Time as the working rooms see it; tests hand in one they drive. */
export interface Clock {
  /** The device's wall clock, epoch milliseconds. May jump. */
  nowMs(): number;
  /** Milliseconds from some fixed point; never jumps, may stand still while the device sleeps. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. Shorter than 0 is 0. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A timer of Node's that is told to wait longer fires at once: a `Retry-After` of a month would become a storm of requests. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    for (let restMs = Math.max(0, ms); !signal?.aborted; restMs -= LONGEST_TIMER_MS) {
      await delay(Math.min(restMs, LONGEST_TIMER_MS), undefined, signal ? { signal } : {}).catch(() => {});
      if (!(restMs > LONGEST_TIMER_MS)) return;
    }
  },
};
