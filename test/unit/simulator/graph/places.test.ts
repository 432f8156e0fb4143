import { expect, test } from 'vitest';
import { createSimulatedWorld } from '../simulated-world.ts';

const rooms = '/v1.0/places/microsoft.graph.room';
const roomLists = '/v1.0/places/microsoft.graph.roomlist';

async function createConsentedWorld() {
  const world = await createSimulatedWorld();
  world.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
  const { access_token } = (await world.signIn()).body;
  const read = (path: string) => world.get(path, { authorization: `Bearer ${access_token}` });
  const list = async (query = '') => (await read(`${rooms}${query}`)).body;
  return { ...world, list, read };
}

const namesIn = ({ value }: { readonly value: readonly { readonly displayName: string }[] }) => value.map(({ displayName }) => displayName);

test('[9.2] Places goes by the roles in the token, and the scope of Exchange does not open it', async () => {
  const world = await createSimulatedWorld();
  const { status, body } = await world.get(rooms);
  expect([status, body.error.code]).toEqual([403, 'ErrorAccessDenied']);
});

test('[5.2.2] rooms come in pages as asked for, each with a link to the next', async () => {
  const { list, read } = await createConsentedWorld();
  const whole = await list();
  expect(whole.value).toHaveLength(7);
  expect(whole.value[0]).toMatchObject({
    '@odata.type': '#microsoft.graph.room',
    emailAddress: 'aurora@contoso.com',
    capacity: 12,
    floorNumber: 3,
  });
  const page = await list('?$top=2&$skip=6');
  expect(namesIn(page)).toEqual(['Glade']);
  expect(page).not.toHaveProperty('@odata.nextLink');
  const first = await list('?$top=5&$count=true');
  const second = (await read(first['@odata.nextLink'])).body;
  expect([...namesIn(first), ...namesIn(second)]).toEqual(namesIn(whole));
  expect([first['@odata.count'], second['@odata.nextLink']]).toEqual([7, undefined]);
});

test('Q31 without the switch no page has a link; who goes on by $skip gets them all', async () => {
  const { list, tenant } = await createConsentedWorld();
  tenant.switches.change({ placesGiveNextLinks: false });
  const first = await list('?$top=5');
  expect(first).not.toHaveProperty('@odata.nextLink');
  expect([...namesIn(first), ...namesIn(await list('?$top=5&$skip=5'))]).toHaveLength(7);
});

test('[5.2.1] lists of rooms, and the rooms of each by its address and not by its id', async () => {
  const { read } = await createConsentedWorld();
  const lists = (await read(roomLists)).body;
  expect(namesIn(lists)).toEqual(['Harbour House', 'Mill Court']);
  const [harbour] = lists.value;
  expect(namesIn((await read(`/v1.0/places/${harbour.emailAddress}/microsoft.graph.roomlist/rooms`)).body)).toEqual([
    'Aurora',
    'Borealis',
    'Cumulus',
    'Dune',
  ]);
  expect((await read(`/v1.0/places/${harbour.id}/microsoft.graph.roomlist/rooms`)).status).toBe(404);
  expect((await read(`/v1.0/places/${harbour.emailAddress}`)).body).toMatchObject({ '@odata.type': '#microsoft.graph.roomList' });
});

test('[5.2.5] [5.2.6] a room by its id or its address says where it is, what is in it, and by which id to keep it', async () => {
  const { read } = await createConsentedWorld();
  const byAddress = (await read('/v1.0/places/aurora@contoso.com')).body;
  expect(byAddress).toMatchObject({
    placeId: byAddress.id,
    displayName: 'Aurora',
    building: 'Harbour House',
    floorNumber: 3,
    floorLabel: '3',
    capacity: 12,
    bookingType: 'standard',
    address: { city: 'Amsterdam', countryOrRegion: 'NL' },
    geoCoordinates: { latitude: expect.any(Number) },
    tags: ['Teams Room', 'Display', 'Whiteboard'],
    videoDeviceName: 'Teams Room',
    displayDeviceName: 'Display',
    audioDeviceName: null,
  });
  expect((await read(`/v1.0/places/${byAddress.id}`)).body).toEqual(byAddress);
  expect((await read('/v1.0/places/nowhere@contoso.com')).status).toBe(404);
});

test('[5.2.3] a room hidden from address lists is in none of them, and known by its address all the same', async () => {
  const { call, list, read } = await createConsentedWorld();
  await call('PATCH', '/sim/rooms/dune@contoso.com', { isHidden: true });
  expect(namesIn(await list())).not.toContain('Dune');
  expect(namesIn((await read('/v1.0/places/harbour.house@contoso.com/microsoft.graph.roomlist/rooms')).body)).not.toContain('Dune');
  expect((await read('/v1.0/places/dune@contoso.com')).body.displayName).toBe('Dune');
});

test.each([
  { query: "?$filter=building eq 'Mill Court'", names: ['Estuary', 'Fjord', 'Glade'] },
  { query: "?$filter=capacity ge 8 and building eq 'harbour house'", names: ['Aurora', 'Dune'] },
  { query: '?$filter=isWheelChairAccessible eq false', names: [] },
])('[5.2.2] $query finds $names', async ({ query, names }) => {
  const { list } = await createConsentedWorld();
  expect(namesIn(await list(query))).toEqual(names);
});

test('[5.2.2] only what was selected comes; a filter that nobody knows is refused', async () => {
  const { list, read } = await createConsentedWorld();
  expect(Object.keys((await list('?$select=displayName,capacity')).value[0]).sort()).toEqual([
    '@odata.type',
    'capacity',
    'displayName',
    'id',
  ]);
  expect((await read(`${rooms}?$filter=startswith(displayName,'A')`)).status).toBe(400);
});

test('[5.2.4] Q32 where Places is not switched on, the lists are empty', async () => {
  const { list, read, tenant } = await createConsentedWorld();
  tenant.switches.change({ placesIsOn: false });
  expect((await list()).value).toEqual([]);
  expect((await read(roomLists)).body.value).toEqual([]);
});

test("a room's settings can be had as Get-CalendarProcessing prints them", async () => {
  const world = await createSimulatedWorld();
  const { body } = await world.get('/sim/rooms/borealis@contoso.com/calendar-processing');
  expect(body).toMatchObject({ Identity: 'Borealis', AutomateProcessing: 'AutoAccept', DeleteSubject: true, BookingWindowInDays: 180 });
});
