import type { BookingCheck } from './booking-rules.ts';
import { bookableUntilMs } from './booking-rules.ts';
import type { Consequence } from './consequence.ts';
import type { Meeting } from './meeting.ts';
import type { NearbyRoom, Policy } from './policy.ts';
import { refusedFor } from './rule-refusal.ts';
import { buildSchedule, meetingsWithin } from './schedule.ts';
import type { TimeWindow } from './time-window.ts';
import { MINUTE_MS, minuteOf } from './whole-minute.ts';

export interface ElsewhereFacts {
  readonly policy: Policy;
  /** This room's: the other one's calendar may keep another, which is no matter for times with hours. */
  readonly timeZone: string;
}

/** The nearby room of that address, in whatever case; null for one that the policy does not name. */
export function nearbyRoomAt(policy: Pick<Policy, 'nearbyRooms'>, address: string): NearbyRoom | null {
  return policy.nearbyRooms.find((room) => room.address.toLowerCase() === address.toLowerCase()) ?? null;
}

/** Whether a stretch may be asked of another room at all; its hours are its own door's business and not known here. */
export function checkStretchElsewhere(facts: ElsewhereFacts, { startMs, endMs }: TimeWindow, nowMs: number): BookingCheck {
  const { policy } = facts;
  if (!policy.allowBooking) return refusedFor('notAllowed');
  if (startMs !== minuteOf(startMs) || endMs !== minuteOf(endMs) || endMs <= startMs) return refusedFor('malformed');
  if (endMs <= nowMs) return refusedFor('endInPast');
  if (startMs < minuteOf(nowMs)) return refusedFor('startInPast');
  if (endMs - startMs > policy.longestBookingMinutes * MINUTE_MS) return refusedFor('tooLong');
  return endMs > bookableUntilMs(facts, nowMs) ? refusedFor('tooFarAhead') : { kind: 'ok' };
}

/** Whether nothing takes a stretch. */
export function isFree(meetings: readonly Meeting[], slot: TimeWindow): boolean {
  return meetingsWithin(buildSchedule(meetings), slot).length === 0;
}

export const bookedElsewhere: Consequence = { means: 'book', calendars: ['otherRoom'], told: 'nobody', organizerMust: 'nothing' };
