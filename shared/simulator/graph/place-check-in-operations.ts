import { z } from 'zod';
import type { Call, Operation, Reply } from '../http/call.ts';
import type { Room } from '../tenant/directory.ts';
import { refuse } from './graph-refusal.ts';
import { placeOf, roomListOf } from './place-of.ts';
import { mayReadPlaces } from './place-operations.ts';

const checkInSchema = z.looseObject({
  calendarEventId: z.string().min(1),
  checkInMethod: z.enum(['unspecified', 'manual', 'inferred', 'verified']),
});

function roomAt({ tenant, params }: Call): Room {
  const room = tenant.directory.room(params.place ?? '');
  if (!room) throw refuse.itemNotFound();
  return room;
}

/** By id or by address; a list of rooms is a place too. */
function placeAt(call: Call): object {
  const { directory } = call.tenant;
  const wanted = (call.params.place ?? '').toLowerCase();
  const roomList = directory.roomLists().find(({ id, address }) => id === wanted || address === wanted);
  return roomList ? roomListOf(roomList) : placeOf(roomAt(call), directory.roomLists());
}

const readPlace: Operation = {
  isGraph: true,
  name: 'place.get',
  method: 'GET',
  paths: ['/v1.0/places/:place'],
  run(call): Reply {
    if (!mayReadPlaces(call) && !call.tenant.switches.current.placesTakeCheckIns) throw refuse.accessDenied();
    return { status: 200, body: { '@odata.context': `${call.url.origin}/v1.0/$metadata#places/$entity`, ...placeAt(call) } };
  },
};

/** Facts 5.3.1 and 5.3.2. */
const checkIn: Operation = {
  isGraph: true,
  name: 'place.checkIn',
  method: 'POST',
  paths: ['/v1.0/places/:place/checkIns'],
  run(call): Reply {
    const { tenant } = call;
    if (!tenant.switches.current.placesTakeCheckIns) throw refuse.accessDenied();
    const room = roomAt(call);
    const { calendarEventId, checkInMethod } = readBody(call.body);
    const createdMs = tenant.clock.nowMs();
    tenant.placeCheckIns.add({ placeId: room.id, calendarEventId, method: checkInMethod, createdMs });
    const type = '#microsoft.graph.checkInClaim';
    return {
      status: 201,
      body: { '@odata.type': type, calendarEventId, checkInMethod, createdDateTime: new Date(createdMs).toISOString() },
    };
  },
};

function readBody(text: string): z.infer<typeof checkInSchema> {
  try {
    return checkInSchema.parse(JSON.parse(text));
  } catch {
    throw refuse.malformedBody();
  }
}

export const placeCheckInOperations: readonly Operation[] = [checkIn, readPlace];
