import { expect, test } from 'vitest';
import { createAdministratorMode } from '../../../../shared/engine/administrator/administrator-mode.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

const minute = 60_000;

function house() {
  const clock = createDrivenClock(0);
  let changes = 0;
  const mode = createAdministratorMode({
    clock,
    trueNowMs: clock.nowMs,
    onChange() {
      changes += 1;
    },
  });
  return { clock, mode, changes: () => changes };
}

test('E60 the mode ends by itself two minutes after the last touch, and says so', async () => {
  const { clock, mode, changes } = house();
  mode.touch();
  expect([mode.endsMs(), changes()]).toEqual([null, 0]);
  mode.begin();
  await clock.advance(minute);
  mode.touch();
  expect(mode.endsMs()).toBe(3 * minute);
  await clock.advance(2 * minute - 1);
  expect(mode.endsMs()).toBe(3 * minute);
  await clock.advance(1);
  expect([mode.endsMs(), changes(), clock.sleeperCount]).toEqual([null, 3, 0]);
});

test('E60 a timer that is late prolongs nothing, and a touch does not either', () => {
  const { clock } = house();
  let lateMs = 0;
  const late = createAdministratorMode({
    clock: { monotonicMs: () => clock.monotonicMs() + lateMs, sleep: () => new Promise(() => {}) },
    trueNowMs: clock.nowMs,
    onChange() {},
  });
  late.begin();
  lateMs = 2 * minute;
  expect(late.endsMs()).toBeNull();
  late.touch();
  lateMs = 0;
  expect(late.endsMs()).toBeNull();
});

test('E60 for a screen that is gone no timer is left, and a PIN found right too late opens nothing', () => {
  const { clock, mode } = house();
  mode.begin();
  mode.close();
  expect([mode.endsMs(), clock.sleeperCount]).toEqual([null, 0]);
  mode.begin();
  expect([mode.endsMs(), clock.sleeperCount]).toEqual([null, 0]);
});
