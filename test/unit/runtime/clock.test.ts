import { expect, test } from 'vitest';
import { systemClock } from '../../../shared/runtime/clock.ts';

const DAY_MS = 86_400_000;

test.each<{ ms: number; because: string }>([
  { ms: 30 * DAY_MS, because: "a month is longer than Node's timers can hold" },
  { ms: Number.POSITIVE_INFINITY, because: 'it is for ever' },
])('a sleep of $ms ms does not end at once, although $because, and ends with its signal', async ({ ms }) => {
  const stop = new AbortController();
  const sleep = systemClock.sleep(ms, stop.signal).then(() => 'over');
  // A timer that fires at once comes before one that was set later and waits.
  expect(await Promise.race([sleep, systemClock.sleep(5).then(() => 'waiting')])).toBe('waiting');
  stop.abort();
  expect(await sleep).toBe('over');
});

test.each([0, -5, 3])('a sleep of %i ms ends by itself', async (ms) => {
  await expect(systemClock.sleep(ms)).resolves.toBeUndefined();
});
