import { userPath } from '../graph/graph-room-calendar.ts';
import type { GraphSession } from '../graph/graph-session.ts';
import type { RoomCalendar } from '../graph/room-calendar.ts';
import { createRoomReads } from '../graph/room-reads.ts';
import { createRoomWrites } from '../graph/room-writes.ts';

/** The room under examination, by the very calls that its door makes. */
export interface Patient
  extends Pick<
    RoomCalendar,
    'readDeltaPage' | 'readEvents' | 'readEvent' | 'findByCommand' | 'createEvent' | 'patchEvent' | 'deleteEvent'
  > {
  /** A path below the room's user, by object id once that is known (D15). */
  path(below: string): string;
  address(objectId: string): void;
}

export function createPatient({ transport }: Pick<GraphSession, 'transport'>, room: string): Patient {
  let name = room;
  const path = (below: string): string => userPath(name, below);
  const deps = { transport, roomPath: path };
  return {
    ...createRoomReads(deps),
    ...createRoomWrites(deps),
    path,
    address(objectId) {
      name = objectId;
    },
  };
}
