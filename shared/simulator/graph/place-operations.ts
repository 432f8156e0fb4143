import type { Call, Operation, Reply } from '../http/call.ts';
import { rolesOf } from './check-token.ts';
import { refuse } from './graph-refusal.ts';
import { readListQuery } from './list-query.ts';
import { placeOf } from './place-of.ts';

/** Fact 5.2.2. */
const DEFAULT_PAGE = 100;
const grants = ['Place.Read.All', 'Place.ReadWrite.All'];

/** Fact 9.2: Places goes by Entra's consent alone. */
function checkConsent(call: Call): void {
  if (!rolesOf(call).some((role) => grants.includes(role))) throw refuse.accessDenied();
}

const listRooms: Operation = {
  isGraph: true,
  name: 'places.rooms',
  method: 'GET',
  paths: ['/v1.0/places/microsoft.graph.room', '/v1.0/places/graph.room'],
  run(call): Reply {
    checkConsent(call);
    const { tenant, url } = call;
    const { top, skip } = readListQuery(url.searchParams);
    const rooms = tenant.switches.current.placesIsOn ? tenant.directory.rooms() : [];
    // Without a next link: fact 5.2.2.
    const value = rooms.slice(skip, skip + (top ?? DEFAULT_PAGE)).map(placeOf);
    return { status: 200, body: { '@odata.context': `${url.origin}/v1.0/$metadata#places/microsoft.graph.room`, value } };
  },
};

/** Facts 5.2. */
export const placeOperations: readonly Operation[] = [listRooms];
