import { expect, test } from 'vitest';
import type { BookEntry } from '../../../../shared/engine/commands/book-entry.ts';
import { advanceBooking } from '../../../../shared/engine/commands/book-steps.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { graphErrorKinds } from '../../../support/followed-room.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { buildEvent } from '../../domain/build-meeting.ts';
import { buildBookEntry, elevenMs, runStart, tenMs } from '../journal/build-entry.ts';
import { bookingFrom, mine, signal, toMark, toVerify } from './booking-from.ts';

test('E14 the journalled bytes are what is sent', async () => {
  const { calendar, advance } = bookingFrom(buildBookEntry());
  expect(await advance()).toEqual({ kind: 'next', entry: { ...toVerify, madeAt: runStart(tenMs) } });
  expect(calendar.asked).toEqual(['createEvent']);
  expect(calendar.events.get('made-c1')?.time).toEqual({ kind: 'timed', startMs: tenMs, endMs: elevenMs });
});

test('E17 the same bytes again find the same event', async () => {
  const { calendar, advance } = bookingFrom(buildBookEntry());
  await advance();
  expect(await advance()).toEqual({ kind: 'next', entry: { ...toVerify, madeAt: runStart(tenMs) } });
  expect(calendar.events.size).toBe(1);
});

test('E17 a create that is past its time is not sent: what it may have made is taken back', async () => {
  const { clock, calendar, advance } = bookingFrom(buildBookEntry());
  await clock.advance(300_000);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw', withdrawal: 'gaveUp' } });
  expect(calendar.asked).toEqual([]);
});

test.each([
  { named: 'made-c1', there: true, outcome: 'next', because: 'Graph names our own event' },
  { named: 'other', there: true, outcome: 'next', because: 'Graph names another, but ours is found by its mark' },
  { named: null, there: true, outcome: 'next', because: 'Graph names none, but ours is found' },
  { named: null, there: false, outcome: 'wait', because: 'nothing is to be found yet' },
  { named: 'gone', there: false, outcome: 'wait', because: 'what Graph names is gone' },
])('E17 a duplicate transaction id: $because', async ({ named, there, outcome }) => {
  const { calendar, advance } = bookingFrom(buildBookEntry());
  calendar.createEvent = async () => ({ kind: 'duplicateTransactionId', existingId: named });
  calendar.put(personsMeeting('other', tenMs, elevenMs));
  if (there) calendar.put(mine);
  expect((await advance()).kind).toBe(outcome);
});

test('E24 a booking that nothing overlaps on a read that shows it is decided for, with the mark to send', async () => {
  const { calendar, ownWrites, folded, advance } = bookingFrom(toVerify);
  calendar.put(mine);
  expect(await advance()).toEqual({ kind: 'next', entry: toMark });
  expect(calendar.asked).toEqual(['readEvents']);
  expect(folded).toEqual([['made-c1']]);
  expect([...ownWrites.expected().present.keys()]).toEqual(['made-c1']);
});

test('E18 E30 a booking whose mark a read shows is done, whoever else is there, with the times that Exchange holds', async () => {
  const { calendar, advance } = bookingFrom(toVerify);
  const settled = { startMs: tenMs, endMs: elevenMs };
  calendar.put({
    ...mine,
    time: { kind: 'timed', startMs: tenMs, endMs: elevenMs - 900_000 },
    claim: { commandId: 'c1', settled, parent: null },
  });
  calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  expect(await advance()).toMatchObject({ kind: 'settled', result: { kind: 'done', done: { endMs: elevenMs - 900_000, end: '10:45' } } });
});

test('E18 a read that does not show it yet is waited for', async () => {
  const { clock, calendar, folded, advance } = bookingFrom(toVerify);
  calendar.put(mine);
  calendar.hidden.add('made-c1');
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(10 * 60_000);
  expect(await advance()).toEqual({ kind: 'wait' }); // Graph knows the event, so it will come
  expect(folded).toEqual([]);
});

test.each([
  { found: 'deleted', because: 'somebody deleted it' },
  { found: 'moved', because: 'somebody moved it to another week' },
])('E18 a booking that is not in its place after a minute is over: $because', async ({ found }) => {
  const { clock, calendar, advance } = bookingFrom(toVerify);
  const weekMs = 7 * 86_400_000;
  if (found === 'moved') calendar.put({ ...mine, time: { kind: 'timed', startMs: tenMs + weekMs, endMs: elevenMs + weekMs } });
  await clock.advance(59_999);
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(1);
  expect(await advance()).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' } });
});

test('E19 an accepted meeting found on read-back: ours is taken back', async () => {
  const { calendar, advance } = bookingFrom(toVerify);
  calendar.put(mine);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw', withdrawal: 'lostRace' } });
});

test('E26 the attendant is waited for, thirty seconds at most', async () => {
  const { clock, calendar, deps, advance } = bookingFrom(toVerify);
  calendar.put(mine);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs, { responseStatus: 'notResponded' }));
  const waiting = await advance();
  if (waiting.kind !== 'wait' || !waiting.entry) throw new Error(waiting.kind);
  await clock.advance(30_000);
  expect(await advanceBooking(waiting.entry, deps, signal)).toMatchObject({ kind: 'next', entry: { stage: 'withdraw' } });
});

test('E19 an all-day meeting of the day is seen from a late evening far from UTC', async () => {
  const evening = { startMs: Date.parse('2026-03-03T02:00:00Z'), endMs: Date.parse('2026-03-03T03:00:00Z') };
  const { calendar, advance } = bookingFrom({ ...toVerify, ...evening }, 'America/Los_Angeles');
  calendar.put({ ...mine, time: { kind: 'timed', ...evening } });
  calendar.put(buildEvent({ id: 'fair', time: { kind: 'allDay', startDate: '2026-03-02', endDate: '2026-03-03' } }));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw' } });
});

test.each<{ withdrawal: BookEntry['withdrawal']; eventId: string | null; result: object }>([
  { withdrawal: 'lostRace', eventId: 'made-c1', result: { kind: 'refused', reason: 'lostRace' } },
  { withdrawal: 'gaveUp', eventId: null, result: { kind: 'unreachable', trouble: 'offline' } },
])('E20 what is taken back ($withdrawal) is removed, left out of the glass, and remembered', async ({ withdrawal, eventId, result }) => {
  const { calendar, ownWrites, folded, advance } = bookingFrom(buildBookEntry({ stage: 'withdraw', eventId, withdrawal }));
  calendar.put(mine);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  expect(await advance()).toEqual({ kind: 'settled', result, isBuried: true });
  expect([...calendar.events.keys()]).toEqual(['theirs']);
  expect(folded).toEqual([['theirs']]);
  expect([...ownWrites.expected().absent]).toEqual(['made-c1']);
});

test('E20 a command given up that nothing is to be found of is remembered all the same', async () => {
  const { advance } = bookingFrom(buildBookEntry({ stage: 'withdraw', withdrawal: 'gaveUp' }));
  expect(await advance()).toMatchObject({ kind: 'settled', isBuried: true });
});

const calls = { create: 'createEvent', verify: 'readEvents', withdraw: 'deleteEvent' } as const;
test.each(graphErrorKinds.flatMap((kind) => (['create', 'verify', 'withdraw'] as const).map((stage) => ({ kind, stage }))))(
  'E17 $kind at $stage is thrown, and nothing is claimed',
  async ({ kind, stage }) => {
    const { calendar, folded, advance } = bookingFrom({ ...toVerify, stage, withdrawal: stage === 'withdraw' ? 'lostRace' : null });
    calendar.failNext(calls[stage], new GraphError(kind, 'failed'));
    await expect(advance()).rejects.toMatchObject({ kind });
    expect(folded).toEqual([]);
  },
);

test('E33 what went out without an answer is looked for before it is sent again', async () => {
  const sent = bookingFrom(buildBookEntry({ isSent: true }));
  sent.calendar.put(mine);
  expect(await sent.advance()).toMatchObject({ kind: 'next', entry: { stage: 'verify', eventId: 'made-c1' } });
  expect(sent.calendar.asked).toEqual(['readEvents']);
  const unseen = bookingFrom(buildBookEntry({ isSent: true }));
  expect(await unseen.advance()).toMatchObject({ kind: 'next', entry: { stage: 'verify' } });
  expect(unseen.calendar.asked).toEqual(['readEvents', 'createEvent']);
});

test('E16 a booking that comes back from the disk is read for again', async () => {
  const { calendar, advance } = bookingFrom(buildBookEntry({ checkedAt: { ...runStart(tenMs), run: 'another run' } }));
  calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw', withdrawal: 'lostRace' } });
  expect(calendar.asked).toEqual(['readEvents']);
});

test.each([
  { name: 'moved out of its time', change: { time: { kind: 'timed', startMs: elevenMs, endMs: elevenMs + 60_000 } } as const },
  { name: 'cancelled', change: { isCancelled: true } },
])('E18 a booking that somebody has $name is theirs now', async ({ change }) => {
  const { calendar, advance } = bookingFrom(toVerify);
  calendar.put({ ...mine, ...change });
  expect(await advance()).toEqual({ kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' }, isBuried: false });
  expect(calendar.events.has('made-c1')).toBe(true);
});

test('D6 who lost a race is offered the rooms that are free, and who wanted to go on here is not', async () => {
  const entry = buildBookEntry({ stage: 'withdraw', eventId: 'made-c1', withdrawal: 'lostRace' });
  const consequence = { means: 'book', calendars: ['otherRoom'], told: 'nobody', organizerMust: 'nothing' } as const;
  const room = { address: 'b@x.y', name: 'B', freeUntil: null, command: { kind: 'refresh' }, consequence } as const;
  const { deps } = bookingFrom(entry);
  const asked: unknown[] = [];
  const findRooms = async (slot: unknown) => {
    asked.push(slot);
    return [room];
  };
  const refused = { kind: 'settled', result: { kind: 'refused', reason: 'lostRace', elsewhere: [room] } };
  expect(await advanceBooking(entry, { ...deps, findRooms }, signal)).toMatchObject(refused);
  expect(asked).toEqual([{ startMs: tenMs, endMs: elevenMs }]);
  const hold = await advanceBooking({ ...entry, purpose: 'hold' }, { ...deps, findRooms }, signal);
  expect(hold).toMatchObject({ result: { kind: 'refused', reason: 'lostRace' } });
  expect(JSON.stringify(hold)).not.toContain('elsewhere');
});
