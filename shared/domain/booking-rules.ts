import { dayBounds } from './day-window.ts';
import { type RuleRefused, refusedFor } from './rule-refusal.ts';
import { type RuleFacts, slotRefusal } from './slot-rules.ts';

import type { TimeWindow } from './time-window.ts';
import { MINUTE_MS, minuteOf } from './whole-minute.ts';

export type BookingCheck = { readonly kind: 'ok' } | RuleRefused;

/** Booking from the whole minute of `nowMs` to `endMs`. */
export function checkBooking(facts: RuleFacts, { endMs }: { readonly endMs: number }, nowMs: number): BookingCheck {
  if (!facts.policy.allowBooking) return refusedFor('notAllowed');
  if (endMs !== minuteOf(endMs)) return refusedFor('malformed');
  if (endMs <= nowMs) return refusedFor('endInPast');
  return checkStretch(facts, { startMs: minuteOf(nowMs), endMs });
}

/** Booking a stretch that lies ahead; it may begin with the minute of `nowMs`, and any whole minutes will do. */
export function checkBookingLater(facts: RuleFacts, { startMs, endMs }: TimeWindow, nowMs: number): BookingCheck {
  const { policy } = facts;
  if (!policy.allowBooking || !policy.allowBookingLater) return refusedFor('notAllowed');
  if (startMs !== minuteOf(startMs) || endMs !== minuteOf(endMs) || endMs <= startMs) return refusedFor('malformed');
  if (endMs <= nowMs) return refusedFor('endInPast');
  if (startMs < minuteOf(nowMs)) return refusedFor('startInPast');
  if (endMs > bookableUntilMs(facts, nowMs)) return refusedFor('tooFarAhead');
  return checkStretch(facts, { startMs, endMs });
}

/** The end of the last day that can be booked, counted in days of the room's. */
export function bookableUntilMs({ policy, timeZone }: Omit<RuleFacts, 'meetings'>, nowMs: number): number {
  return dayBounds(nowMs, timeZone, policy.bookAheadDays).endMs;
}

function checkStretch(facts: RuleFacts, { startMs, endMs }: TimeWindow): BookingCheck {
  if (endMs - startMs > facts.policy.longestBookingMinutes * MINUTE_MS) return refusedFor('tooLong');
  const reason = slotRefusal(facts, { startMs, endMs });
  return reason === null ? { kind: 'ok' } : refusedFor(reason);
}
