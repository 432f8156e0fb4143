import { checkBooking, checkBookingLater } from '../../domain/booking-rules.ts';
import { minuteOf } from '../../domain/whole-minute.ts';
import { buildBookingBody } from '../../graph/event-body.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { newBookEntry } from './book-entry.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';

/** Booking this room, from now or a stretch that lies ahead. */
export function planBooking(command: Extract<DoorCommand, { readonly kind: 'bookNow' | 'bookLater' }>, facts: PlanFacts): CommandPlan {
  const { nowMs, commandId, roomName, roomAddress, checkedAt } = facts;
  const check = command.kind === 'bookNow' ? checkBooking(facts, command, nowMs) : checkBookingLater(facts, command, nowMs);
  if (check.kind === 'refused') return check;
  const times = { startMs: command.kind === 'bookNow' ? minuteOf(nowMs) : command.startMs, endMs: command.endMs };
  const text = `Booked at the door of ${roomName}.`;
  const body = buildBookingBody({ commandId, ...times, roomName, roomAddress, subject: 'Booked at the door', text });
  const giveUpMs = Math.min(times.endMs, nowMs + GIVE_UP_MS);
  const asked = { commandId, commandKind: command.kind, madeAtMs: nowMs, giveUpMs, ...times, body };
  return { kind: 'write', entry: newBookEntry(asked, checkedAt) };
}
