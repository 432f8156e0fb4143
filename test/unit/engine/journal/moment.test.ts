import { expect, test } from 'vitest';
import { createStopwatch } from '../../../../shared/engine/journal/moment.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

test.each([
  { name: 'ten seconds pass', advanceMs: 10_000, jumpMs: 0, run: 'a', atMost: 10_000, atLeast: 10_000 },
  { name: 'the wall clock is set an hour on', advanceMs: 10_000, jumpMs: 3_600_000, run: 'a', atMost: Infinity, atLeast: 10_000 },
  { name: 'the wall clock is set an hour back', advanceMs: 10_000, jumpMs: -3_600_000, run: 'a', atMost: Infinity, atLeast: 10_000 },
  { name: 'the wall clock drifts by a second', advanceMs: 10_000, jumpMs: 1_000, run: 'a', atMost: 11_000, atLeast: 10_000 },
  { name: 'the program starts again', advanceMs: 10_000, jumpMs: 0, run: 'b', atMost: Infinity, atLeast: 0 },
])('E23 durations err on the safe side when $name', async ({ advanceMs, jumpMs, run, atMost, atLeast }) => {
  const clock = createDrivenClock(1_000_000, { pump: 1 });
  const moment = createStopwatch(clock, 'a').now();
  await clock.advance(advanceMs);
  clock.jumpWall(jumpMs);
  const stopwatch = createStopwatch(clock, run);
  expect([stopwatch.atMostMs(moment), stopwatch.atLeastMs(moment), stopwatch.isOfThisRun(moment)]).toEqual([atMost, atLeast, run === 'a']);
});
