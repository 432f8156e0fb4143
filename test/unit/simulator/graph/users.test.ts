import { expect, test } from 'vitest';
import { createSimulatedWorld, roomPath, week } from '../simulated-world.ts';

test('a room is found by address and by object id', async () => {
  const world = await createSimulatedWorld();
  const { body } = await world.get(roomPath);
  expect(body).toMatchObject({ displayName: 'Aurora', mail: 'aurora@contoso.com' });
  expect((await world.get(`/v1.0/users/${body.id}`)).body.id).toBe(body.id);
});

test('[section 10] nobody of that name', async () => {
  const world = await createSimulatedWorld();
  const user = await world.get('/v1.0/users/nowhere@contoso.com');
  const calendar = await world.get(`/v1.0/users/nowhere@contoso.com/calendarView?${week}`);
  expect([user.status, user.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  expect([calendar.status, calendar.body.error.code]).toEqual([404, 'ErrorInvalidUser']);
});

test('[2.1.3] mailbox settings tell the zone by its Windows name, and that it is a room', async () => {
  const world = await createSimulatedWorld();
  const { body } = await world.get(`${roomPath}/mailboxSettings`);
  expect(body).toMatchObject({ timeZone: 'W. Europe Standard Time', userPurpose: 'room' });
});

test('[9.5] a mailbox out of scope is refused, a person in the directory is not', async () => {
  const world = await createSimulatedWorld();
  const calendar = await world.get(`/v1.0/users/ada@contoso.com/calendarView?${week}`);
  expect([calendar.status, calendar.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
  expect(calendar.body.error.message).toContain('[RAOP]');
  expect((await world.get('/v1.0/users/ada@contoso.com')).status).toBe(200);
});

test('[10.1, 10.2] an error carries its ids, in the body and beside it', async () => {
  const world = await createSimulatedWorld();
  const { body, headers } = await world.get(`${roomPath}/events/nonsense`, { 'client-request-id': 'mine' });
  expect(body.error).toMatchObject({
    code: 'ErrorInvalidIdMalformed',
    innerError: { date: '2026-11-23T08:00:00', 'client-request-id': 'mine' },
  });
  expect(headers.get('request-id')).toBe(body.error.innerError['request-id']);
  expect(headers.get('client-request-id')).toBe('mine');
});

test('without a token nothing is told', async () => {
  const world = await createSimulatedWorld();
  expect((await world.fetch(`https://graph.test${roomPath}`)).status).toBe(401);
});
