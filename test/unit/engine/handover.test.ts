import { expect, test } from 'vitest';
import { unknownOffset } from '../../../shared/domain/clock-offset.ts';
import { createHandovers, type HandedOver } from '../../../shared/engine/handover.ts';
import { createOwnWrites } from '../../../shared/engine/replica/own-writes.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

const AURORA = 'contoso/aurora@contoso.com';

function openHandovers() {
  const clock = createDrivenClock(1_000_000);
  const state = { replica: null, trouble: null, notice: null, roundCount: 7, driftCount: 0, lastRoundMs: null, plainReadMs: null };
  const left: HandedOver = { state, ownWrites: createOwnWrites(clock), offset: unknownOffset };
  return { clock, left, at: createHandovers(clock) };
}

test('E94 what an engine leaves is for the next one at the same place, once', () => {
  const { left, at } = openHandovers();
  at(AURORA).leave(left);
  expect(at(AURORA).take()).toBe(left);
  expect(at(AURORA).take()).toBeNull();
});

test.each(['contoso/borealis@contoso.com', 'fabrikam/aurora@contoso.com'])(
  'E93 %s gets nothing of another room, and neither is it kept',
  (place) => {
    const { left, at } = openHandovers();
    at(AURORA).leave(left);
    expect(at(place).take()).toBeNull();
    expect(at(AURORA).take()).toBeNull();
  },
);

test('D13 a device that slept, or whose clock was set, vouches for nothing that was left before', () => {
  const { clock, left, at } = openHandovers();
  at(AURORA).leave(left);
  clock.jumpWall(3_000);
  expect(at(AURORA).take()).toBeNull();
});
