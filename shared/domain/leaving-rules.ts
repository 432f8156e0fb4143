import type { AllowedChange, ChangeFacts, ChangeRuling } from './change-act.ts';
import { consequenceOf, othersMoveConsequence, ownMoveConsequence } from './change-consequence.ts';
import type { Consequence } from './consequence.ts';
import { isDoorBooking, makerOf } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import { holdOf, meetingKeyOf } from './meeting-key.ts';
import { refusedFor } from './rule-refusal.ts';
import { minuteFrom, minuteOf } from './whole-minute.ts';

/** Giving the room's time back: what a door made is deleted, somebody's meeting declined; of a series, that occurrence [3.3.3]. */
export function ruleOnRelease(facts: ChangeFacts, meeting: Meeting, nowMs: number): ChangeRuling {
  return leaving(facts, meeting, nowMs, consequenceOf(isDoorBooking(meeting) ? 'remove' : 'decline', meeting));
}

/** The same without a word to the organiser (policy). */
export function ruleOnDecline(facts: ChangeFacts, meeting: Meeting, nowMs: number): ChangeRuling {
  return leaving(facts, meeting, nowMs, consequenceOf(isDoorBooking(meeting) ? 'remove' : 'declineSilently', meeting));
}

/** To another room: what a door made is booked there and deleted here, somebody's meeting declined here and held there. Which room, and whether it is free, is asked there. */
export function ruleOnMove(facts: ChangeFacts, meeting: Meeting, nowMs: number): ChangeRuling {
  if (isDoorBooking(meeting)) return leaving(facts, meeting, nowMs, ownMoveConsequence(meeting));
  // A hold has to say whose it is.
  return meetingKeyOf(meeting) === null ? refusedFor('notADoorBooking') : leaving(facts, meeting, nowMs, othersMoveConsequence);
}

function leaving({ meetings }: ChangeFacts, meeting: Meeting, nowMs: number, consequence: Consequence): AllowedChange {
  const hold = makerOf(meeting) === 'hold' ? null : holdOf(meeting, meetings);
  const times = { startMs: Math.max(minuteOf(nowMs), minuteOf(meeting.startMs)), endMs: minuteFrom(meeting.endMs) };
  return { kind: 'allowed', meeting, hold, times, consequence };
}
