import { expect, test } from 'vitest';
import type { Policy } from '../../../../shared/domain/policy.ts';
import type { TimeWindow } from '../../../../shared/domain/time-window.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { buildEvent } from '../../domain/build-meeting.ts';
import { at, createOtherRoomsWorld, place, slot } from './other-rooms-world.ts';

const minute = 60_000;
const booked = { kind: 'booked', meetingId: 'made-to-near', ...slot, roomName: 'near' };

function scene() {
  const made = createOtherRoomsWorld();
  made.world.places = [place('aurora'), place('near')];
  return { ...made, near: made.calendars.calendarOf(at('near')) };
}

test('E70 a free room is booked, and what stands there says which door asked', async () => {
  const { near, open } = scene();
  expect(await open().book('near')).toEqual(booked);
  expect([...near.events.values()]).toMatchObject([{ subject: 'Booked at the door', claim: { settled: slot } }]);
});

test('E79 a hold says whose place it takes, and nothing of the meeting', async () => {
  const { near, open } = scene();
  const parent = { iCalUId: 'u1', startMs: slot.startMs };
  expect(await open().book('near', { parent })).toEqual(booked);
  expect([...near.events.values()]).toMatchObject([{ subject: 'Held at the door', claim: { parent: { ...parent, relation: 'instead' } } }]);
});

test.each([
  { room: 'ada', because: 'it is a person’s mailbox, though it is connected' },
  { room: 'aurora', because: 'it is the door’s own' },
  { room: 'theirs', because: 'it is another tenant’s' },
  { room: 'nowhere', because: 'nobody knows it' },
  { room: 'shared', because: 'Places lists it, but it is no room’s mailbox' },
])('E74 $room is refused: $because', async ({ room }) => {
  const { world, open, connectedAs, calendars } = scene();
  world.connected = [...world.connected, connectedAs('ada'), connectedAs('theirs', 'fabrikam')];
  world.places = [place('near'), place('shared')];
  world.purposes.set(at('ada'), 'user').set(at('shared'), 'shared');
  expect(await open().book(room)).toEqual({ kind: 'refused', reason: 'wrongRoom' });
  expect(calendars.calendarOf(at(room)).asked).toEqual([]);
});

test('E74 a mailbox that does not tell what it is may be booked where Places lists it or it is connected', async () => {
  const { world, open } = scene();
  world.purposes.set(at('near'), null);
  expect(await open().book('near')).toEqual(booked);
});

test('E71 a room that is taken is refused', async () => {
  const { near, open } = scene();
  near.put(personsMeeting('theirs', slot.startMs, slot.endMs));
  expect(await open().book('near')).toEqual({ kind: 'refused', reason: 'roomTaken' });
});

test('E71 where Graph does not answer nothing is booked, and that is the last word', async () => {
  const { near, open } = scene();
  near.failNext('readEvents', new GraphError('serviceFailing', '503'));
  expect(await open().book('near')).toEqual({ kind: 'refused', reason: 'graphUnreachable' });
  expect(near.events.size).toBe(0);
});

test.each([
  { startMs: slot.endMs, endMs: slot.startMs, because: 'it ends before it starts' },
  { startMs: slot.startMs - 60 * minute, endMs: slot.startMs, because: 'it is over' },
  { startMs: slot.startMs - 11 * minute, endMs: slot.endMs, because: 'it began long ago' },
  { startMs: slot.startMs, endMs: slot.startMs + 169 * 60 * minute, because: 'it is longer than a week' },
  { startMs: slot.startMs + 10 * 24 * 60 * minute, endMs: slot.endMs + 10 * 24 * 60 * minute, because: 'it is too far ahead' },
])('a stretch is refused where $because', async ({ startMs, endMs }) => {
  const { open } = scene();
  expect(await open().book('near', { startMs, endMs })).toEqual({ kind: 'refused', reason: 'malformed' });
});

/** From the slot's start, in minutes. */
const from = (start: number, length: number) => ({
  startMs: slot.startMs + start * minute,
  endMs: slot.startMs + (start + length) * minute,
});

test.each<{ because: string; rules: Partial<Policy>; asked: TimeWindow; kind: 'booked' | 'refused'; isMove?: boolean }>([
  { because: 'no rules allow more than a day', rules: {}, asked: from(0, 1_441), kind: 'refused' },
  { because: 'a door’s own rules may allow a day', rules: {}, asked: from(0, 1_440), kind: 'booked' },
  { because: 'staff’s rules allow less', rules: { longestBookingMinutes: 60 }, asked: from(0, 61), kind: 'refused' },
  { because: 'staff’s rules allow as much', rules: { longestBookingMinutes: 60 }, asked: from(0, 60), kind: 'booked' },
  { because: 'what has passed of it counts no more', rules: { longestBookingMinutes: 60 }, asked: from(-5, 65), kind: 'booked' },
  { because: 'it is after the last day', rules: { bookAheadDays: 1 }, asked: from(50 * 60, 60), kind: 'refused' },
  { because: 'it is on the last day', rules: { bookAheadDays: 1 }, asked: from(36 * 60, 60), kind: 'booked' },
  { because: 'no rules allow the ninth day', rules: {}, asked: from(8 * 24 * 60 + 120, 60), kind: 'refused' },
  { because: 'staff have switched booking off', rules: { allowBooking: false }, asked: from(0, 30), kind: 'refused' },
  {
    because: 'a meeting that is moved has its own length',
    rules: { longestBookingMinutes: 60 },
    asked: from(0, 120),
    kind: 'booked',
    isMove: true,
  },
])('C61 a door that keeps to no rules of its own is held to them here: $kind, $because', async ({ rules, asked, kind, isMove }) => {
  const { open, world } = scene();
  world.policy = rules;
  const parent = isMove ? { iCalUId: 'u1', startMs: slot.startMs } : null;
  expect(await open().book('near', { ...asked, parent })).toMatchObject(kind === 'booked' ? { kind } : { kind, reason: 'malformed' });
});

test('E72 asked again with the same command, its present state is the answer, also after a restart', async () => {
  const { near, open } = scene();
  const first = open();
  await first.book('near');
  expect(await first.book('near')).toEqual(booked);
  await first.close();
  expect(await open().book('near')).toEqual(booked);
  expect(near.asked.filter((call) => call === 'createEvent')).toHaveLength(1);
});

test('E72 a command that was used for another time is refused', async () => {
  const { open } = scene();
  const { book } = open();
  await book('near');
  expect(await book('near', { endMs: slot.endMs + minute })).toEqual({ kind: 'refused', reason: 'malformed' });
});

test('E71 an order that was under way as the coordinator stopped comes to its end without anybody asking', async () => {
  const { near, open, clock } = scene();
  near.gate = (call) => (call === 'createEvent' ? new Promise(() => {}) : undefined);
  const first = open();
  expect(await first.book('near')).toEqual({ kind: 'pending' });
  near.gate = () => {};
  open();
  await clock.advance(minute);
  expect([...near.events.values()]).toMatchObject([{ claim: { settled: slot } }]);
});

test('E71 after a restart the days of the other room are still its own', async () => {
  const { near, open, clock, world } = scene();
  world.zones.set(at('near'), 'Pacific/Auckland'); // where the third of March has begun at eleven
  const noon = { startMs: slot.startMs + 120 * minute, endMs: slot.endMs + 120 * minute };
  near.gate = (call) => (call === 'createEvent' ? new Promise(() => {}) : undefined);
  expect(await open().book('near', noon)).toEqual({ kind: 'pending' });
  near.gate = () => {};
  near.put(buildEvent({ id: 'theirs', time: { kind: 'allDay', startDate: '2026-03-03', endDate: '2026-03-04' } }));
  const { book } = open();
  await clock.advance(5 * minute);
  expect([...near.events.keys()]).toEqual(['theirs']);
  expect(await book('near', noon)).toEqual({ kind: 'refused', reason: 'lostRace' });
});

test('E71 the orders of a room that was disconnected come to their end, too', async () => {
  const { near, open, clock, world } = scene();
  near.gate = (call) => (call === 'patchEvent' ? new Promise(() => {}) : undefined);
  await open().book('near');
  near.gate = () => {};
  world.connected = [];
  open();
  await clock.advance(minute);
  expect([...near.events.values()]).toMatchObject([{ claim: { settled: slot } }]);
});

test('E72 a room that has ordered nothing for a day is looked at no more after a restart, until it orders again', async () => {
  const { near, open, clock, disk } = scene();
  const first = open();
  await first.book('near');
  await clock.advance(25 * 60 * minute);
  await first.close();
  const second = open();
  await clock.settle();
  expect(disk.get('orders')).toBe('[]');
  near.gate = (call) => (call === 'createEvent' ? new Promise(() => {}) : undefined);
  const tomorrow = { startMs: slot.startMs + 26 * 60 * minute, endMs: slot.endMs + 26 * 60 * minute };
  expect(await second.book('near', { commandId: 'again', ...tomorrow })).toEqual({ kind: 'pending' });
  near.gate = () => {};
  open();
  await clock.advance(minute);
  expect([...near.events.keys()]).toEqual(['made-to-near', 'made-again']);
});

test('E73 what was booked is given back; what never was, is unknown', async () => {
  const { near, open } = scene();
  const { ask, book } = open();
  await book('near');
  expect(await ask({ kind: 'giveBackOtherRoom', commandId: 'to-near' })).toEqual({ kind: 'givenBack' });
  expect(near.events.size).toBe(0);
  expect(await ask({ kind: 'giveBackOtherRoom', commandId: 'never' })).toEqual({ kind: 'refused', reason: 'unknownCommand' });
  expect(await book('near', { commandId: 'never' })).toEqual({ kind: 'refused', reason: 'unknownCommand' });
});

test('E73 a door gives back what was ordered at its own room’s doors alone', async () => {
  const { near, open, connectedAs } = scene();
  const { ask, book } = open();
  await book('near');
  const answer = await ask({ kind: 'giveBackOtherRoom', commandId: 'to-near' }, 'door-9', connectedAs('birch'));
  expect(answer).toEqual({ kind: 'refused', reason: 'unknownCommand' });
  expect(near.events.size).toBe(1);
});

test('E78 six bookings at once, then one every two minutes; asking how one stands does not count', async () => {
  const { open, clock, near } = scene();
  near.put(personsMeeting('theirs', slot.startMs, slot.startMs + minute));
  const { book } = open();
  const tries = async (count: number) => {
    const answers = [];
    for (let index = 0; index < count; index += 1) answers.push(await book('near', { commandId: `c${index}-${clock.nowMs()}` }));
    return answers.filter((answer) => answer.kind === 'refused' && answer.reason === 'roomTaken').length;
  };
  expect(await tries(8)).toBe(6);
  await clock.advance(2 * minute);
  const another = { startMs: slot.startMs + minute };
  expect((await book('near', another)).kind).toBe('booked');
  expect(await tries(1)).toBe(0);
  expect((await book('near', another)).kind).toBe('booked');
});
