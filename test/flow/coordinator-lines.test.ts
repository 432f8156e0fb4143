import { expect, test } from 'vitest';
import { coordinatorsClosedAfterEach, hintsOf, passWith } from '../support/closed-coordinators.ts';
import { PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import { createTestKey } from '../support/line-door.ts';

const AURORA = 'aurora@contoso.com';
const BOREALIS = 'borealis@contoso.com';
const open = coordinatorsClosedAfterEach();

test('C11 a new door shows a code, staff confirm it, and the door has its room', async () => {
  const house = await open();
  const door = await house.connect();
  const shown = door.told.at(-1);
  expect(shown).toMatchObject({ kind: 'enrolling', code: expect.stringMatching(/^[^01IO]{4}-?[^01IO]{4}$/) });
  const wrong = await house.staff('POST', '/enrolments', { code: 'WRNG-CDEX', room: AURORA });
  expect(wrong.status).toBeGreaterThanOrEqual(400);
  expect(door.kinds()).not.toContain('welcome');
  const code = shown?.kind === 'enrolling' ? shown.code : '';
  expect((await house.staff('POST', '/enrolments', { code, room: AURORA })).status).toBe(201);
  expect(door.told.find(({ kind }) => kind === 'welcome')).toMatchObject({ room: { address: AURORA } });
});

test('C12 a revoked door is gone at once, and stays out', async () => {
  const house = await open();
  const door = await house.enrolled(AURORA);
  const welcome = door.told.find((message) => message.kind === 'welcome');
  expect((await house.staff('POST', `/doors/${welcome?.doorId}/revoke`, {})).status).toBe(200);
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'revoked' });
  expect(door.closedWith()).toBe(1008);
  const again = await house.connect({ key: door.key });
  expect(again.told.at(-1)).toEqual({ kind: 'refused', reason: 'revoked' });
});

test('C12 swapping a tablet is one act: the new one is in, the old one is out', async () => {
  const house = await open();
  const old = await house.enrolled(AURORA);
  const welcome = old.told.find((message) => message.kind === 'welcome');
  const fresh = await house.connect();
  const shown = fresh.told.at(-1);
  const code = shown?.kind === 'enrolling' ? shown.code : '';
  await house.staff('POST', '/enrolments', { code, room: AURORA, replaces: welcome?.doorId });
  expect(fresh.kinds()).toContain('welcome');
  expect(old.told.at(-1)).toEqual({ kind: 'refused', reason: 'revoked' });
});

test('C13 settings that staff change are at the doors they are for', async () => {
  const house = await open();
  const [aurora, borealis] = [await house.enrolled(AURORA), await house.enrolled(BOREALIS)];
  const room = await house.staff('PUT', `/settings/rooms/${AURORA}`, { policy: { startingSoonMinutes: 10 }, timeZone: null });
  expect(room.status).toBe(200);
  expect(aurora.told.at(-1)).toMatchObject({ kind: 'settings', settings: { policy: { startingSoonMinutes: 10 } } });
  expect(borealis.kinds()).not.toContain('settings');
  await house.staff('PUT', '/settings/organisation', { policy: { allowBooking: false }, timeZone: null });
  expect(aurora.told.at(-1)).toMatchObject({ kind: 'settings', settings: { policy: { startingSoonMinutes: 10, allowBooking: false } } });
  expect(borealis.told.at(-1)).toMatchObject({ kind: 'settings', settings: { policy: { allowBooking: false } } });
});

test('C13 five hundred doors come in by one-time tokens, and all are back after a restart, with settings and a hint', async () => {
  const house = await open({ publicAddress: null });
  const places = Array.from({ length: 500 }, (_, index) => ({ room: `room-${index}@contoso.com` }));
  const issued = (await house.staff('POST', '/tokens', { places })).body as { readonly tokens: readonly { readonly token: string }[] };
  const keys = places.map(() => createTestKey());
  const doors = await Promise.all(keys.map((key, index) => house.connect({ key, enrolmentToken: issued.tokens[index]?.token ?? null })));
  await passWith(house, doors, 1_000);
  expect(await house.metric('lintel_lines')).toBe(500);

  await house.stop();
  await house.start();
  const back = await Promise.all(keys.map((key) => house.connect({ key })));
  await passWith(house, back, 60_000);
  expect(back.filter((door) => door.kinds().join() === 'challenge,welcome,roomChanged' && door.closedWith() === null)).toHaveLength(500);
  expect(back.map(hintsOf).every((hints) => hints === 1)).toBe(true);
  expect(await house.metric('lintel_lines')).toBe(500);
});

test('C16 a door may ask for other rooms over its line, and is answered from the tenant', async () => {
  const house = await open({ publicAddress: null });
  const door = await house.enrolled(AURORA);
  await house.enrolled(BOREALIS);
  const startMs = house.clock.nowMs() + 3_600_000;
  door.send({ kind: 'ask', id: 'q1', question: { kind: 'findFreeRooms', startMs, endMs: startMs + 1_800_000 } });
  await house.clock.advance(2_000);
  expect(door.told.at(-1)).toMatchObject({
    kind: 'answer',
    id: 'q1',
    answer: { kind: 'roomsFound', rooms: expect.arrayContaining([expect.objectContaining({ address: BOREALIS })]) },
  });
});

test('a token is good for one door', async () => {
  const house = await open({ publicAddress: null });
  const { body } = await house.staff('POST', '/tokens', { places: [{ room: AURORA }] });
  const { token } = (body as { readonly tokens: readonly { readonly token: string }[] }).tokens[0] ?? { token: '' };
  const first = await house.connect({ enrolmentToken: token });
  const second = await house.connect({ enrolmentToken: token });
  expect([first.told.at(-1)?.kind, second.told.at(-1)]).toEqual(['roomChanged', { kind: 'refused', reason: 'badEnrolmentToken' }]);
});

test('C14 a door whose power goes is missed after two heartbeats', async () => {
  const house = await open({ publicAddress: null });
  const door = await house.enrolled(AURORA);
  house.network.pairs[0]?.unplug();
  await house.clock.advance(45_000);
  expect(await house.metric('lintel_lines')).toBe(0);
  expect(await house.metric('lintel_line_events_total', 'silent')).toBe(1);
  expect(door.closedWith()).toBeNull();
});

test.each([
  { path: '/line', status: 426 },
  { path: '/healthz', status: 200 },
  { path: '/readyz', status: 200 },
  { path: '/api/status', status: 401 },
  { path: '/gateway/v1.0/me', status: 401 },
  { path: '/graph/notifications', status: 405 },
  { path: '/', status: 404 },
])('a stranger who asks for $path gets $status, and nothing about rooms or doors', async ({ path, status }) => {
  const house = await open({ publicAddress: null });
  await house.enrolled(AURORA);
  const answer = await house.fetch(PUBLIC_ADDRESS + path);
  expect(answer.status).toBe(status);
  expect(await answer.text()).not.toMatch(/aurora/i);
});
