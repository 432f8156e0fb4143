import { expect, test } from 'vitest';
import { createGuessLimit } from '../../../../shared/coordinator/enrolment/guess-limit.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

test.each([
  { failures: 5, waitMs: 0 },
  { failures: 6, waitMs: 5_000 },
  { failures: 7, waitMs: 15_000 },
  { failures: 8, waitMs: 60_000 },
  { failures: 9, waitMs: 300_000 },
  { failures: 10, waitMs: 900_000 },
])('C21 after $failures wrong codes nobody is listened to for $waitMs ms', async ({ failures, waitMs }) => {
  const clock = createDrivenClock(0, { pump: 1 });
  const limit = createGuessLimit(clock);
  for (let count = 0; count < failures; count += 1) limit.wrong();
  if (waitMs > 0) {
    await clock.advance(waitMs - 1);
    expect(limit.isOpen()).toBe(false);
    await clock.advance(1);
  }
  expect(limit.isOpen()).toBe(true);
});

test('C21 somebody who guesses as fast as they are let gets no more than two hundred guesses a day', async () => {
  const clock = createDrivenClock(0, { pump: 0 });
  const limit = createGuessLimit(clock);
  let guesses = 0;
  for (let second = 0; second < 24 * 3_600; second += 5) {
    await clock.advance(5_000);
    if (!limit.isOpen()) continue;
    limit.wrong();
    guesses += 1;
  }
  expect(guesses).toBeLessThan(200);
  expect(guesses).toBeGreaterThan(50);
});

test('C21 a wrong code every ten minutes, as a thousand doors bring, is never made to wait', async () => {
  const clock = createDrivenClock(0, { pump: 0 });
  const limit = createGuessLimit(clock);
  for (let count = 0; count < 500; count += 1) {
    expect(limit.isOpen()).toBe(true);
    limit.wrong();
    await clock.advance(600_000);
  }
});
