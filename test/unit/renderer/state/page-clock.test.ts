import { expect, test } from 'vitest';
import { createPageClock } from '../../../../renderer/state/page-clock.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

const MINUTE_MS = 60_000;
const NOON = Date.UTC(2026, 10, 20, 12);

/** A device whose wall clock is off by so much when the true time is 12:00:20, and a page that hears of 12:00 then. */
function startPage(offMs: number) {
  const device = createDrivenClock(NOON + 20_000 + offMs);
  const clock = createPageClock({ wallMs: device.nowMs, monotonicMs: device.monotonicMs });
  clock.hear(NOON);
  return { device, clock };
}

test.each([
  { offMs: 0, seconds: 20, because: 'a clock within the minute of the view is believed' },
  { offMs: 240_000, seconds: 0, because: 'one that is minutes ahead is not, and the minute is all there is' },
  { offMs: -240_000, seconds: 0, because: 'nor one that is minutes behind' },
])('at the first view a device that is off by $offMs ms counts from second $seconds: $because', ({ offMs, seconds }) => {
  expect(startPage(offMs).clock.nowMs()).toBe(NOON + seconds * 1_000);
});

test.each([0, 30_000, -30_000, 240_000])(
  'D13 once a minute was seen to begin, a device that is off by %i ms counts truly',
  async (offMs) => {
    const { device, clock } = startPage(offMs);
    await device.advance(40_000);
    clock.hear(NOON + MINUTE_MS);
    await device.advance(15_000);
    expect(clock.nowMs()).toBe(NOON + MINUTE_MS + 15_000);
  },
);

test('more views within a minute, and a jump of the device’s clock, move nothing', async () => {
  const { device, clock } = startPage(0);
  await device.advance(40_000);
  clock.hear(NOON + MINUTE_MS);
  await device.advance(10_000);
  device.jumpWall(300_000);
  clock.hear(NOON + MINUTE_MS);
  expect(clock.nowMs()).toBe(NOON + MINUTE_MS + 10_000);
});
