import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import type { CommandPlan, PlanFacts } from '../../../../shared/engine/commands/command-plan.ts';
import { planCommand, slotOf, type WriteCommand } from '../../../../shared/engine/commands/plan-command.ts';
import { journalEntrySchema } from '../../../../shared/engine/journal/journal-entry.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';
import { elevenMs, runStart, tenMs } from '../journal/build-entry.ts';

const minuteMs = 60_000;
const nowMs = tenMs + 12_345;
const ours = buildMeeting('2026-03-02T09:30:00Z', '2026-03-02T10:30:00Z', { ...doorMade, id: 'e1', changeKey: 'k1' });
const facts: Omit<PlanFacts, 'meetings'> = {
  ...{
    policy: defaultPolicy,
    timeZone: 'UTC',
    nowMs,
    checkedAt: runStart(nowMs),
    commandId: 'c1',
    roomName: 'Boardroom',
    roomAddress: null,
  },
  ...{
    isAdministrator: false,
    isThisDoors: false,
    elsewhere: null,
    checkIns: { isCheckedIn: () => false, knownSinceMs: () => null },
    released: null,
  },
};
const plan = (command: WriteCommand, meetings = [ours]): CommandPlan => planCommand(command, { ...facts, meetings });

test('E14 a booking starts at the whole minute and carries the exact bytes and its id', () => {
  const planned = plan({ kind: 'bookNow', endMs: elevenMs }, []);
  if (planned.kind !== 'write' || planned.entry.kind !== 'book') throw new Error('no booking');
  expect(planned.entry).toMatchObject({ kind: 'book', stage: 'create', startMs: tenMs, endMs: elevenMs, eventId: null, madeAtMs: nowMs });
  expect(JSON.parse(planned.entry.body)).toMatchObject({
    transactionId: 'c1',
    start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-03-02T11:00:00', timeZone: 'UTC' },
  });
});

const settledIn = (planned: CommandPlan): unknown => {
  if (planned.kind !== 'write' || !('body' in planned.entry) || planned.entry.body === null) throw new Error('nothing is sent');
  const [state] = JSON.parse(planned.entry.body).singleValueExtendedProperties ?? [];
  return state && JSON.parse(state.value).settled;
};
const withClaim = (settled: { readonly startMs: number; readonly endMs: number } | null, createdMs = 0) => ({
  ...ours,
  claim: { commandId: 'c0', settled, parent: null },
  createdMs,
});

test('E14 an extension carries the times that it came from, and sends no more than its end', () => {
  const planned = plan({ kind: 'extend', meetingId: 'e1', endMs: elevenMs }, [withClaim({ startMs: ours.startMs, endMs: ours.endMs })]);
  if (planned.kind !== 'write' || planned.entry.kind !== 'change') throw new Error('no extension');
  expect(planned.entry).toMatchObject({ eventId: 'e1', oldKey: 'k1', fromEndMs: ours.endMs, endMs: elevenMs, stage: 'write' });
  expect(JSON.parse(planned.entry.body)).toEqual({ end: { dateTime: '2026-03-02T11:00:00', timeZone: 'UTC' } });
});

test.each([
  { meeting: withClaim(null), because: 'a booking of before doors kept it' },
  { meeting: withClaim({ startMs: ours.startMs, endMs: ours.endMs + 60 * minuteMs }), because: 'one that was cut in Outlook' },
])('E30 what is settled is written down with an extension where it is not what the booking has: $because', ({ meeting }) => {
  const planned = plan({ kind: 'extend', meetingId: 'e1', endMs: elevenMs }, [meeting]);
  expect(settledIn(planned)).toEqual({ startMs: ours.startMs, endMs: ours.endMs });
});

test('E30 an ending gives the settled time back with the end, in one write', () => {
  const planned = plan({ kind: 'end', meetingId: 'e1' }, [withClaim({ startMs: ours.startMs, endMs: ours.endMs })]);
  expect(settledIn(planned)).toEqual({ startMs: ours.startMs, endMs: tenMs });
});

test('E28 a booking that is still being settled cannot be extended, and can be ended', () => {
  const fresh = withClaim(null, nowMs - 5 * minuteMs + 1);
  expect(plan({ kind: 'extend', meetingId: 'e1', endMs: elevenMs }, [fresh])).toEqual({ kind: 'refused', reason: 'busy' });
  expect(plan({ kind: 'end', meetingId: 'e1' }, [fresh]).kind).toBe('write');
  const old = withClaim(null, nowMs - 5 * minuteMs);
  expect(plan({ kind: 'extend', meetingId: 'e1', endMs: elevenMs }, [old]).kind).toBe('write');
});

test.each([
  { agoMinutes: 5, kind: 'write', because: 'no door has been at it for five minutes' },
  { agoMinutes: 4, kind: 'refused', because: 'another door may still take it back' },
])('E28 more than a claim on more time: $kind, since $because', ({ agoMinutes, kind }) => {
  const settled = { startMs: ours.startMs, endMs: ours.endMs - 15 * minuteMs };
  const grown = { ...withClaim(settled, 0), lastModifiedMs: nowMs - agoMinutes * minuteMs };
  expect(plan({ kind: 'extend', meetingId: 'e1', endMs: elevenMs }, [grown]).kind).toBe(kind);
});

test('E28 an early start moves the start alone', () => {
  const later = { ...withClaim({ startMs: tenMs + 20 * minuteMs, endMs: elevenMs }), startMs: tenMs + 20 * minuteMs, endMs: elevenMs };
  const planned = plan({ kind: 'startEarly', meetingId: 'e1' }, [later]);
  if (planned.kind !== 'write' || planned.entry.kind !== 'change') throw new Error('no early start');
  expect(planned.entry).toMatchObject({ commandKind: 'startEarly', startMs: tenMs, fromStartMs: later.startMs, endMs: elevenMs });
  expect(JSON.parse(planned.entry.body)).toEqual({ start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' } });
});

test('E14 an ending cuts at the whole minute that began', () => {
  expect(plan({ kind: 'end', meetingId: 'e1' })).toMatchObject({
    kind: 'write',
    entry: { kind: 'end', endMs: tenMs, fromEndMs: ours.endMs },
  });
});

test('D5 a person who has gone gets nothing any more: five minutes, or the end of the booking', () => {
  expect(plan({ kind: 'bookNow', endMs: elevenMs }, [])).toMatchObject({ entry: { giveUpMs: nowMs + 5 * minuteMs } });
  expect(plan({ kind: 'bookNow', endMs: tenMs + 2 * minuteMs }, [])).toMatchObject({ entry: { giveUpMs: tenMs + 2 * minuteMs } });
});

test.each<{ command: WriteCommand; reason: string }>([
  { command: { kind: 'bookNow', endMs: elevenMs }, reason: 'roomTaken' },
  { command: { kind: 'bookNow', endMs: tenMs }, reason: 'endInPast' },
  { command: { kind: 'extend', meetingId: 'gone', endMs: elevenMs }, reason: 'meetingGone' },
  { command: { kind: 'end', meetingId: 'gone' }, reason: 'meetingGone' },
])('E16 $command.kind is refused by the rules: $reason', ({ command, reason }) => {
  expect(plan(command)).toEqual({ kind: 'refused', reason });
});

test('E21 every plan is an entry that the journal reads again', () => {
  const commands: WriteCommand[] = [
    { kind: 'extend', meetingId: 'e1', endMs: elevenMs },
    { kind: 'end', meetingId: 'e1' },
  ];
  for (const planned of [plan({ kind: 'bookNow', endMs: elevenMs }, []), ...commands.map((command) => plan(command))]) {
    if (planned.kind !== 'write') throw new Error(planned.reason);
    expect(journalEntrySchema.parse(JSON.parse(JSON.stringify(planned.entry)))).toEqual(planned.entry);
  }
});

test('E16 the stretch to read is that of the command, and never empty', () => {
  expect(slotOf({ kind: 'bookNow', endMs: elevenMs }, nowMs)).toEqual({ startMs: tenMs, endMs: elevenMs });
  expect(slotOf({ kind: 'bookNow', endMs: 0 }, nowMs)).toEqual({ startMs: tenMs, endMs: tenMs + minuteMs });
  expect(slotOf({ kind: 'end', meetingId: 'e1' }, nowMs)).toEqual({ startMs: tenMs, endMs: tenMs + minuteMs });
});
