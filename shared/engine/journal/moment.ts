import { z } from 'zod';
import type { Clock } from '../../runtime/clock.ts';

/** An instant of this device's, good for durations only: clocks may be off by minutes, and be set, and devices sleep and restart (E23). */
export const momentSchema = z.strictObject({
  /** Names the run of the program; the monotonic clock means nothing in another one. */
  run: z.string(),
  monotonicMs: z.number(),
  wallMs: z.number(),
});

export type Moment = Readonly<z.infer<typeof momentSchema>>;

/** Measures with the error on the side that the caller needs. */
export interface Stopwatch {
  now(): Moment;
  /** No less than has really passed: unbounded across a restart, a sleep, or a clock that was set. */
  atMostMs(since: Moment): number;
  /** No more than has really passed: nothing across a restart, nor while the device slept. */
  atLeastMs(since: Moment): number;
  isOfThisRun(moment: Moment): boolean;
}

/** Wall and monotonic clock further apart than this: the device slept, or its clock was set. */
const APART_MS = 2_000;

export function createStopwatch(clock: Pick<Clock, 'nowMs' | 'monotonicMs'>, run: string): Stopwatch {
  const isOfThisRun = (moment: Moment): boolean => moment.run === run;
  const passed = (since: Moment) => ({
    monotonicMs: clock.monotonicMs() - since.monotonicMs,
    wallMs: clock.nowMs() - since.wallMs,
  });
  return {
    now: () => ({ run, monotonicMs: clock.monotonicMs(), wallMs: clock.nowMs() }),
    atMostMs(since) {
      const { monotonicMs, wallMs } = passed(since);
      const isSure = isOfThisRun(since) && Math.abs(wallMs - monotonicMs) <= APART_MS;
      return isSure ? Math.max(monotonicMs, wallMs) : Number.POSITIVE_INFINITY;
    },
    atLeastMs: (since) => (isOfThisRun(since) ? Math.max(0, passed(since).monotonicMs) : 0),
    isOfThisRun,
  };
}
