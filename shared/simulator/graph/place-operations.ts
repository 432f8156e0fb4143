import type { Call, Operation, Reply } from '../http/call.ts';
import type { Room } from '../tenant/directory.ts';
import { rolesOf } from './check-token.ts';
import { refuse } from './graph-refusal.ts';
import { nextLinkOf, readListQuery } from './list-query.ts';
import { buildPlaceFilter } from './place-filter.ts';
import { placeOf, roomListOf } from './place-of.ts';

/** Fact 5.2.2. */
const DEFAULT_PAGE = 100;
const grants = ['Place.Read.All', 'Place.ReadWrite.All'];

/** Fact 9.2: Places goes by Entra's consent alone. */
export const mayReadPlaces = (call: Call): boolean => rolesOf(call).some((role) => grants.includes(role));

/** One page of what is listed, while Places is switched on (fact 5.2.4). */
function page(call: Call, collection: string, places: () => readonly object[]): Reply {
  if (!mayReadPlaces(call)) throw refuse.accessDenied();
  const { tenant, url } = call;
  const { placesIsOn, placesGiveNextLinks } = tenant.switches.current;
  const { top, skip, select, filter, isCounted } = readListQuery(url.searchParams);
  const all = (placesIsOn ? places() : []).filter(buildPlaceFilter(filter));
  const end = skip + (top ?? DEFAULT_PAGE);
  const isKept = ([name]: readonly [string, unknown]): boolean =>
    select === null || name === 'id' || name.startsWith('@') || select.includes(name);
  return {
    status: 200,
    body: {
      '@odata.context': `${url.origin}/v1.0/$metadata#${collection}`,
      ...(isCounted ? { '@odata.count': all.length } : {}),
      value: all.slice(skip, end).map((place) => Object.fromEntries(Object.entries(place).filter(isKept))),
      ...(placesGiveNextLinks && end < all.length && end > skip ? { '@odata.nextLink': nextLinkOf(url, end) } : {}),
    },
  };
}

/** Fact 5.2.3: who is hidden from address lists is in none of these. */
const listed = ({ tenant }: Call, isOfIt: (room: Room) => boolean = () => true): readonly object[] =>
  tenant.directory
    .rooms()
    .filter((room) => !room.isHidden && isOfIt(room))
    .map((room) => placeOf(room, tenant.directory.roomLists()));

const listRooms: Operation = {
  isGraph: true,
  name: 'places.rooms',
  method: 'GET',
  paths: ['/v1.0/places/microsoft.graph.room', '/v1.0/places/graph.room'],
  run: (call) => page(call, 'places/microsoft.graph.room', () => listed(call)),
};

const listRoomLists: Operation = {
  isGraph: true,
  name: 'places.roomLists',
  method: 'GET',
  paths: ['/v1.0/places/microsoft.graph.roomList'],
  run: (call) => page(call, 'places/microsoft.graph.roomList', () => call.tenant.directory.roomLists().map(roomListOf)),
};

/** Fact 5.2.1: by the list's address, not by its id. */
const listRoomsOfList: Operation = {
  isGraph: true,
  name: 'places.roomsOfList',
  method: 'GET',
  paths: ['/v1.0/places/:place/microsoft.graph.roomList/rooms'],
  run(call) {
    const wanted = (call.params.place ?? '').toLowerCase();
    return page(call, `places('${wanted}')/microsoft.graph.roomList/rooms`, () => {
      const roomList = call.tenant.directory.roomLists().find(({ address }) => address === wanted);
      if (!roomList) throw refuse.itemNotFound();
      return listed(call, ({ building }) => building === roomList.name);
    });
  },
};

/** Facts 5.2. */
export const placeOperations: readonly Operation[] = [listRooms, listRoomLists, listRoomsOfList];
