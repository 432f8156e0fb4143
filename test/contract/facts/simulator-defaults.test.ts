import { beforeEach, expect, test } from 'vitest';
import { booking, createSimulatedWorld, invitation, roomPath, type SimulatedWorld, week } from '../../unit/simulator/simulated-world.ts';

/** How the tenant behaves before anybody touches a switch: as documented, or as seen where nothing is. */
let world: SimulatedWorld;
beforeEach(async () => {
  world = await createSimulatedWorld();
});

const start = `${roomPath}/calendarView/delta?${week}`;
const big = { prefer: 'odata.maxpagesize=100' };
const claim = 'String {00020329-0000-0000-c000-000000000046} Name lintel';
const series = (): string => {
  const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered' as const, numberOfOccurrences: 6 } };
  const id = world.acts.create(invitation('10:00', '10:30', { recurrence }));
  world.tenant.settleAttendant();
  return id;
};

test('[1.2.13] the master of a series comes in the delta beside its occurrences', async () => {
  series();
  const { value } = (await world.get(start, big)).body;
  expect(value.map(({ type }: { type: string }) => type).sort()).toEqual([...Array(6).fill('occurrence'), 'seriesMaster']);
});

test('[1.2.17] a deleted occurrence is announced', async () => {
  const [room] = world.tenant.directory.rooms();
  if (!room) throw new Error('no room');
  world.tenant.directory.changeRoom({ ...room, settings: { ...room.settings, removeCanceledMeetings: true } });
  const id = series();
  const link = (await world.get(start, big)).body['@odata.deltaLink'];
  world.acts.cancel(id, '2026-11-25');
  world.tenant.settleAttendant();
  const { value } = (await world.get(link, big)).body;
  expect(value.filter((item: object) => '@removed' in item)).toHaveLength(1);
});

test('[1.2.10] items come in another order each round, and not by time', async () => {
  series();
  const order = async (): Promise<string> => JSON.stringify((await world.get(start, big)).body.value.map(({ id }: { id: string }) => id));
  expect(new Set([await order(), await order(), await order()]).size).toBeGreaterThan(1);
});

test('[1.2.5] links name the path that was called', async () => {
  const link = (await world.get(start)).body['@odata.deltaLink'];
  expect(new URL(link).pathname).toBe(`${roomPath}/calendarView/delta`);
});

test('[3.3.1] each occurrence has an iCalUId of its own, the same in both copies', async () => {
  series();
  const uids = (await world.view()).map(({ iCalUId }) => iCalUId);
  expect(new Set(uids).size).toBe(6);
  world.tenant.app.change({ scope: 'everyone' });
  const theirs = (await world.get(`/v1.0/users/ada@contoso.com/calendarView?${week}&$top=50`)).body.value;
  expect(new Set(theirs.map(({ iCalUId }: { iCalUId: string }) => iCalUId))).toEqual(new Set(uids));
});

test('[3.1.3] a transaction id used for something else gets 400, with the id of the event that has it', async () => {
  const made = (await world.call('POST', `${roomPath}/events`, booking('10:00', '11:00', { transactionId: 'one' }))).body.id;
  const { status, body } = await world.call('POST', `${roomPath}/events`, booking('10:00', '12:00', { transactionId: 'one' }));
  expect([status, body.error.code, body.error['@event.existingEventId']]).toEqual([400, 'ErrorDuplicateTransactionId', made]);
});

test('[2.2.1] an organiser’s update leaves the room’s own property on its copy', async () => {
  const id = world.acts.create(invitation('10:00', '11:00'));
  world.tenant.settleAttendant();
  const [copy] = await world.view();
  await world.call('PATCH', `${roomPath}/events/${copy?.id}`, { singleValueExtendedProperties: [{ id: claim, value: 'x' }] });
  world.acts.move(id, { start: '2026-11-23T13:00', end: '2026-11-23T14:00' });
  world.tenant.settleAttendant();
  const expand = `$expand=singleValueExtendedProperties($filter=id eq '${claim}')`;
  const { body } = await world.get(`${roomPath}/calendarView?${week}&${expand}`);
  expect(body.value).toMatchObject([{ singleValueExtendedProperties: [{ value: 'x' }] }]);
});

test('[5.2.1] [5.2.4] [9.2] Places is switched on, and its list holds the rooms for an app with Entra’s own consent', async () => {
  expect((await world.get('/v1.0/places/microsoft.graph.room')).status).toBe(403);
  world.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
  const { access_token } = (await world.signIn()).body;
  const { body } = await world.get('/v1.0/places/microsoft.graph.room', { authorization: `Bearer ${access_token}` });
  expect(body.value.map(({ emailAddress }: { emailAddress: string }) => emailAddress)).toContain('aurora@contoso.com');
});
