import { expect, test } from 'vitest';
import { createTrueClock } from '../../../shared/engine/true-clock.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

const t0 = Date.parse('2026-03-02T09:00:00Z');
const hourMs = 3_600_000;

function house(lastTrueMs: number | null = null) {
  const clock = createDrivenClock(t0);
  let changes = 0;
  const onChange = () => {
    changes += 1;
  };
  const trueClock = createTrueClock({ clock, lastTrueMs, onChange });
  /** An answer without a round trip, `aheadMs` of the device. */
  const answer = (aheadMs: number) => {
    const nowMs = clock.nowMs();
    trueClock.learn({ dateMs: Math.floor((nowMs + aheadMs) / 1_000) * 1_000, sentMs: nowMs, receivedMs: nowMs });
  };
  return { clock, trueClock, answer, changes: () => changes };
}

test('E13 the offset is learnt from Graph', () => {
  const { trueClock, answer, changes } = house();
  expect(trueClock.nowMs()).toBe(t0);
  answer(hourMs);
  expect(Math.abs(trueClock.nowMs() - t0 - hourMs)).toBeLessThanOrEqual(1_000);
  expect(changes()).toBe(1);
});

test('E13 an answer that teaches nothing new tells nobody', () => {
  const { answer, changes } = house();
  answer(0);
  answer(0);
  expect(changes()).toBe(0);
});

test.each([{ jumpMs: hourMs }, { jumpMs: -hourMs }, { jumpMs: 2_500 }])(
  'E13 a jump of $jumpMs ms makes the clock unsound until the next answer',
  async ({ jumpMs }) => {
    const { clock, trueClock, answer } = house();
    await clock.advance(10_000);
    clock.jumpWall(jumpMs);
    expect(trueClock.look()).toBe(true);
    expect(trueClock.isSound()).toBe(false);
    expect(trueClock.look()).toBe(false); // told once
    answer(-jumpMs);
    expect(trueClock.isSound()).toBe(true);
    expect(Math.abs(trueClock.nowMs() - t0 - 10_000)).toBeLessThanOrEqual(1_000);
  },
);

test('E13 less than two seconds is no jump, and time alone is none either', async () => {
  const { clock, trueClock } = house();
  await clock.advance(hourMs);
  clock.jumpWall(1_900);
  expect(trueClock.look()).toBe(false);
  expect(trueClock.isSound()).toBe(true);
});

test('E13 an answer with the jump within its round trip teaches nothing', async () => {
  const { clock, trueClock } = house();
  const sentMs = clock.nowMs();
  clock.jumpWall(hourMs);
  await clock.advance(100);
  trueClock.learn({ dateMs: t0, sentMs, receivedMs: clock.nowMs() });
  expect(trueClock.isSound()).toBe(false);
  expect(trueClock.nowMs()).toBe(clock.nowMs());
});

test.each([
  { lastTrueMs: t0 + 60_000, isSound: false, because: 'it was set back, or has no battery' },
  { lastTrueMs: t0 + 1_000, isSound: true, because: 'a second is no proof' },
  { lastTrueMs: t0 - hourMs, isSound: true, because: 'time went on' },
  { lastTrueMs: null, isSound: true, because: 'nothing is known on a first start' },
])('E13 a start with the last true time at $lastTrueMs: $because', ({ lastTrueMs, isSound }) => {
  const { trueClock, answer } = house(lastTrueMs);
  expect(trueClock.isSound()).toBe(isSound);
  answer(0);
  expect(trueClock.isSound()).toBe(true);
});

test('E13 what is kept through a restart is never an uncertain time', async () => {
  const { clock, trueClock, answer } = house();
  await clock.advance(10_000);
  expect(trueClock.lastTrueMs()).toBe(t0 + 10_000);
  clock.jumpWall(hourMs);
  trueClock.look();
  expect(trueClock.lastTrueMs()).toBe(t0 + 10_000);
  answer(-hourMs);
  expect(Math.abs(trueClock.lastTrueMs() - t0 - 10_000)).toBeLessThanOrEqual(1_000);
  expect(house(t0 + hourMs).trueClock.lastTrueMs()).toBe(t0 + hourMs);
});
