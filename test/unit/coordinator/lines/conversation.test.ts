import { expect, test } from 'vitest';
import type { OtherRooms } from '../../../../shared/coordinator/other-rooms/other-rooms.ts';
import type { OtherRoomAnswer } from '../../../../shared/protocol/other-room-question.ts';
import type { RoomSettings } from '../../../../shared/protocol/room-settings.ts';
import { createLineDoor } from '../../../support/line-door.ts';
import { createSocketPair } from '../../../support/socket-pair.ts';
import { AURORA, BOREALIS, keepTalking, openLineHouse } from './line-house.ts';

const settingsOf = (version: number): RoomSettings => ({ version, policy: {}, timeZone: null });
const findRooms = (id: string) => ({ kind: 'ask', id, question: { kind: 'findFreeRooms', startMs: 0, endMs: 60_000 } }) as const;

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

test('a question is answered under its id, for the room the door stands at', async () => {
  const asked: unknown[] = [];
  const answer: OtherRooms['answer'] = async (door, room, question) => {
    asked.push([door.id, room.id, question.kind]);
    return { kind: 'roomsFound', rooms: [{ address: 'borealis@contoso.com', name: 'Borealis', freeUntilMs: null }] };
  };
  const house = openLineHouse({ otherRooms: { answer } });
  const { door, enrolled } = await house.admitted();
  door.send(findRooms('q1'));
  await house.clock.settle();
  expect(asked).toEqual([[enrolled.id, AURORA.id, 'findFreeRooms']]);
  expect(door.told.at(-1)).toMatchObject({ kind: 'answer', id: 'q1', answer: { kind: 'roomsFound' } });
});

test.each([
  { what: 'without a kind', question: {} },
  { what: 'at odd seconds', question: { kind: 'findFreeRooms', startMs: 1, endMs: 2 } },
])('C16 a question $what is refused under its id, and the line stays', async ({ question }) => {
  const house = openLineHouse();
  const { door } = await house.admitted();
  door.sendText(JSON.stringify({ kind: 'ask', id: 'q1', question }));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: 'q1', answer: { kind: 'refused', reason: 'malformed' } });
});

test('a door that nobody has let in asks in vain', async () => {
  const house = openLineHouse();
  const { door } = await house.connect();
  door.send(findRooms('q1'));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: 'q1', answer: { kind: 'refused', reason: 'notEnrolled' } });
});

test('C16 four questions at a time; a fifth is refused, and may come when one is answered', async () => {
  const waiting: ((answer: OtherRoomAnswer) => void)[] = [];
  const answer: OtherRooms['answer'] = () => new Promise((resolve) => waiting.push(resolve));
  const house = openLineHouse({ otherRooms: { answer } });
  const { door } = await house.admitted();
  for (const id of ['1', '2', '3', '4', '5']) door.send(findRooms(id));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: '5', answer: { kind: 'refused', reason: 'tooMany' } });
  waiting[0]?.({ kind: 'pending' });
  await house.clock.settle();
  door.send(findRooms('6'));
  await house.clock.settle();
  expect(waiting).toHaveLength(5);
});

test('a question that trips over a bug of ours is answered all the same', async () => {
  const house = openLineHouse({ otherRooms: { answer: () => Promise.reject(new Error('bug')) } });
  const { door } = await house.admitted();
  door.send(findRooms('q1'));
  await house.clock.settle();
  expect(door.told.at(-1)).toEqual({ kind: 'answer', id: 'q1', answer: { kind: 'unreachable', trouble: 'serviceFailing' } });
  expect(house.logged).toEqual(['questionFailed']);
});

test('C16 when a line ends, whoever works on its questions is told', async () => {
  let signal: AbortSignal | null = null;
  const answer: OtherRooms['answer'] = (_door, _room, _question, given) => {
    signal = given;
    return new Promise(() => {});
  };
  const house = openLineHouse({ otherRooms: { answer } });
  const { door } = await house.admitted();
  door.send(findRooms('q1'));
  await house.clock.settle();
  door.close();
  await house.clock.settle();
  expect(signal).toMatchObject({ aborted: true });
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
    house.lines.accept(pair.coordinator);
    return door;
  });
  await house.clock.settle();
  expect(house.clock.sleeperCount).toBe(1);
  await house.clock.advance(1_000);
  expect(doors.filter((door) => door.pings() > 0)).toHaveLength(300);
});
