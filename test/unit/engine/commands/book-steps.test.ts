import { expect, test } from 'vitest';
import { advanceBooking } from '../../../../shared/engine/commands/book-steps.ts';
import type { BookEntry } from '../../../../shared/engine/journal/journal-entry.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { graphErrorKinds } from '../../../support/followed-room.ts';
import { createStepHouse, doorsBooking, personsMeeting } from '../../../support/step-house.ts';
import { buildEvent } from '../../domain/build-meeting.ts';
import { buildBookEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const { signal } = new AbortController();
const mine = doorsBooking('made-c1', tenMs, elevenMs, { claim: { commandId: 'c1' }, createdMs: tenMs });
const toVerify = buildBookEntry({ stage: 'verify', eventId: 'made-c1' });

function house(entry: BookEntry, timeZone?: string) {
  const steps = createStepHouse(tenMs, timeZone);
  return { ...steps, advance: () => advanceBooking(entry, steps.deps, signal) };
}

test('E14 the journalled bytes are what is sent', async () => {
  const { calendar, advance } = house(buildBookEntry());
  expect(await advance()).toEqual({ kind: 'next', entry: toVerify });
  expect(calendar.asked).toEqual(['createEvent']);
  expect(calendar.events.get('made-c1')?.time).toEqual({ kind: 'timed', startMs: tenMs, endMs: elevenMs });
});

test('E17 the same bytes again find the same event', async () => {
  const { calendar, advance } = house(buildBookEntry());
  await advance();
  expect(await advance()).toEqual({ kind: 'next', entry: toVerify });
  expect(calendar.events.size).toBe(1);
});

test('E17 a create that is past its time is not sent: what it may have made is taken back', async () => {
  const { clock, calendar, advance } = house(buildBookEntry());
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
  const { calendar, advance } = house(buildBookEntry());
  calendar.createEvent = async () => ({ kind: 'duplicateTransactionId', existingId: named });
  calendar.put(personsMeeting('other', tenMs, elevenMs));
  if (there) calendar.put(mine);
  expect((await advance()).kind).toBe(outcome);
});

test('E18 a booking is done only when a read shows it, with the times that Exchange holds', async () => {
  const { calendar, ownWrites, folded, advance } = house(toVerify);
  calendar.put({ ...mine, time: { kind: 'timed', startMs: tenMs, endMs: elevenMs - 900_000 } });
  const done = { kind: 'booked', meetingId: 'made-c1', startMs: tenMs, endMs: elevenMs - 900_000, start: '10:00', end: '10:45' };
  expect(await advance()).toEqual({ kind: 'settled', result: { kind: 'done', done }, isBuried: false });
  expect(folded).toEqual([['made-c1']]);
  expect([...ownWrites.expected().present.keys()]).toEqual(['made-c1']);
});

test('E18 a read that does not show it yet is waited for', async () => {
  const { clock, calendar, folded, advance } = house(toVerify);
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
  const { clock, calendar, advance } = house(toVerify);
  const weekMs = 7 * 86_400_000;
  if (found === 'moved') calendar.put({ ...mine, time: { kind: 'timed', startMs: tenMs + weekMs, endMs: elevenMs + weekMs } });
  await clock.advance(59_999);
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(1);
  expect(await advance()).toMatchObject({ kind: 'settled', result: { kind: 'refused', reason: 'meetingGone' } });
});

test('E19 an accepted meeting found on read-back: ours is taken back', async () => {
  const { calendar, advance } = house(toVerify);
  calendar.put(mine);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw', withdrawal: 'lostRace' } });
});

test('E19 the attendant is waited for, thirty seconds at most', async () => {
  const { clock, calendar, advance } = house(toVerify);
  calendar.put(mine);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs, { responseStatus: 'notResponded' }));
  expect(await advance()).toEqual({ kind: 'wait' });
  await clock.advance(30_000);
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw' } });
});

test('E19 an all-day meeting of the day is seen from a late evening far from UTC', async () => {
  const evening = { startMs: Date.parse('2026-03-03T02:00:00Z'), endMs: Date.parse('2026-03-03T03:00:00Z') };
  const { calendar, advance } = house({ ...toVerify, ...evening }, 'America/Los_Angeles');
  calendar.put({ ...mine, time: { kind: 'timed', ...evening } });
  calendar.put(buildEvent({ id: 'fair', time: { kind: 'allDay', startDate: '2026-03-02', endDate: '2026-03-03' } }));
  expect(await advance()).toMatchObject({ kind: 'next', entry: { stage: 'withdraw' } });
});

test.each<{ withdrawal: BookEntry['withdrawal']; eventId: string | null; result: object }>([
  { withdrawal: 'lostRace', eventId: 'made-c1', result: { kind: 'refused', reason: 'lostRace' } },
  { withdrawal: 'gaveUp', eventId: null, result: { kind: 'unreachable', trouble: 'offline' } },
])('E20 what is taken back ($withdrawal) is removed, left out of the glass, and remembered', async ({ withdrawal, eventId, result }) => {
  const { calendar, ownWrites, folded, advance } = house(buildBookEntry({ stage: 'withdraw', eventId, withdrawal }));
  calendar.put(mine);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs));
  expect(await advance()).toEqual({ kind: 'settled', result, isBuried: true });
  expect([...calendar.events.keys()]).toEqual(['theirs']);
  expect(folded).toEqual([['theirs']]);
  expect([...ownWrites.expected().absent]).toEqual(['made-c1']);
});

test('E20 a command given up that nothing is to be found of is remembered all the same', async () => {
  const { advance } = house(buildBookEntry({ stage: 'withdraw', withdrawal: 'gaveUp' }));
  expect(await advance()).toMatchObject({ kind: 'settled', isBuried: true });
});

const calls = { create: 'createEvent', verify: 'readEvents', withdraw: 'deleteEvent' } as const;
test.each(graphErrorKinds.flatMap((kind) => (['create', 'verify', 'withdraw'] as const).map((stage) => ({ kind, stage }))))(
  'E17 $kind at $stage is thrown, and nothing is claimed',
  async ({ kind, stage }) => {
    const { calendar, folded, advance } = house({ ...toVerify, stage, withdrawal: stage === 'withdraw' ? 'lostRace' : null });
    calendar.failNext(calls[stage], new GraphError(kind, 'failed'));
    await expect(advance()).rejects.toMatchObject({ kind });
    expect(folded).toEqual([]);
  },
);

test('E19 the attendant has its thirty seconds from the making of the booking, however late that came', async () => {
  const { clock, calendar, deps, advance } = house(buildBookEntry());
  await clock.advance(120_000);
  const made = await advance();
  if (made.kind !== 'next') throw new Error(made.kind);
  calendar.put(personsMeeting('theirs', tenMs, elevenMs, { responseStatus: 'notResponded' }));
  await clock.advance(29_999);
  expect(await advanceBooking(made.entry, deps, signal)).toEqual({ kind: 'wait' });
});
