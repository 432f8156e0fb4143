import type { AllowedChange } from '../../domain/change-act.ts';
import { makerOf } from '../../domain/door-booking.ts';
import { meetingKeyOf } from '../../domain/meeting-key.ts';
import { buildBookingBody } from '../../graph/event-body.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { newBookEntry } from './book-entry.ts';
import { planChange } from './change-plan.ts';
import { GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import { holdSubject } from './hold-subject.ts';

/** Lets somebody's meeting go on by a hold of the room's after it; a hold that is there already gets more time (E44). */
export function planHold(ruling: AllowedChange, facts: PlanFacts): JournalEntry | null {
  const { meeting, times, consequence } = ruling;
  const { commandId, nowMs, checkedAt, roomName } = facts;
  const common = { commandId, madeAtMs: nowMs, giveUpMs: Math.min(times.endMs, nowMs + GIVE_UP_MS) };
  const held = ruling.hold ?? (makerOf(meeting) === 'hold' ? meeting : null);
  if (held) return planChange('extend', { meeting: held, times, consequence }, common, checkedAt);
  const key = meetingKeyOf(meeting);
  if (key === null) return null;
  const parent = { ...key, relation: 'after' } as const;
  const body = buildBookingBody({
    ...{ commandId, ...times, parent, roomName },
    roomAddress: facts.roomAddress,
    subject: holdSubject(meeting, facts),
    text: `Held at the door of ${roomName}, so that the meeting before it can go on.`,
  });
  return newBookEntry(
    { ...common, ...times, body, parent, consequence, commandKind: 'extend', purpose: 'hold', forMeetingId: meeting.id },
    checkedAt,
  );
}
