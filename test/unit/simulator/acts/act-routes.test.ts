import { beforeEach, describe, expect, test } from 'vitest';
import { createSimulatedWorld, invitation, room, type SimulatedWorld } from '../simulated-world.ts';

let world: SimulatedWorld;

beforeEach(async () => {
  world = await createSimulatedWorld();
});

const act = (method: string, path: string, body?: object) => world.call(method, `/sim${path}`, body);
const day = async () => (await act('GET', `/rooms/${room}/day?date=2026-11-23`)).body.meetings;

test('a meeting: made, moved, renamed, cancelled', async () => {
  const { status, body } = await act('POST', '/meetings', invitation('10:00', '11:00'));
  expect(status).toBe(201);
  await world.clock.advance(10_000);
  expect(await day()).toMatchObject([{ meeting: body.meeting, organizer: { name: 'Ada Verhoeven' }, start: '2026-11-23T10:00:00.000Z' }]);
  const path = `/meetings/${body.meeting}`;
  await act('POST', `${path}/move`, { start: '2026-11-23T15:00', end: '2026-11-23T16:00' });
  await act('POST', `${path}/change`, { subject: 'Renamed' });
  await world.clock.advance(30_000);
  expect(await day()).toMatchObject([{ organizerSubject: 'Renamed', start: '2026-11-23T14:00:00.000Z' }]);
  await act('POST', `${path}/cancel`);
  await world.clock.advance(30_000);
  expect(await day()).toMatchObject([{ isCancelled: true }]);
});

test('a direct write is the room’s own', async () => {
  await act('POST', `/rooms/${room}/events`, { subject: 'At the desk', start: '2026-11-23T10:00', end: '2026-11-23T11:00' });
  expect(await day()).toMatchObject([{ isDirect: true, subject: 'At the desk' }]);
});

test.each([
  { because: 'a field is missing', method: 'POST', path: '/meetings', body: { organizer: 'ada@contoso.com' }, status: 400, field: 'start' },
  {
    because: 'nobody has that name',
    method: 'POST',
    path: '/meetings',
    body: invitation('10:00', '11:00', { organizer: 'nobody' }),
    status: 404,
    field: 'organizer',
  },
  { because: 'it ends before it starts', method: 'POST', path: '/meetings', body: invitation('11:00', '10:00'), status: 400, field: 'end' },
  {
    because: 'a field is not known',
    method: 'POST',
    path: '/faults',
    body: { effect: { kind: 'unavailable' }, often: 1 },
    status: 400,
    field: 'often',
  },
  {
    because: 'there is no such fault',
    method: 'POST',
    path: '/faults',
    body: { effect: { kind: 'meteor' } },
    status: 400,
    field: 'effect.kind',
  },
  { because: 'there is no such room', method: 'GET', path: '/rooms/attic/day', status: 404, field: 'room' },
  { because: 'there is no such scenario', method: 'POST', path: '/scenarios/apocalypse', status: 404, field: 'name' },
  { because: 'there is no such act', method: 'GET', path: '/teleport', status: 404, field: 'path' },
  {
    because: 'the clock is told two things',
    method: 'POST',
    path: '/clock',
    body: { set: '2026-11-23T08:00:00Z', stepMs: 5 },
    status: 400,
    field: 'body',
  },
])('refused by field when $because', async ({ method, path, body, status, field }) => {
  const answer = await act(method, path, body);
  expect([answer.status, answer.body.problems[0].field]).toEqual([status, field]);
});

test('faults come and go', async () => {
  const { body } = await act('POST', '/faults', { effect: { kind: 'unavailable' } });
  expect((await act('GET', '/faults')).body.faults).toHaveLength(1);
  await act('DELETE', `/faults/${body.id}`);
  expect((await act('GET', '/faults')).body.faults).toEqual([]);
});

test('the clock is set and stepped, and the attendant sees it', async () => {
  await act('POST', '/meetings', invitation('10:00', '11:00'));
  await act('POST', '/clock', { stepMs: 6000 });
  await act('POST', '/clock', { stepMs: 6000 });
  expect(await day()).toMatchObject([{ response: 'accepted' }]);
  expect((await act('POST', '/clock', { set: '2027-01-01T00:00:00Z' })).body.now).toBe('2027-01-01T00:00:00.000Z');
});

test('the attendant is stepped by hand', async () => {
  await act('PATCH', '/attendant', { mode: 'manual' });
  await act('POST', '/meetings', invitation('10:00', '11:00'));
  expect((await act('POST', '/attendant/step')).body).toEqual({ acted: true, pending: 1 });
  expect(await day()).toMatchObject([{ response: 'notResponded' }]);
});

test('a room’s settings change one by one', async () => {
  await act('PATCH', `/rooms/${room}`, { settings: { allowConflicts: true } });
  expect((await act('GET', '/rooms')).body.rooms[0].settings).toMatchObject({ allowConflicts: true, bookingWindowInDays: 180 });
});

test('requests are counted by operation, and can be forgotten', async () => {
  await world.get(`/v1.0/users/${room}`);
  expect((await act('GET', '/requests')).body).toMatchObject({ counts: { 'user.get': 1, token: 1 } });
  await act('DELETE', '/requests');
  expect((await act('GET', '/requests')).body).toMatchObject({ requests: [], counts: {} });
});

describe('the state', () => {
  test('waits for news and comes at once with it', async () => {
    const { revision } = (await act('GET', '/state')).body;
    const waiting = act('GET', `/state?since=${revision}&waitMs=20000`);
    await world.clock.advance(5000);
    await act('POST', `/rooms/${room}/events`, { start: '2026-11-23T10:00', end: '2026-11-23T11:00' });
    const { body } = await waiting;
    expect(body.revision).toBeGreaterThan(revision);
    expect(body.rooms[0].day).toHaveLength(1);
  });

  test('comes unchanged when the wait is over', async () => {
    const { revision } = (await act('GET', '/state')).body;
    const waiting = act('GET', `/state?since=${revision}&waitMs=20000`);
    await world.clock.advance(20_000);
    expect((await waiting).body.revision).toBe(revision);
  });
});
