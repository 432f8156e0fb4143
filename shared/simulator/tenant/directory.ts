import type { RoomSettings } from './room-settings.ts';

export interface Person {
  readonly kind: 'person';
  /** Directory object id. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly jobTitle: string;
  /** Windows name. */
  readonly timeZone: string;
}

export interface Room {
  readonly kind: 'room';
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly building: string;
  readonly floor: number;
  readonly capacity: number;
  readonly equipment: readonly string[];
  /** From address lists, and so from the lists of Places (fact 5.2.3). */
  readonly isHidden: boolean;
  /** Windows name, as `mailboxSettings` gives it; may be empty (fact 2.1.3). */
  readonly timeZone: string;
  readonly settings: RoomSettings;
}

export type Member = Person | Room;

/** A distribution group of rooms, and the building they are in. It has an address and no mailbox. */
export interface RoomList {
  readonly id: string;
  /** As its rooms name their building. */
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  readonly countryOrRegion: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Who is in the tenant; found by object id or address. */
export interface Directory {
  members(): readonly Member[];
  people(): readonly Person[];
  rooms(): readonly Room[];
  roomLists(): readonly RoomList[];
  find(idOrAddress: string): Member | null;
  room(idOrAddress: string): Room | null;
  /** Replaces the room of the same id. */
  changeRoom(room: Room): void;
  /** Undoes all changes of rooms. */
  resetRooms(): void;
}

export function createDirectory(people: readonly Person[], firstRooms: readonly Room[], roomLists: readonly RoomList[]): Directory {
  const members = new Map<string, Member>([...people, ...firstRooms].map((member) => [member.id, member]));
  const find = (idOrAddress: string): Member | null => {
    const wanted = idOrAddress.toLowerCase();
    return members.get(wanted) ?? [...members.values()].find((member) => member.address === wanted) ?? null;
  };
  const rooms = (): Room[] => [...members.values()].filter((member) => member.kind === 'room');
  return {
    members: () => [...members.values()],
    people: () => people,
    rooms,
    roomLists: () => roomLists,
    find,
    room: (idOrAddress) => {
      const member = find(idOrAddress);
      return member?.kind === 'room' ? member : null;
    },
    changeRoom: (room) => void members.set(room.id, room),
    resetRooms() {
      for (const room of firstRooms) members.set(room.id, room);
    },
  };
}
