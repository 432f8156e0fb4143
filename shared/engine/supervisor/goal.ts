import { applySetRules, type RoomRulesReply } from '../../config/room-rules.ts';
import type { DoorPlace } from '../door-engine-deps.ts';
import type { Enrolment } from './enrolment.ts';
import { isRoomElsewhere, type OwnPlace } from './take-standing.ts';

/** What a door is to do by what it knows. */
export type Goal =
  /** It stands at no room: it waits to be told one. */
  | { readonly kind: 'enrolling' }
  /** `tenantId` is the enrolled room's; null for the room of the door's own configuration. */
  | { readonly kind: 'room'; readonly place: DoorPlace; readonly tenantId: string | null };

/**
 * Settings that were kept are judged again: another version of Lintel, or another configuration, may not know them any more. Null where
 * there are none, or those of a room that the door was configured away from.
 */
export function judgeKept(enrolment: Enrolment | null, own: OwnPlace): RoomRulesReply | null {
  if (enrolment === null || isRoomElsewhere(enrolment.room, own)) return null;
  return applySetRules(own, enrolment.settings, own.hasPin);
}

export function goalOf(enrolment: Enrolment | null, own: OwnPlace): Goal {
  const reply = judgeKept(enrolment, own);
  const { policy, timeZone } = reply?.kind === 'valid' ? reply.rules : own;
  if (own.access.kind === 'direct') {
    if (own.room === null) throw new Error('a door with a credential of its own has a room');
    return { kind: 'room', place: { room: own.room, policy, timeZone }, tenantId: null };
  }
  if (enrolment === null) return { kind: 'enrolling' };
  const { address, tenantId } = enrolment.room;
  return { kind: 'room', place: { room: address, policy, timeZone }, tenantId };
}

/** Whether what is meant for the one is meant for the other, whatever the rules. */
export function isSamePlace(one: Goal, other: Goal): boolean {
  if (one.kind === 'enrolling' || other.kind === 'enrolling') return one.kind === other.kind;
  return one.place.room === other.place.room && one.tenantId === other.tenantId;
}

/** Whether an engine that serves the one serves the other. */
export function isSameGoal(one: Goal, other: Goal): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
