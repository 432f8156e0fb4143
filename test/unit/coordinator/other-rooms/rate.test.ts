import { expect, test } from 'vitest';
import { createRate } from '../../../../shared/coordinator/other-rooms/rate.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

const minute = 60_000;
const taken = (rate: ReturnType<typeof createRate>, door: string, count: number) =>
  Array.from({ length: count }, () => rate.take(door)).filter(Boolean).length;

test('E78 so many at once, then one each so often', async () => {
  const clock = createDrivenClock(0);
  const rate = createRate({ clock, burst: 3, everyMs: minute });
  expect(taken(rate, 'a', 5)).toBe(3);
  await clock.advance(minute);
  expect(taken(rate, 'a', 5)).toBe(1);
  await clock.advance(60 * minute);
  expect(taken(rate, 'a', 5)).toBe(3);
});

test('E78 one door does not use up another’s, and asking in vain costs nothing', async () => {
  const clock = createDrivenClock(0);
  const rate = createRate({ clock, burst: 2, everyMs: minute });
  expect(taken(rate, 'a', 100)).toBe(2);
  expect(taken(rate, 'b', 2)).toBe(2);
  await clock.advance(minute);
  expect(rate.take('a')).toBe(true);
});
