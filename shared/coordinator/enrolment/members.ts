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
  /**
   * Of rooms that staff gave an address: one mailbox is one room, by whichever name they call it next (C64). Several
   * only where it was connected by several addresses before that was known.
   */
  const idsByObject = new Map<string, readonly string[]>();
  const idByKey = new Map<string, string>();
  const placeOf = ({ tenantId, address }: CheckedPlace): string => `${tenantId} ${address}`;
  const objectOf = ({ tenantId, address, objectId }: CoordinatorRoom): string | null =>
    objectId !== null && address.includes('@') ? `${tenantId} ${objectId.toLowerCase()}` : null;

  const withObject = (room: CoordinatorRoom, change: (ids: readonly string[]) => readonly string[]): void => {
    const object = objectOf(room);
    if (object === null) return;
    const ids = change((idsByObject.get(object) ?? []).filter((id) => id !== room.id));
    if (ids.length > 0) idsByObject.set(object, ids);
    else idsByObject.delete(object);
  };

  const members: Members = {
    rooms,
    doors,
    roomAt: (place) => rooms.get(idByPlace.get(placeOf(place)) ?? idsByObject.get(placeOf(place))?.[0] ?? '') ?? null,
    doorWith: (publicKey) => doors.get(idByKey.get(publicKey) ?? '') ?? null,
    putRoom(room) {
      rooms.set(room.id, room);
      idByPlace.set(placeOf(room), room.id);
      withObject(room, (others) => [...others, room.id]);
    },
    putDoor(door) {
      const before = idByKey.get(door.publicKey);
      if (before !== undefined && before !== door.id) doors.delete(before);
      doors.set(door.id, door);
      idByKey.set(door.publicKey, door.id);
    },
    removeRoom(room) {
      withObject(rooms.get(room.id) ?? room, (others) => others); // its object may have become known meanwhile
      rooms.delete(room.id);
      idByPlace.delete(placeOf(room));
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
