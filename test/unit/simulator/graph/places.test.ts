import { expect, test } from 'vitest';
import { createSimulatedWorld } from '../simulated-world.ts';

const rooms = '/v1.0/places/microsoft.graph.room';

async function createConsentedWorld() {
  const world = await createSimulatedWorld();
  world.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
  const { access_token } = (await world.signIn()).body;
  const list = async (query = '') => (await world.get(`${rooms}${query}`, { authorization: `Bearer ${access_token}` })).body;
  return { ...world, list };
}

test('[9.2] Places goes by the roles in the token, and the scope of Exchange does not open it', async () => {
  const world = await createSimulatedWorld();
  const { status, body } = await world.get(rooms);
  expect([status, body.error.code]).toEqual([403, 'ErrorAccessDenied']);
});

test('[5.2.2] rooms come without a next link, in pages as asked for', async () => {
  const { list } = await createConsentedWorld();
  const whole = await list();
  expect(whole.value).toHaveLength(7);
  expect(whole.value[0]).toMatchObject({
    '@odata.type': '#microsoft.graph.room',
    emailAddress: 'aurora@contoso.com',
    capacity: 12,
    floorNumber: 3,
  });
  const page = await list('?$top=2&$skip=6');
  expect(page.value.map((room: { displayName: string }) => room.displayName)).toEqual(['Glade']);
  expect(page).not.toHaveProperty('@odata.nextLink');
});

test('[5.2.4] where Places is not switched on, the list is empty', async () => {
  const { list, tenant } = await createConsentedWorld();
  tenant.switches.change({ placesIsOn: false });
  expect((await list()).value).toEqual([]);
});

test("a room's settings can be had as Get-CalendarProcessing prints them", async () => {
  const world = await createSimulatedWorld();
  const { body } = await world.get('/sim/rooms/borealis@contoso.com/calendar-processing');
  expect(body).toMatchObject({ Identity: 'Borealis', AutomateProcessing: 'AutoAccept', DeleteSubject: true, BookingWindowInDays: 180 });
});
