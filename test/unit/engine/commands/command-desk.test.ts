import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import { createCommandDesk } from '../../../../shared/engine/commands/command-desk.ts';
import { openJournal } from '../../../../shared/engine/journal/journal.ts';
import { createStopwatch } from '../../../../shared/engine/journal/moment.ts';
import { createOutcomes } from '../../../../shared/engine/journal/outcomes.ts';
import { createTurns } from '../../../../shared/engine/journal/turns.ts';
import { createRoomState } from '../../../../shared/engine/room-state.ts';
import { createRoundRequests } from '../../../../shared/engine/rounds/round-requests.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { createMemoryDocument } from '../../../support/memory-document.ts';
import { personsMeeting } from '../../../support/step-house.ts';
import { buildEvent } from '../../domain/build-meeting.ts';
import { buildBookEntry, elevenMs, tenMs } from '../journal/build-entry.ts';

const replica = { window: { startMs: 0, endMs: 1 }, timeZone: 'UTC', events: [], deltaUrl: null, readAtMs: 0, roomName: null };
const book = { kind: 'bookNow', endMs: elevenMs };
const done: CommandResult = { kind: 'done', done: { kind: 'refreshed' } };

async function house({ isSound = true, hasReplica = true, timeZone = 'UTC', nowMs = tenMs } = {}) {
  const clock = createDrivenClock(nowMs, { pump: 5 });
  const calendar = createFakeCalendar({ nowMs: clock.nowMs });
  const disk = createMemoryDocument();
  let isFull = false;
  const save = (value: unknown) => (isFull ? Promise.reject(new Error('ENOSPC')) : disk.save(value));
  const journal = await openJournal({ load: disk.load, save }, silentLog);
  const state = createRoomState({ replica: hasReplica ? { ...replica, timeZone } : null }, () => {});
  const requests = createRoundRequests(clock);
  const outcomes = createOutcomes();
  const life = new AbortController();
  const folded: string[][] = [];
  const desk = createCommandDesk({
    ...{ calendar, journal, state, requests, clock, outcomes, log: silentLog, policy: defaultPolicy },
    turns: createTurns(clock),
    stopwatch: createStopwatch(clock, 'this run'),
    trueClock: { nowMs: clock.nowMs, isSound: () => isSound, look: () => false },
    fold: (_part, events) => void folded.push(events.map(({ id }) => id)),
    room: { name: () => 'Boardroom', address: null },
    rooms: { instead: undefined, find: async () => done, read: async () => null },
    checkIns: () => ({ checkIns: { isCheckedIn: () => false, knownSinceMs: () => null }, released: null }),
    newId: () => 'c1',
  });
  const run = (command: unknown) => desk.run(command, life.signal);
  const fill = () => {
    isFull = true;
  };
  return { clock, calendar, journal, state, requests, outcomes, life, folded, disk, run, fill };
}

test.each([
  { command: null },
  { command: 'bookNow' },
  { command: {} },
  { command: { kind: 'dance' } },
  { command: { kind: 'bookNow' } },
  { command: { kind: 'bookNow', endMs: elevenMs + 1 } },
  { command: { kind: 'bookNow', endMs: elevenMs, room: 'other' } },
  { command: { kind: 'end', meetingId: '' } },
])('$command is no command', async ({ command }) => {
  const { calendar, run } = await house();
  expect(await run(command)).toEqual({ kind: 'refused', reason: 'malformed' });
  expect(calendar.asked).toEqual([]);
});

test('E14 E16 a command is read for, put on the disk, and only then handed on', async () => {
  const { clock, calendar, journal, outcomes, state, disk, run } = await house();
  const answer = run(book);
  await clock.settle();
  expect(calendar.asked).toEqual(['readEvents']);
  expect(disk.text()).toContain('"commandId":"c1"');
  expect(state.get().pending).toMatchObject({ commandKind: 'bookNow', phase: 'checking' });
  await journal.settle('c1');
  outcomes.tell('c1', done);
  expect(await answer).toBe(done);
  expect(state.get().pending).toBeNull();
  expect(clock.sleeperCount).toBe(0);
});

test('E16 a slot that is taken refuses the booking, and the glass learns what was read', async () => {
  const { calendar, journal, folded, run } = await house();
  calendar.put(personsMeeting('theirs', tenMs + 900_000, elevenMs));
  expect(await run(book)).toEqual({ kind: 'refused', reason: 'roomTaken' });
  expect(journal.entries()).toEqual([]);
  expect(folded).toEqual([['theirs']]);
});

test('E16 an all-day meeting of the room’s day refuses a booking in its evening, far from UTC', async () => {
  const nowMs = Date.parse('2026-03-03T02:00:00Z'); // six in the evening of the second
  const { calendar, run } = await house({ timeZone: 'America/Los_Angeles', nowMs });
  calendar.put(buildEvent({ id: 'fair', time: { kind: 'allDay', startDate: '2026-03-02', endDate: '2026-03-03' } }));
  expect(await run({ kind: 'bookNow', endMs: nowMs + 1_800_000 })).toEqual({ kind: 'refused', reason: 'roomTaken' });
});

test('an end in the far future is refused without reading until then', async () => {
  const { calendar, run } = await house();
  const read = calendar.readEvents;
  let longestMs = 0;
  calendar.readEvents = (window, signal) => {
    longestMs = Math.max(longestMs, window.endMs - window.startMs);
    return read(window, signal);
  };
  expect(await run({ kind: 'bookNow', endMs: 8_999_999_999_940_000 })).toEqual({ kind: 'refused', reason: 'tooLong' });
  expect(longestMs).toBeLessThan(4 * 86_400_000);
});

test('E15 a second command is told that the first is under way', async () => {
  const { clock, journal, outcomes, run } = await house();
  const first = run(book);
  expect(await run(book)).toEqual({ kind: 'refused', reason: 'busy' });
  await clock.settle();
  expect(await run(book)).toEqual({ kind: 'refused', reason: 'busy' });
  await journal.settle('c1');
  outcomes.tell('c1', done);
  await first;
});

test('E21 while the journal is not settled nothing new is written', async () => {
  const { calendar, journal, run } = await house();
  await journal.put(buildBookEntry({ commandId: 'old' }));
  expect(await run(book)).toEqual({ kind: 'refused', reason: 'busy' });
  expect(calendar.asked).toEqual([]);
});

test('E18 after 15 seconds the answer is that it is not confirmed, and what comes then is for a notice', async () => {
  const { clock, outcomes, state, run } = await house();
  const answer = run(book);
  await clock.advance(14_999);
  expect(outcomes.tell('someone else', done)).toBe(false);
  await clock.advance(1);
  expect(await answer).toEqual({ kind: 'unconfirmed', commandId: 'c1' });
  expect(outcomes.tell('c1', done)).toBe(false);
  expect(state.get().pending).not.toBeNull(); // it is still under way
});

test.each([
  { told: 'first', kind: 'done' },
  { told: 'second', kind: 'unconfirmed' },
])('E18 an outcome in the very moment that patience ends is told either here or as a notice: $told', async ({ told, kind }) => {
  const { clock, outcomes, run } = await house();
  const answer = run(book);
  await clock.advance(14_000);
  let wasHeard = true;
  const tell = clock.sleep(told === 'first' ? 1_000 - 1e-9 : 1_000).then(() => (wasHeard = outcomes.tell('c1', done)));
  await clock.advance(1_000);
  await tell;
  expect((await answer).kind).toBe(kind);
  expect(wasHeard).toBe(kind === 'done');
});

test.each([
  { name: 'no replica yet', options: { hasReplica: false }, trouble: 'offline' },
  { name: 'an unsound clock', options: { isSound: false }, trouble: 'clockUnsound' },
])('nothing is sent with $name', async ({ options, trouble }) => {
  const { calendar, run } = await house(options);
  expect(await run(book)).toEqual({ kind: 'unreachable', trouble });
  expect(calendar.asked).toEqual([]);
});

test('E16 a read that fails is told as it is, and the next command is free to run', async () => {
  const { clock, calendar, state, journal, run } = await house();
  calendar.failNext('readEvents', new GraphError('throttled', '429'));
  expect(await run(book)).toEqual({ kind: 'unreachable', trouble: 'throttled' });
  expect([state.get().pending, journal.entries()]).toEqual([null, []]);
  const again = run(book);
  await clock.advance(15_000);
  expect((await again).kind).toBe('unconfirmed');
});

test.each([
  { name: 'a disk that takes no entry', break: 'disk' },
  { name: 'a bug in the calendar', break: 'calendar' },
])('E14 $name sends nothing and is the device’s fault', async ({ break: broken }) => {
  const { calendar, state, journal, run, fill } = await house();
  if (broken === 'disk') fill();
  else calendar.failNext('readEvents', new TypeError('undefined is not a function'));
  expect(await run(book)).toEqual({ kind: 'refused', reason: 'deviceFault' });
  expect([state.get().pending, journal.entries()]).toEqual([null, []]);
});

test('a refresh is a round, and tells how it ended', async () => {
  const { requests, run } = await house();
  const answer = run({ kind: 'refresh' });
  requests.take()({ kind: 'failed', trouble: 'serviceFailing' });
  expect(await answer).toEqual({ kind: 'unreachable', trouble: 'serviceFailing' });
});

test.each([{ command: book }, { command: { kind: 'refresh' } }])(
  'after the stop every command is answered: $command.kind',
  async ({ command }) => {
    const { life, run } = await house();
    life.abort();
    expect((await run(command)).kind).toBe('unreachable');
  },
);

test('a stop ends the waiting of who has sent a command', async () => {
  const { clock, life, run } = await house();
  const answer = run(book);
  await clock.settle();
  life.abort();
  expect(await answer).toEqual({ kind: 'unconfirmed', commandId: 'c1' });
  expect(clock.sleeperCount).toBe(0);
});

test('a stop just before the entry is on the disk leaves nobody waiting either', async () => {
  const { clock, disk, journal, life, run } = await house();
  const { save } = disk;
  disk.save = (value) => {
    life.abort();
    return save(value);
  };
  expect(await run(book)).toEqual({ kind: 'unconfirmed', commandId: 'c1' });
  expect(journal.entries().length).toBe(1);
  expect(clock.sleeperCount).toBe(0);
});

test('E18 a slow read counts against the patience of who waits', async () => {
  const { clock, calendar, run } = await house();
  calendar.gate = () => clock.sleep(5_000);
  const answer = run(book);
  await clock.advance(15_000);
  expect(await answer).toEqual({ kind: 'unconfirmed', commandId: 'c1' });
});

test('E16 a read that takes longer than anybody waits sends nothing', async () => {
  const { clock, calendar, journal, run } = await house();
  calendar.gate = () => new Promise(() => {});
  const answer = run(book);
  await clock.advance(15_000);
  expect(await answer).toEqual({ kind: 'unreachable', trouble: 'offline' });
  expect(journal.entries()).toEqual([]);
});
