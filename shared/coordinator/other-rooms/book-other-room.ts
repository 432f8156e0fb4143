import type { TimeWindow } from '../../domain/time-window.ts';
import { MINUTE_MS, minuteOf } from '../../domain/whole-minute.ts';
import type { OrderAnswer, RoomOrder } from '../../engine/order-desk/open-order-desk.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../protocol/other-room-question.ts';
import type { Candidate } from './candidates.ts';

type BookQuestion = Extract<OtherRoomQuestion, { readonly kind: 'bookOtherRoom' }>;

const HOUR_MS = 60 * MINUTE_MS;
/** A door may ask again for so long before it calls a booking off, so that its start may have passed a little. */
const LATE_MS = 10 * MINUTE_MS;
/** A meeting that is moved may last for days; free and busy are asked for a week at most [5.1.5]. */
const LONGEST_MS = 7 * 24 * HOUR_MS;
/** No policy allows more than the seventh day after today. */
const FARTHEST_MS = 9 * 24 * HOUR_MS;

/** Whether a slot may be asked for at all; what may be booked for how long is the door's own policy. */
export function isSlot({ startMs, endMs }: TimeWindow, nowMs: number): boolean {
  if (endMs <= startMs || endMs <= nowMs || endMs - startMs > LONGEST_MS) return false;
  return startMs >= minuteOf(nowMs) - LATE_MS && startMs <= nowMs + FARTHEST_MS;
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
