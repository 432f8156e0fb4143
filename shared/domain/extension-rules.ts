import type { ChangeFacts, ChangeRuling } from './change-act.ts';
import { consequenceOf } from './change-consequence.ts';
import type { Means } from './consequence.ts';
import { makerOf } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import { holdOf, meetingKeyOf, parentOf } from './meeting-key.ts';
import { isChangedAtOrganizers } from './organizers-event.ts';
import type { Policy } from './policy.ts';
import { refusedFor } from './rule-refusal.ts';
import { slotRefusal } from './slot-rules.ts';
import { MINUTE_MS, minuteFrom, minuteOf } from './whole-minute.ts';

/**
 * Letting a running meeting end later: a door's booking at its source, somebody else's by a hold after it. A hold goes on by
 * itself, whether asked by its own id or by its meeting's. The longest length is measured from now: whoever is in the room may ask again.
 */
export function ruleOnExtension(facts: ChangeFacts, meeting: Meeting, endMs: number, nowMs: number): ChangeRuling {
  const { meetings, policy } = facts;
  const { hold, last } = tailOf(meeting, meetings);
  const means = meansFor(meeting, hold, policy);
  if (means === null) return refusedFor('notADoorBooking');
  if (!isRunning(meeting, meetings, nowMs)) return refusedFor('notStarted');
  if (means !== 'hold' && meeting.time.kind === 'allDay') return refusedFor('notAllowed'); // it has dates, no end to move
  if (endMs !== minuteOf(endMs)) return refusedFor('malformed');
  if (endMs <= nowMs) return refusedFor('endInPast');
  if (endMs <= minuteFrom(last.endMs)) return refusedFor('meetingGone'); // it was moved: it no longer ends where the button saw it
  if (endMs - minuteOf(nowMs) > policy.longestBookingMinutes * MINUTE_MS) return refusedFor('tooLong');
  const reason = slotRefusal(facts, { startMs: last.endMs, endMs });
  if (reason !== null) return refusedFor(reason);
  const startMs = means !== 'hold' || makerOf(last) === 'hold' ? last.startMs : minuteFrom(meeting.endMs);
  return { kind: 'allowed', meeting, hold, times: { startMs, endMs }, consequence: consequenceOf(means, meeting) };
}

/** The hold of a meeting, and what of the two ends last: an extension adds to that. */
export function tailOf(meeting: Meeting, meetings: readonly Meeting[]): { readonly hold: Meeting | null; readonly last: Meeting } {
  const hold = makerOf(meeting) === 'hold' ? null : holdOf(meeting, meetings);
  return { hold, last: hold && hold.endMs > meeting.endMs ? hold : meeting };
}

/** Null where no hold could say whose it is. */
function meansFor(meeting: Meeting, hold: Meeting | null, policy: Policy): Means | null {
  const maker = makerOf(meeting);
  if (maker === 'door') return 'change';
  if (maker === 'hold' || hold !== null) return 'hold';
  if (isChangedAtOrganizers(meeting, policy)) return 'changeOrganizers';
  return meetingKeyOf(meeting) === null ? null : 'hold';
}

/** A hold runs as soon as its meeting does. */
function isRunning(meeting: Meeting, meetings: readonly Meeting[], nowMs: number): boolean {
  if (meeting.startMs <= nowMs) return true;
  const parent = makerOf(meeting) === 'hold' ? parentOf(meeting, meetings) : null;
  return parent !== null && parent.startMs <= nowMs;
}
