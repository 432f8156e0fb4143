import { expect, test } from 'vitest';
import { systemClock } from '../../../shared/runtime/clock.ts';

const DAY_MS = 86_400_000;

/** Long enough for a timer that fires at once. */
const moment = (): Promise<'waiting'> => new Promise((resolve) => setTimeout(() => resolve('waiting'), 20));

test.each<{ ms: number; because: string }>([
  { ms: 30 * DAY_MS, because: "a month is longer than Node's timers can hold" },
  { ms: Number.POSITIVE_INFINITY, because: 'it is for ever' },
])('a sleep of $ms ms does not end at once, although $because, and ends with its signal', async ({ ms }) => {
  const stop = new AbortController();
  const sleep = systemClock.sleep(ms, stop.signal).then(() => 'over');
  expect(await Promise.race([sleep, moment()])).toBe('waiting');
  stop.abort();
  expect(await sleep).toBe('over');
});

test.each([0, -5, 3])('a sleep of %i ms ends by itself', async (ms) => {
  await expect(systemClock.sleep(ms)).resolves.toBeUndefined();
});
