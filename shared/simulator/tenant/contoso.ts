import type { Person, Room, RoomList } from './directory.ts';
import { exchangeDefaults, type RoomSettings } from './room-settings.ts';

/** What a client is configured with to reach the simulated tenant. */
export const contosoApp = {
  tenantId: '3f0c6a52-8d1e-4b77-9a45-61c2d7e0b8f4',
  domain: 'contoso.com',
  clientId: 'b2a4d9e1-57c3-4f08-8e6a-0d93f1c7a25b',
  secret: 'simulated-Secret~1',
} as const;

const amsterdam = 'W. Europe Standard Time';

const people: readonly (readonly [name: string, jobTitle: string])[] = [
  ['Ada Verhoeven', 'Product lead'],
  ['Bram de Wit', 'Engineer'],
  ['Chiara Rossi', 'Designer'],
  ['Daan Jansen', 'Engineer'],
  ['Elif Yilmaz', 'Head of finance'],
  ['Femke Bakker', 'People partner'],
  ['Gustav Lindqvist', 'Sales'],
  ['Hanna Kowalska', 'Customer success'],
  ['Ivo Smit', 'Facility manager'],
  ['Joris van den Berg', 'Managing director'],
];

export const contosoPeople: readonly Person[] = people.map(([name, jobTitle], index) => ({
  kind: 'person',
  id: `7c51e0${(index + 16).toString(16)}-2b9d-4e63-a1f8-5d04c97b3e${(index + 16).toString(16)}`,
  name,
  address: `${name.split(' ')[0]?.toLowerCase()}@contoso.com`,
  jobTitle,
  timeZone: amsterdam,
}));

/** These rooms show titles on the door; the others show who booked, as Exchange does unless told otherwise. */
const keepsTitles: RoomSettings = { ...exchangeDefaults, deleteSubject: false, addOrganizerToSubject: false, removePrivateProperty: false };

export const contosoRoomLists: readonly RoomList[] = [
  {
    id: '5a1f6c3e-90b7-4d28-8e15-7c3b02d9f6a1',
    name: 'Harbour House',
    address: 'harbour.house@contoso.com',
    phone: '+31 20 555 0100',
    street: 'Piet Heinkade 55',
    city: 'Amsterdam',
    postalCode: '1019 GM',
    countryOrRegion: 'NL',
    latitude: 52.3784,
    longitude: 4.9132,
  },
  {
    id: '5a1f6c3e-90b7-4d28-8e15-7c3b02d9f6a2',
    name: 'Mill Court',
    address: 'mill.court@contoso.com',
    phone: '+31 20 555 0200',
    street: 'Haarlemmerweg 465',
    city: 'Amsterdam',
    postalCode: '1055 PK',
    countryOrRegion: 'NL',
    latitude: 52.3846,
    longitude: 4.8551,
  },
];

type RoomRow = readonly [
  name: string,
  building: string,
  floor: number,
  capacity: number,
  equipment: readonly string[],
  settings: RoomSettings,
];

const rooms: readonly RoomRow[] = [
  ['Aurora', 'Harbour House', 3, 12, ['Teams Room', 'Display', 'Whiteboard'], keepsTitles],
  ['Borealis', 'Harbour House', 3, 6, ['Display', 'Whiteboard'], exchangeDefaults],
  ['Cumulus', 'Harbour House', 2, 4, ['Display'], keepsTitles],
  ['Dune', 'Harbour House', 1, 20, ['Teams Room', 'Projector', 'Speakers'], exchangeDefaults],
  ['Estuary', 'Mill Court', 0, 8, ['Teams Room', 'Display'], keepsTitles],
  ['Fjord', 'Mill Court', 1, 6, ['Display', 'Phone'], { ...exchangeDefaults, removeCanceledMeetings: true }],
  ['Glade', 'Mill Court', 1, 2, [], keepsTitles],
];

export const contosoRooms: readonly Room[] = rooms.map(([name, building, floor, capacity, equipment, settings], index) => ({
  kind: 'room',
  id: `e4839a${(index + 16).toString(16)}-6f27-4c50-b8d1-92a6e3f07c${(index + 16).toString(16)}`,
  name,
  address: `${name.toLowerCase()}@contoso.com`,
  building,
  floor,
  capacity,
  equipment,
  isHidden: false,
  timeZone: amsterdam,
  settings,
}));
