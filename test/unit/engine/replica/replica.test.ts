import { expect, test } from 'vitest';
import { applyPartialRead, overlaps, type Replica, sameEvents } from '../../../../shared/engine/replica/replica.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const hourMs = 3_600_000;
const timed = (id: string, fromHour: number, toHour: number) =>
  buildEvent({ id, time: { kind: 'timed', startMs: fromHour * hourMs, endMs: toHour * hourMs } });
const replica: Replica = {
  window: { startMs: 0, endMs: 240 * hourMs },
  timeZone: 'UTC',
  events: [timed('a', 1, 2), timed('b', 2, 3), timed('c', 5, 6)],
  deltaUrl: 'd1',
  readAtMs: 42,
  roomName: null,
};
const part = { startMs: 1 * hourMs, endMs: 3 * hourMs };
const idsOf = ({ events }: Replica) => events.map(({ id }) => id).sort();

test('E9 a read of a part replaces that part and leaves the rest', () => {
  const after = applyPartialRead(replica, part, [timed('a', 1, 2), timed('new', 2, 3)]);
  expect(idsOf(after)).toEqual(['a', 'c', 'new']);
  expect(after.readAtMs).toBe(42); // only a whole round makes it younger
  expect(after.deltaUrl).toBe('d1');
});

test('E9 an event that moved into the part is not kept a second time where it was', () => {
  const after = applyPartialRead(replica, part, [timed('a', 1, 2), timed('b', 2, 3), timed('c', 2, 3)]);
  expect(idsOf(after)).toEqual(['a', 'b', 'c']);
  expect(after.events.find(({ id }) => id === 'c')?.time).toEqual({ kind: 'timed', startMs: 2 * hourMs, endMs: 3 * hourMs });
});

test('E9 a read that shows what is known gives back the very same replica', () => {
  expect(applyPartialRead(replica, part, [timed('b', 2, 3), timed('a', 1, 2)])).toBe(replica);
});

test('E9 keys and times of writing that moved are no difference; an end that moved is', () => {
  const one = timed('a', 1, 2);
  expect(sameEvents([one], [{ ...one, changeKey: 'other', lastModifiedMs: 9 }])).toBe(true);
  expect(sameEvents([one], [timed('a', 1, 3)])).toBe(false);
  expect(sameEvents([one], [timed('b', 1, 2)])).toBe(false);
  expect(sameEvents([one], [])).toBe(false);
});

test('an all-day event takes the days of the room, not those of UTC', () => {
  const allDay = buildEvent({ time: { kind: 'allDay', startDate: '2026-03-02', endDate: '2026-03-03' } });
  const evening = { startMs: Date.parse('2026-03-03T01:00:00Z'), endMs: Date.parse('2026-03-03T02:00:00Z') };
  expect(overlaps(allDay, evening, 'America/Los_Angeles')).toBe(true);
  expect(overlaps(allDay, evening, 'UTC')).toBe(false);
});
