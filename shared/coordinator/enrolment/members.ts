import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';
import type { CheckedPlace } from './room-place.ts';

/** The rooms and doors of the store, in memory, where each question of the lines and the gateway is answered. */
export interface Members {
  readonly rooms: ReadonlyMap<string, CoordinatorRoom>;
  readonly doors: ReadonlyMap<string, EnrolledDoor>;
  /** By its address or, where that is known, its object id. */
  roomAt(place: CheckedPlace): CoordinatorRoom | null;
  doorWith(publicKey: string): EnrolledDoor | null;
  putRoom(room: CoordinatorRoom): void;
  /** In the place of the door with its id, and of the one with its key. */
  putDoor(door: EnrolledDoor): void;
  /** With its doors. */
  removeRoom(room: CoordinatorRoom): void;
}

export function createMembers(storedRooms: readonly CoordinatorRoom[], storedDoors: readonly EnrolledDoor[]): Members {
  const rooms = new Map<string, CoordinatorRoom>();
  const doors = new Map<string, EnrolledDoor>();
  const idByPlace = new Map<string, string>();
  /** Of rooms that staff gave an address: one mailbox is one room, by whichever name they call it next (C64). */
  const idByObject = new Map<string, string>();
  const idByKey = new Map<string, string>();
  const placeOf = ({ tenantId, address }: CheckedPlace): string => `${tenantId} ${address}`;
  const objectOf = ({ tenantId, address, objectId }: CoordinatorRoom): string | null =>
    objectId !== null && address.includes('@') ? `${tenantId} ${objectId.toLowerCase()}` : null;

  const members: Members = {
    rooms,
    doors,
    roomAt: (place) => rooms.get(idByPlace.get(placeOf(place)) ?? idByObject.get(placeOf(place)) ?? '') ?? null,
    doorWith: (publicKey) => doors.get(idByKey.get(publicKey) ?? '') ?? null,
    putRoom(room) {
      rooms.set(room.id, room);
      idByPlace.set(placeOf(room), room.id);
      const object = objectOf(room);
      if (object !== null) idByObject.set(object, room.id);
    },
    putDoor(door) {
      const before = idByKey.get(door.publicKey);
      if (before !== undefined && before !== door.id) doors.delete(before);
      doors.set(door.id, door);
      idByKey.set(door.publicKey, door.id);
    },
    removeRoom(room) {
      rooms.delete(room.id);
      idByPlace.delete(placeOf(room));
      const object = objectOf(room);
      if (object !== null) idByObject.delete(object);
      const gone = [...doors.values()].filter(({ roomId }) => roomId === room.id);
      for (const { id, publicKey } of gone) {
        doors.delete(id);
        idByKey.delete(publicKey);
      }
    },
  };
  storedRooms.forEach(members.putRoom);
  storedDoors.forEach(members.putDoor);
  return members;
}
