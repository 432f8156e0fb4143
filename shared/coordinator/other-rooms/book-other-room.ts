import type { Policy } from '../../domain/policy.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { MINUTE_MS, minuteOf } from '../../domain/whole-minute.ts';
import type { OrderAnswer, RoomOrder } from '../../engine/order-desk/open-order-desk.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../protocol/other-room-question.ts';
import type { Candidate } from './candidates.ts';

type BookQuestion = Extract<OtherRoomQuestion, { readonly kind: 'bookOtherRoom' }>;

type Slot = Pick<BookQuestion, 'startMs' | 'endMs' | 'parent'>;

const HOUR_MS = 60 * MINUTE_MS;
/** A door may ask again for so long before it calls a booking off, so that its start may have passed a little. */
const LATE_MS = 10 * MINUTE_MS;
/** A meeting that is moved may last for days; free and busy are asked for a week at most [5.1.5]. */
const LONGEST_MS = 7 * 24 * HOUR_MS;
/** What the rules of a door may say at most, where staff have set none. */
const LONGEST_BOOKING_MINUTES = 1_440;
const MOST_DAYS_AHEAD = 7;
/** No policy allows more than the seventh day after today. */
const FARTHEST_MS = 9 * 24 * HOUR_MS;

/** Whether a slot may be asked for at all, whoever asks. */
export function isSlot({ startMs, endMs }: TimeWindow, nowMs: number): boolean {
  if (endMs <= startMs || endMs <= nowMs || endMs - startMs > LONGEST_MS) return false;
  return startMs >= minuteOf(nowMs) - LATE_MS && startMs <= nowMs + FARTHEST_MS;
}

/**
 * Whether a booking keeps to what the door's own rules can allow, as far as the coordinator knows them: a stolen device keeps to none by
 * itself. A meeting that is moved has the length that it has. When the last day ends is the door's to say: it is let through to a day later at most.
 */
export function isAllowed({ startMs, endMs, parent }: Slot, policy: Partial<Policy>, nowMs: number): boolean {
  if (parent !== null) return true;
  const { allowBooking = true, longestBookingMinutes = LONGEST_BOOKING_MINUTES, bookAheadDays = MOST_DAYS_AHEAD } = policy;
  const aheadMs = endMs - Math.max(startMs, minuteOf(nowMs));
  return allowBooking && aheadMs <= longestBookingMinutes * MINUTE_MS && endMs <= nowMs + (bookAheadDays + 1) * 24 * HOUR_MS + HOUR_MS;
}

/** What is written into the other room's calendar: which door asked, and nothing of anybody's meeting (D11). */
export function orderOf(
  { commandId, startMs, endMs, parent }: BookQuestion,
  { address, name }: Pick<Candidate, 'address' | 'name'>,
  from: string,
): RoomOrder {
  const words = parent
    ? { subject: 'Held at the door', text: `Moved here from ${from}, at its door.` }
    : { subject: 'Booked at the door', text: `Booked at the door of ${from}.` };
  return { commandId, room: { address, name: name ?? address }, startMs, endMs, parent, ...words };
}

/** How an order stands, as a door is told. */
export function answerOf(state: OrderAnswer): OtherRoomAnswer {
  switch (state.kind) {
    case 'pending':
    case 'booked':
    case 'givenBack':
      return state;
    case 'notReached':
      return { kind: 'refused', reason: 'graphUnreachable' };
    case 'unsaved':
      return { kind: 'unreachable', trouble: 'serviceFailing' };
    case 'refused':
      if (state.reason === 'otherOrder') return { kind: 'refused', reason: 'malformed' };
      return { kind: 'refused', reason: state.reason === 'calledOff' ? 'unknownCommand' : state.reason };
  }
}
