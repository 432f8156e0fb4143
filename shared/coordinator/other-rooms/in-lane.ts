import { GraphError } from '../../graph/graph-error.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { RoomLanes } from '../gateway/room-lanes.ts';

/** Runs a request as soon as its mailbox has one to spare. Throws `GraphError` where too many wait already, and what `work` throws. */
export type InLane = <T>(mailbox: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

export interface InLaneDeps {
  readonly lanes: RoomLanes;
  readonly enrolment: Pick<Enrolment, 'rooms'>;
  readonly tenantId: string;
}

/** What goes to a room by the coordinator's own doing shares that room's lane with its doors, by whichever name it goes there (C55). */
export function createInLane({ lanes, enrolment, tenantId }: InLaneDeps): InLane {
  const laneOf = (mailbox: string): string => {
    const name = mailbox.toLowerCase();
    const rooms = enrolment.rooms().filter((room) => room.tenantId === tenantId);
    const room = rooms.find(({ address, objectId }) => address.toLowerCase() === name || objectId?.toLowerCase() === name);
    return room?.id ?? `${tenantId} ${name}`;
  };
  const tooMany = (): GraphError => new GraphError('throttled', 'too many requests of this room wait already');
  return (mailbox, signal, work) => lanes.run(laneOf(mailbox), signal, work) ?? Promise.reject(tooMany());
}
