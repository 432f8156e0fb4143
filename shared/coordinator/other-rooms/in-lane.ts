import { GraphError } from '../../graph/graph-error.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { RoomLanes } from '../gateway/room-lanes.ts';
import { mailboxName, mailboxNamesOf } from '../mailbox-names.ts';
import type { ObjectIdOf } from './object-ids.ts';

/** Runs a request as soon as its mailbox has one to spare. Throws `GraphError` where too many wait already, and what `work` throws. */
export type InLane = <T>(mailbox: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

export interface InLaneDeps {
  readonly lanes: RoomLanes;
  readonly enrolment: Pick<Enrolment, 'rooms'>;
  readonly tenantId: string;
  readonly objectIdOf: ObjectIdOf;
}

/** What goes to a room by the coordinator's own doing shares that room's lane with its doors, by whichever name it goes there (C55, C64). */
export function createInLane({ lanes, enrolment, tenantId, objectIdOf }: InLaneDeps): InLane {
  const namesOf = async (mailbox: string): Promise<readonly string[]> => {
    const name = mailbox.toLowerCase();
    const rooms = enrolment.rooms().filter((room) => room.tenantId === tenantId);
    const room = rooms.find(({ address, objectId }) => address.toLowerCase() === name || objectId?.toLowerCase() === name);
    if (room) return mailboxNamesOf(room);
    const own = mailboxName(tenantId, name);
    // A room that was connected by its object id may be this one: that is all that is known of it.
    if (!name.includes('@') || rooms.every(({ address }) => address.includes('@'))) return [own];
    const objectId = await objectIdOf(name);
    return objectId === null ? [own] : [mailboxName(tenantId, objectId), own];
  };
  const tooMany = (): GraphError => new GraphError('throttled', 'too many requests of this room wait already');
  return async (mailbox, signal, work) => {
    const inLane = lanes.run(await namesOf(mailbox), signal, work);
    if (inLane === null) throw tooMany();
    return inLane;
  };
}
