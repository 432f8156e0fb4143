import { expect, test } from 'vitest';
import { AURORA, keepTalking, openLineHouse, settingsOf } from './line-house.ts';

test('C15 a door that does not read gets one hint for all it missed, and what waits for it stays small', async () => {
  const house = openLineHouse();
  const { door, pair } = await house.admitted();
  pair.stall();
  for (let count = 0; count < 10_000; count += 1) house.lines.hint(AURORA.id);
  expect(pair.coordinator.bufferedBytes()).toBeLessThan(5_000);
  const before = door.told.length;
  pair.resume();
  await house.clock.settle();
  const caughtUp = door.told.length - before;
  house.lines.hint(AURORA.id);
  await house.clock.advance(1_000);
  expect(door.told.length - before - caughtUp).toBeGreaterThanOrEqual(1);
  expect(caughtUp).toBeLessThan(120);
});

test('C15 a hint that was held goes out by itself once the door reads again', async () => {
  const house = openLineHouse();
  const { door, pair } = await house.admitted();
  pair.stall();
  for (let count = 0; count < 200; count += 1) house.lines.hint(AURORA.id);
  await house.clock.advance(900);
  pair.resume();
  await house.clock.settle();
  const before = door.told.length;
  await house.clock.advance(2_000);
  expect(door.told.slice(before).map(({ kind }) => kind)).toEqual(['roomChanged']);
});

test('C15 a door that reads nothing for two heartbeats is dropped, and the others notice nothing', async () => {
  const house = openLineHouse();
  const [slow, brisk] = [await house.admitted(), await house.admitted()];
  slow.pair.stall();
  for (let count = 0; count < 200; count += 1) house.lines.hint(AURORA.id);
  await keepTalking(house, [slow.door, brisk.door], 30_000);
  expect(house.counted).toEqual(['opened', 'opened', 'tooSlow']);
  expect(house.lines.count()).toBe(1);
  expect(brisk.door.closedWith()).toBeNull();
});

test('C15 a door so far behind that not even settings can wait for it is dropped at once', async () => {
  const house = openLineHouse();
  const { pair } = await house.admitted();
  pair.stall();
  const long = { ...settingsOf(9), policy: { roomDetails: 'x'.repeat(20_000) } };
  house.settings.set(AURORA.id, async () => long);
  for (let count = 0; count < 6; count += 1) await house.lines.settingsChanged(AURORA.id);
  expect(house.counted).toEqual(['opened', 'tooSlow']);
});
