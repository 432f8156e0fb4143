import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { EnrolmentEvent } from './enrolment.ts';
import { createMembers, type Members } from './members.ts';
import type { CheckedPlace } from './room-place.ts';

export interface MembershipDeps {
  readonly store: Pick<CoordinatorStore, 'rooms' | 'doors'>;
  readonly subscriptions: Pick<Subscriptions, 'connect'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly newId: () => string;
  readonly log: Log;
}

/** Rooms and doors in memory, kept in step with the store, and who is told of it. */
export interface Membership {
  readonly members: Pick<Members, 'rooms' | 'doors' | 'doorWith'>;
  /** The room that is there, or a new one. */
  connect(place: CheckedPlace): Promise<CoordinatorRoom>;
  resolved(roomId: string, objectId: string): Promise<void>;
  /** A door that the store has. */
  letIn(door: EnrolledDoor): void;
  /** In memory, at once; a door that was cut off already, or has gone, is left as it is. */
  cutOff(doorId: string, atMs: number): void;
  remove(room: CoordinatorRoom): Promise<void>;
  watch(listener: (event: EnrolmentEvent) => void): () => void;
}

const eventNames = {
  enrolled: 'doorEnrolled',
  revoked: 'doorRevoked',
  connected: 'roomConnected',
  disconnected: 'roomDisconnected',
} as const;

export async function openMembership({ store, subscriptions, clock, newId, log }: MembershipDeps): Promise<Membership> {
  const members = createMembers(await store.rooms.all(), await store.doors.all());
  const listeners = new Set<(event: EnrolmentEvent) => void>();

  function tell(event: EnrolmentEvent): void {
    log.info(eventNames[event.kind], { id: 'door' in event ? event.door.id : event.room.id });
    for (const listener of [...listeners]) listener(event);
  }

  function cutOff(doorId: string, atMs: number): void {
    const door = members.doors.get(doorId);
    if (door?.revokedMs !== null) return;
    const revoked = { ...door, revokedMs: atMs };
    members.putDoor(revoked);
    tell({ kind: 'revoked', door: revoked });
  }

  const cutOffAllOf = ({ id }: CoordinatorRoom): void => {
    for (const door of [...members.doors.values()]) if (door.roomId === id) cutOff(door.id, clock.nowMs());
  };

  return {
    members,
    async connect(place) {
      const there = members.roomAt(place);
      if (there) return there;
      const room = await store.rooms.add({ id: newId(), ...place, objectId: null, connectedMs: clock.nowMs() });
      if (members.rooms.has(room.id)) return room; // connected twice at the same time
      members.putRoom(room);
      subscriptions.connect(room);
      tell({ kind: 'connected', room });
      return room;
    },
    async resolved(roomId, objectId) {
      const room = members.rooms.get(roomId);
      if (!room) return;
      const twin = members.roomAt({ tenantId: room.tenantId, address: objectId.toLowerCase() });
      members.putRoom({ ...room, objectId });
      if (twin && twin.id !== roomId) log.warn('mailboxConnectedTwice', { rooms: [room.address, twin.address] });
      await store.rooms.resolved(roomId, objectId);
    },
    letIn(door) {
      members.putDoor(door);
      tell({ kind: 'enrolled', door });
    },
    cutOff,
    async remove(room) {
      cutOffAllOf(room);
      await store.rooms.remove(room.id);
      cutOffAllOf(room); // one may have come by a token meanwhile
      members.removeRoom(room);
      tell({ kind: 'disconnected', room });
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
