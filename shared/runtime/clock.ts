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

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    await delay(Math.max(0, ms), undefined, signal ? { signal } : {}).catch(() => {});
  },
};
