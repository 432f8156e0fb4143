import { expect, test } from 'vitest';
import { createOtherRooms } from '../../../../shared/engine/other-rooms/other-rooms.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const minute = 60_000;
const slot = { startMs: tenMs, endMs: elevenMs };

/** Rooms 1, 2, 3 … nearest first, in a tenant where all of them are free. */
function scene(count: number) {
  const clock = createDrivenClock(tenMs, { pump: 5 });
  const calendars = createFakeCalendar({ nowMs: clock.nowMs });
  const nearbyRooms = Array.from({ length: count }, (_, index) => ({ address: `${index + 1}@contoso.com`, name: `Room ${index + 1}` }));
  const rooms = createOtherRooms({ calendars, nearbyRooms, timeZone: () => 'UTC', clock, log: silentLog });
  const room = (index: number) => calendars.calendarOf(`${index}@contoso.com`);
  const names = async () => (await rooms.free(slot, signal)).map((found) => found.room.name);
  return { clock, rooms, room, names };
}

test('E48 only rooms that are free for the whole stretch are offered, in the policy’s order', async () => {
  const { room, names } = scene(4);
  room(1).put(personsMeeting('a', tenMs - 30 * minute, tenMs + minute));
  room(3).put(personsMeeting('b', elevenMs - minute, elevenMs + minute));
  room(4).put(personsMeeting('c', elevenMs, elevenMs + minute));
  expect(await names()).toEqual(['Room 2', 'Room 4']);
});

test('E48 each is told with when it is taken next, as far as the day goes', async () => {
  const { room, rooms } = scene(2);
  room(1).put(personsMeeting('a', elevenMs + 30 * minute, elevenMs + 60 * minute));
  room(2).put(personsMeeting('b', elevenMs + 24 * 60 * minute, elevenMs + 25 * 60 * minute));
  expect((await rooms.free(slot, signal)).map(({ freeUntilMs }) => freeUntilMs)).toEqual([elevenMs + 30 * minute, null]);
});

test('E48 a room that refuses or fails is left out', async () => {
  const { room, names } = scene(3);
  room(1).failNext('readEvents', new GraphError('forbidden', 'no'));
  room(2).failNext('readEvents', new GraphError('offline', 'no'));
  expect(await names()).toEqual(['Room 3']);
});

test('E48 a room that does not answer is not waited for', async () => {
  const { clock, room, names } = scene(2);
  room(1).gate = () => new Promise(() => {});
  const found = names();
  await clock.advance(8_000);
  expect(await found).toEqual(['Room 2']);
});

test('E48 the six nearest are asked, once each, two at a time', async () => {
  const { room, names } = scene(8);
  let inFlight = 0;
  let most = 0;
  for (let index = 1; index <= 8; index += 1) {
    room(index).gate = async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
    };
  }
  expect(await names()).toHaveLength(6);
  expect(most).toBe(2);
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((index) => room(index).asked.length)).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
});

test('a fault of ours is not passed off as a room that is taken', async () => {
  const { room, rooms } = scene(1);
  room(1).failNext('readEvents', new TypeError('a bug'));
  await expect(rooms.free(slot, signal)).rejects.toThrow('a bug');
});
