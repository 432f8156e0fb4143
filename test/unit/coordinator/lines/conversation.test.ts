import { expect, test } from 'vitest';
import type { RoomSettings } from '../../../../shared/protocol/room-settings.ts';
import { createLineDoor } from '../../../support/line-door.ts';
import { createSocketPair } from '../../../support/socket-pair.ts';
import { AURORA, BOREALIS, keepTalking, openLineHouse, settingsOf } from './line-house.ts';

test('a hint goes to every door of the room, and to no other', async () => {
  const house = openLineHouse();
  const [left, right, other] = [await house.admitted(), await house.admitted(), await house.admitted(BOREALIS)];
  await house.clock.advance(500);
  expect(house.lines.hint(AURORA.id)).toBe(2);
  expect(house.lines.hint('no such room')).toBe(0);
  await house.clock.settle();
  const hint = { kind: 'roomChanged', atMs: house.clock.nowMs() };
  expect([left, right, other].map(({ door }) => door.told.filter((message) => JSON.stringify(message) === JSON.stringify(hint)))).toEqual([
    [hint],
    [hint],
    [],
  ]);
});

test('doors hear when the notifications of their room begin to arrive, and when they cease', async () => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  house.push(AURORA.id, true);
  house.push(BOREALIS.id, true);
  house.push(AURORA.id, false);
  await house.clock.settle();
  expect(door.told.slice(3)).toEqual([
    { kind: 'push', hasPush: true },
    { kind: 'push', hasPush: false },
  ]);
});

test('settings that change are sent as they are then', async () => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  house.settings.set(AURORA.id, async () => settingsOf(7));
  await house.lines.settingsChanged(AURORA.id);
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'settings', settings: settingsOf(7) });
});

test('C60 of two changes that are read at once the older one is not told after the newer', async () => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  const slow = Promise.withResolvers<RoomSettings>();
  house.settings.set(AURORA.id, () => slow.promise);
  const first = house.lines.settingsChanged(AURORA.id);
  house.settings.set(AURORA.id, async () => settingsOf(8));
  await house.lines.settingsChanged(AURORA.id);
  slow.resolve(settingsOf(7));
  await first;
  await house.clock.settle();
  expect(door.told.filter(({ kind }) => kind === 'settings')).toEqual([{ kind: 'settings', settings: settingsOf(8) }]);
});

test('C13 settings that change while a door is being welcomed are not lost, and nothing comes before the welcome', async () => {
  const house = openLineHouse();
  const slow = Promise.withResolvers<RoomSettings>();
  house.settings.set(AURORA.id, () => slow.promise);
  const { door } = await house.admitted();
  house.settings.set(AURORA.id, async () => settingsOf(8));
  await house.lines.settingsChanged(AURORA.id);
  house.lines.hint(AURORA.id);
  house.push(AURORA.id, true);
  await house.clock.settle();
  expect(door.kinds()).toEqual(['challenge']);
  slow.resolve(settingsOf(7));
  await house.clock.settle();
  expect(door.told.slice(1)).toMatchObject([{ kind: 'welcome', settings: { version: 8 }, hasPush: true }, { kind: 'roomChanged' }]);
});

test('C12 a door that is given another room while it is being welcomed is welcomed there alone', async () => {
  const house = openLineHouse();
  const slow = Promise.withResolvers<RoomSettings>();
  house.settings.set(AURORA.id, () => slow.promise);
  house.settings.set(BOREALIS.id, async () => settingsOf(5));
  const { door } = await house.admitted();
  house.enrol(door.key, BOREALIS, 'door-moved');
  await house.clock.settle();
  slow.resolve(settingsOf(9));
  await house.clock.settle();
  expect(door.told.slice(1)).toMatchObject([{ kind: 'welcome', doorId: 'door-moved', settings: { version: 5 } }, { kind: 'roomChanged' }]);
});

test('C12 a door that is revoked while it is being welcomed learns nothing of the room', async () => {
  const house = openLineHouse();
  const slow = Promise.withResolvers<RoomSettings>();
  house.settings.set(AURORA.id, () => slow.promise);
  const { door, enrolled } = await house.admitted();
  house.tell({ kind: 'revoked', door: enrolled });
  slow.resolve(settingsOf(7));
  await house.clock.settle();
  expect(door.kinds()).toEqual(['challenge', 'refused']);
});

test('a disk that fails costs the line, and the door may come back', async () => {
  const house = openLineHouse();
  house.settings.set(AURORA.id, () => Promise.reject(new Error('disk')));
  const { door } = await house.admitted();
  expect(door.closedWith()).toBe(1006);
  expect(house.logged).toEqual(['settingsUnreadable']);
  house.settings.delete(AURORA.id);
  expect((await house.connect({ key: door.key })).door.kinds()).toContain('welcome');
});

test('C14 both sides send heartbeats; who is silent for two of them is cut off', async () => {
  const house = openLineHouse();
  const talking = await house.admitted();
  const silent = await house.admitted();
  await keepTalking(house, [talking.door], 60_000);
  expect(talking.door.pings()).toBe(6);
  expect(talking.door.closedWith()).toBeNull();
  expect(silent.door.closedWith()).toBe(1006);
  expect(house.counted).toEqual(['opened', 'opened', 'silent']);
  expect(house.lines.count()).toBe(1);
});

test('C14 a coordinator that was itself held up hears its doors out before it calls them silent', async () => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  house.holdUp(60_000);
  await house.clock.advance(9_000);
  expect(door.closedWith()).toBeNull();
  door.send({ kind: 'ping' });
  await house.clock.advance(19_000);
  expect(door.closedWith()).toBeNull();
  await house.clock.advance(21_000);
  expect(door.closedWith()).toBe(1006);
});

test.each([
  { what: 'no JSON', text: '{' },
  { what: 'no message of ours', text: '{"kind":"welcome"}' },
  { what: 'a second hello', text: JSON.stringify({ kind: 'hello', lineVersion: 1 }) },
  { what: 'a question without an id', text: JSON.stringify({ kind: 'ask', question: {} }) },
  { what: 'more than eight kilobytes', text: JSON.stringify({ kind: 'ask', id: '1', question: 'x'.repeat(9_000) }) },
])('C16 a line on which comes $what is closed', async ({ text }) => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  door.sendText(text);
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'malformed' });
});

test('C16 a door that talks without end is cut off', async () => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  for (let count = 0; count < 61; count += 1) door.send({ kind: 'ping' });
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'malformed' });
});

test('when the coordinator stops, every line is closed, no timer is left, and none is taken any more', async () => {
  const house = openLineHouse();
  const doors = [await house.admitted(), await house.connect()];
  await house.lines.close();
  await house.clock.settle();
  expect(doors.map(({ door }) => door.closedWith())).toEqual([1000, 1000]);
  expect(house.clock.sleeperCount).toBe(0);
  expect((await house.connect()).door.closedWith()).toBe(1006);
});

test('C14 three thousand lines live by one timer, and their heartbeats come in ten portions', async () => {
  const house = openLineHouse();
  const doors = Array.from({ length: 3_000 }, () => {
    const pair = createSocketPair();
    const door = createLineDoor(pair.door, { hello: () => null });
    house.lines.accept(pair.coordinator, '192.0.2.1');
    return door;
  });
  await house.clock.settle();
  expect(house.clock.sleeperCount).toBe(1);
  await house.clock.advance(1_000);
  expect(doors.filter((door) => door.pings() > 0)).toHaveLength(300);
});
