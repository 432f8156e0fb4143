import { blocks } from './blocks.ts';
import { isDoorBooking } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import { closingMs, isOpenAt } from './opening-hours.ts';
import type { Policy } from './policy.ts';
import { buildSchedule, meetingsWithin } from './schedule.ts';
import type { TimeWindow } from './time-window.ts';
import { MINUTE_MS, minuteOf } from './whole-minute.ts';

/** The refusals that rules can give; each is a `RefusalReason` of the protocol. */
type RuleRefusal =
  | 'malformed'
  | 'notAllowed'
  | 'roomTaken'
  | 'endInPast'
  | 'tooLong'
  | 'outsideHours'
  | 'meetingGone'
  | 'meetingOver'
  | 'notADoorBooking';

interface Refused {
  readonly kind: 'refused';
  readonly reason: RuleRefusal;
}

export type BookingCheck = { readonly kind: 'ok' } | Refused;

/** The same, with the meeting that may be changed. */
export type ChangeCheck = { readonly kind: 'ok'; readonly meeting: Meeting } | Refused;

export interface RuleFacts {
  /** All that is known of the calendar around now, also what does not block. */
  readonly meetings: readonly Meeting[];
  readonly policy: Policy;
  readonly timeZone: string;
}

/** Booking from the whole minute of `nowMs` to `endMs`. */
export function checkBooking(facts: RuleFacts, { endMs }: { readonly endMs: number }, nowMs: number): BookingCheck {
  if (!facts.policy.allowBooking) return refused('notAllowed');
  return checkSlot(facts, { startMs: minuteOf(nowMs), endMs }, nowMs);
}

/** Letting a door booking end later, at `endMs`. The longest length is measured from now: whoever is in the room may ask again. */
export function checkExtension(
  facts: RuleFacts,
  { meetingId, endMs }: { readonly meetingId: string; readonly endMs: number },
  nowMs: number,
): ChangeCheck {
  if (!facts.policy.allowExtending) return refused('notAllowed');
  const found = findDoorBooking(facts.meetings, meetingId, nowMs);
  if (found.kind === 'refused') return found;
  if (endMs <= nowMs) return refused('endInPast');
  if (endMs <= found.meeting.endMs) return refused('meetingGone'); // it was moved: it no longer ends where the button saw it
  const others = facts.meetings.filter(({ id }) => id !== meetingId);
  const slot = checkSlot({ ...facts, meetings: others }, { startMs: found.meeting.endMs, endMs }, nowMs);
  return slot.kind === 'ok' ? found : slot;
}

/** Ending a door booking now. */
export function checkEnd(facts: RuleFacts, { meetingId }: { readonly meetingId: string }, nowMs: number): ChangeCheck {
  if (!facts.policy.allowEnding) return refused('notAllowed');
  return findDoorBooking(facts.meetings, meetingId, nowMs);
}

function checkSlot({ meetings, policy, timeZone }: RuleFacts, slot: TimeWindow, nowMs: number): BookingCheck {
  const { startMs, endMs } = slot;
  if (endMs !== minuteOf(endMs)) return refused('malformed');
  if (endMs <= nowMs) return refused('endInPast');
  if (endMs - minuteOf(nowMs) > policy.longestBookingMinutes * MINUTE_MS) return refused('tooLong');
  if (meetingsWithin(buildSchedule(meetings), slot).length > 0) return refused('roomTaken');
  if (!isOpenAt(policy.hours, startMs, timeZone)) return refused('outsideHours');
  const closesMs = closingMs(policy.hours, startMs, timeZone);
  return closesMs !== null && endMs > closesMs ? refused('outsideHours') : { kind: 'ok' };
}

function findDoorBooking(meetings: readonly Meeting[], meetingId: string, nowMs: number): ChangeCheck {
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (!meeting || !blocks(meeting)) return refused('meetingGone');
  if (!isDoorBooking(meeting)) return refused('notADoorBooking');
  return meeting.endMs <= nowMs ? refused('meetingOver') : { kind: 'ok', meeting };
}

function refused(reason: RuleRefusal): Refused {
  return { kind: 'refused', reason };
}
