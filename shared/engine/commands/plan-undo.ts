import { meetingKeyOf } from '../../domain/meeting-key.ts';
import { buildSchedule, meetingsWithin } from '../../domain/schedule.ts';
import { minuteFrom, minuteOf } from '../../domain/whole-minute.ts';
import { buildBookingBody } from '../../graph/event-body.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { undoConsequence } from '../../view/check-in-view.ts';
import { newBookEntry } from './book-entry.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import { holdSubject } from './hold-subject.ts';

/** Keeps the room for the rest of the meeting that this door gave up (E56): a no cannot be taken back, but the time can be held. */
export function planUndo({ meetingId }: Extract<DoorCommand, { readonly kind: 'undoRelease' }>, facts: PlanFacts): CommandPlan {
  const { released, nowMs, commandId, roomName, roomAddress } = facts;
  if (released === null || released.meeting.id !== meetingId || nowMs >= released.undoUntilMs) return { kind: 'refused', reason: 'notNow' };
  const { meeting } = released;
  const times = { startMs: minuteOf(nowMs), endMs: minuteFrom(meeting.endMs) };
  const key = meetingKeyOf(meeting);
  if (key === null) return { kind: 'refused', reason: 'notNow' };
  if (meetingsWithin(buildSchedule(facts.meetings), times).length > 0) return { kind: 'refused', reason: 'roomTaken' };
  const parent = { ...key, relation: 'instead' } as const;
  const body = buildBookingBody({
    ...{ commandId, ...times, parent, roomName, roomAddress },
    subject: holdSubject(meeting, facts),
    text: `Held at the door of ${roomName} for a meeting that had been given up because nobody checked in.`,
  });
  const common = { commandId, madeAtMs: nowMs, giveUpMs: Math.min(times.endMs, nowMs + GIVE_UP_MS), ...times, body, parent };
  const entry = newBookEntry(
    { ...common, commandKind: 'undoRelease', purpose: 'undo', forMeetingId: null, consequence: undoConsequence },
    facts.checkedAt,
  );
  return { kind: 'write', entry };
}
