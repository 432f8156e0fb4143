import type {
  Room as GraphRoom,
  RoomList as GraphRoomList,
  OutlookGeoCoordinates,
  PhysicalAddress,
} from '@microsoft/microsoft-graph-types';
import type { Room, RoomList } from '../tenant/directory.ts';

/** A place as Places shows it: Microsoft's type, and what that type does not have yet (fact 5.2.5). */
type PlaceResource<Kind> = Kind & { readonly '@odata.type': string; readonly placeId: string };

const whereabouts = ({ street, city, postalCode, countryOrRegion, latitude, longitude }: RoomList) => ({
  address: { street, city, state: null, postalCode, countryOrRegion } satisfies PhysicalAddress,
  geoCoordinates: { latitude, longitude } satisfies OutlookGeoCoordinates,
});

const deviceOf = (equipment: readonly string[], kinds: readonly string[]): string | null =>
  equipment.find((device) => kinds.includes(device)) ?? null;

/** Fact 5.2.6. */
export function placeOf(room: Room, roomLists: readonly RoomList[]): PlaceResource<GraphRoom> {
  const { id, name, address, building, floor, capacity, equipment } = room;
  const roomList = roomLists.find((list) => list.name === building);
  return {
    '@odata.type': '#microsoft.graph.room',
    id,
    placeId: id,
    displayName: name,
    emailAddress: address,
    ...(roomList ? whereabouts(roomList) : { address: null, geoCoordinates: null }),
    phone: roomList?.phone ?? null,
    nickname: name,
    label: `${floor}.${name}`,
    building,
    floorNumber: floor,
    floorLabel: String(floor),
    capacity,
    bookingType: 'standard',
    isWheelChairAccessible: true,
    tags: [...equipment],
    audioDeviceName: deviceOf(equipment, ['Speakers', 'Phone']),
    videoDeviceName: deviceOf(equipment, ['Teams Room']),
    displayDeviceName: deviceOf(equipment, ['Display', 'Projector']),
  };
}

export function roomListOf(roomList: RoomList): PlaceResource<GraphRoomList> {
  const { id, name, address, phone } = roomList;
  return {
    '@odata.type': '#microsoft.graph.roomList',
    id,
    placeId: id,
    displayName: name,
    emailAddress: address,
    ...whereabouts(roomList),
    phone,
  };
}
