import { checkChange } from '../../domain/change-rules.ts';
import { isDoorBooking } from '../../domain/door-booking.ts';
import { isFree } from '../../domain/elsewhere-rules.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { meetingKeyOf } from '../../domain/meeting-key.ts';
import { buildBookingBody } from '../../graph/event-body.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { newBookEntry } from './book-entry.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import { holdSubject } from './hold-subject.ts';
import { newOrderEntry } from './order-entry.ts';
import { planRemoval } from './plan-others.ts';

/** To a nearby room: booked there and deleted here, or, somebody's, held there and declined here (E47). */
export function planMove(command: Extract<DoorCommand, { readonly kind: 'move' }>, facts: PlanFacts): CommandPlan {
  const { nowMs, commandId, roomName, elsewhere } = facts;
  const ruling = checkChange(facts, command, nowMs);
  if (ruling.kind === 'refused') return ruling;
  if (!elsewhere) return { kind: 'refused', reason: 'wrongRoom' };
  const { meeting, times, consequence } = ruling;
  const { room, meetings } = elsewhere;
  if (meetings !== null && !isFree(meetings, times)) return { kind: 'refused', reason: 'otherRoomTaken' };
  const isOwn = isDoorBooking(meeting);
  const key = isOwn ? null : meetingKeyOf(meeting);
  const parent = key && ({ ...key, relation: 'instead' } as const);
  const giveUpMs = Math.min(times.endMs, nowMs + GIVE_UP_MS);
  const common = { commandId, commandKind: 'move', madeAtMs: nowMs, giveUpMs, ...times } as const;
  const book = () =>
    newBookEntry(
      {
        ...common,
        purpose: isOwn ? 'booking' : 'hold',
        ...{ parent, forMeetingId: meeting.id, consequence, elsewhere: { address: room.address, name: room.name } },
        body: buildBookingBody({
          ...{ commandId, ...times, parent },
          roomName: room.name,
          roomAddress: room.address,
          subject: subjectFor(meeting, facts),
          text: `Moved here from ${roomName}, at its door.`,
        }),
      },
      facts.checkedAt,
    );
  const take = meetings === null ? newOrderEntry({ ...common, room, parent: key }, facts.checkedAt) : book();
  const leave = planRemoval('release', ruling, facts, { kind: 'move', toRoom: room.name });
  return {
    kind: 'write',
    entry: {
      kind: 'move',
      ...{ commandId, madeAtMs: nowMs, giveUpMs, meetingId: meeting.id },
      room: { address: room.address, name: room.name },
      ...{ take, leave, consequence, stage: 'take', failure: null },
    },
  };
}

/** A door's own subject is no secret; somebody's is shown there as this room's policy would show it here. */
function subjectFor(meeting: Meeting, facts: PlanFacts): string {
  return isDoorBooking(meeting) ? (meeting.subject ?? 'Booked at the door') : holdSubject(meeting, facts);
}
