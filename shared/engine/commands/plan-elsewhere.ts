import { checkStretchElsewhere, isFree } from '../../domain/elsewhere-rules.ts';
import { buildBookingBody } from '../../graph/event-body.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { newBookEntry } from './book-entry.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import { newOrderEntry } from './order-entry.ts';

/** Books a nearby room from this door, by the same steps as this one (E49), or orders it from the coordinator (E76). */
export function planBookingElsewhere(command: Extract<DoorCommand, { readonly kind: 'bookElsewhere' }>, facts: PlanFacts): CommandPlan {
  const { nowMs, commandId, roomName, elsewhere } = facts;
  if (!elsewhere) return { kind: 'refused', reason: 'wrongRoom' };
  const times = { startMs: command.startMs, endMs: command.endMs };
  const check = checkStretchElsewhere(facts, times, nowMs);
  if (check.kind === 'refused') return check;
  const giveUpMs = Math.min(times.endMs, nowMs + GIVE_UP_MS);
  const common = { commandId, commandKind: 'bookElsewhere', madeAtMs: nowMs, giveUpMs } as const;
  if (elsewhere.meetings === null)
    return { kind: 'write', entry: newOrderEntry({ ...common, ...times, room: elsewhere.room, parent: null }, facts.checkedAt) };
  const { address, name } = elsewhere.room;
  if (!isFree(elsewhere.meetings, times)) return { kind: 'refused', reason: 'otherRoomTaken' };
  const text = `Booked at the door of ${roomName}.`;
  const body = buildBookingBody({ commandId, ...times, roomName: name, roomAddress: address, subject: 'Booked at the door', text });
  return { kind: 'write', entry: newBookEntry({ ...common, ...times, body, elsewhere: { address, name } }, facts.checkedAt) };
}
