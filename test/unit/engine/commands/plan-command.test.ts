import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../../shared/domain/policy.ts';
import { type CommandPlan, planCommand, slotOf, type WriteCommand } from '../../../../shared/engine/commands/plan-command.ts';
import { journalEntrySchema } from '../../../../shared/engine/journal/journal-entry.ts';
import { buildMeeting, doorMade } from '../../domain/build-meeting.ts';
import { elevenMs, tenMs } from '../journal/build-entry.ts';

const minuteMs = 60_000;
const nowMs = tenMs + 12_345;
const ours = buildMeeting('2026-03-02T09:30:00Z', '2026-03-02T10:30:00Z', { ...doorMade, id: 'e1', changeKey: 'k1' });
const facts = { policy: defaultPolicy, timeZone: 'UTC', nowMs, commandId: 'c1', roomName: 'Boardroom', roomAddress: null };
const plan = (command: WriteCommand, meetings = [ours]): CommandPlan => planCommand(command, { ...facts, meetings });

test('E14 a booking starts at the whole minute and carries the exact bytes and its id', () => {
  const planned = plan({ kind: 'bookNow', endMs: elevenMs }, []);
  if (planned.kind !== 'write') throw new Error(planned.reason);
  expect(planned.entry).toMatchObject({ kind: 'book', stage: 'create', startMs: tenMs, endMs: elevenMs, eventId: null, madeAtMs: nowMs });
  expect(JSON.parse(planned.entry.body)).toMatchObject({
    transactionId: 'c1',
    start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-03-02T11:00:00', timeZone: 'UTC' },
  });
});

test('E14 an extension knows the way there and the way back', () => {
  const planned = plan({ kind: 'extend', meetingId: 'e1', endMs: elevenMs });
  if (planned.kind !== 'write' || planned.entry.kind !== 'extend') throw new Error('no extension');
  expect(planned.entry).toMatchObject({ eventId: 'e1', oldKey: 'k1', fromEndMs: ours.endMs, endMs: elevenMs, stage: 'write' });
  expect(planned.entry.body).toContain('11:00');
  expect(planned.entry.revertBody).toContain('10:30');
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
