import { expect, test } from 'vitest';
import type { StaffStatus } from '../../shared/coordinator/staff/staff-status.ts';
import { coordinatorPaths, tokenProof } from '../../shared/protocol/coordinator-line.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { coordinatorsClosedAfterEach, passWith, pushOf } from '../support/closed-coordinators.ts';
import { type CoordinatorHouse, PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import type { LineDoor } from '../support/line-door.ts';

const AURORA = 'aurora@contoso.com';
const BOREALIS = 'borealis@contoso.com';
const MINUTE_MS = 60_000;
const open = coordinatorsClosedAfterEach();

const doorIdOf = (door: LineDoor): string => door.told.find((message) => message.kind === 'welcome')?.doorId ?? 'none';

async function tokenOf(house: CoordinatorHouse, { key }: LineDoor): Promise<Response> {
  const post = (path: string, body?: object) =>
    house.fetch(PUBLIC_ADDRESS + path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
  const { challenge } = (await (await post(coordinatorPaths.challenge)).json()) as { readonly challenge: string };
  return post(coordinatorPaths.token, { publicKey: key.publicKey, challenge, signature: key.sign(tokenProof(challenge)) });
}

const readName = (house: CoordinatorHouse, room: string, token: string): Promise<Response> =>
  house.fetch(`${PUBLIC_ADDRESS}${coordinatorPaths.gateway}/v1.0/users/${encodeURIComponent(room)}?$select=id,displayName`, {
    headers: { Authorization: `Bearer ${token}`, Prefer: 'IdType="ImmutableId"', 'client-request-id': 'a-door' },
  });

test('D9 a stolen tablet reads its own room and no other, and is cut off by one act: its token is dead at once', async () => {
  const house = await open();
  const door = await house.enrolled(AURORA);
  const { access_token: token } = (await (await tokenOf(house, door)).json()) as { readonly access_token: string };
  expect((await readName(house, AURORA, token)).status).toBe(200);
  expect((await readName(house, BOREALIS, token)).status).toBe(403);

  await house.staff('POST', `/doors/${doorIdOf(door)}/revoke`);

  expect((await readName(house, AURORA, token)).status).toBe(401);
  expect((await tokenOf(house, door)).status).toBe(401);
  expect(door.told.at(-1)).toEqual({ kind: 'refused', reason: 'revoked' });
});

test('D15 a room whose object id the directory has told goes by that as well', async () => {
  const house = await open();
  const door = await house.enrolled(AURORA);
  await passWith(house, [door], MINUTE_MS);
  const { rooms } = (await house.staff('GET', '/status')).body as StaffStatus;
  expect(rooms).toMatchObject(await house.store.rooms.all());
  const { status } = await house.staff('DELETE', `/rooms/${rooms[0]?.objectId?.toUpperCase()}`);
  expect(status).toBe(200);
});

test('D9 a room that is disconnected leaves nothing behind, neither at Graph nor here; its door comes back as a new one', async () => {
  const house = await open();
  const [door, other] = [await house.enrolled(AURORA), await house.enrolled(BOREALIS)];
  await passWith(house, [door, other], MINUTE_MS);
  expect([pushOf(door), pushOf(other)]).toEqual([true, true]);
  expect(house.tenant.subscriptions.book.all()).toHaveLength(2);

  const { status, body } = await house.staff('DELETE', `/rooms/${encodeURIComponent(AURORA)}`);

  expect([status, body]).toMatchObject([200, { room: { address: AURORA }, removed: { doors: 1 } }]);
  await passWith(house, [other], MINUTE_MS);
  expect(house.tenant.subscriptions.book.all()).toHaveLength(1);
  expect(await house.store.subscriptions.all()).toHaveLength(1);
  expect((await house.store.rooms.all()).map(({ address }) => address)).toEqual([BOREALIS]);
  expect(door.closedWith()).not.toBeNull();
  expect(other.closedWith()).toBeNull();
  const again = await house.connect({ key: door.key });
  expect(again.told.at(-1)).toMatchObject({ kind: 'enrolling' });
});

test('D9 a tenant that is disconnected has no subscription and no door left, neither at Graph nor here', async () => {
  const house = await open();
  const doors = [await house.enrolled(AURORA), await house.enrolled(BOREALIS)];
  await passWith(house, doors, MINUTE_MS);
  expect(house.tenant.subscriptions.book.all()).toHaveLength(2);
  const { body } = await house.staff('DELETE', `/tenants/${contosoApp.tenantId}`);
  expect(body).toEqual({ removed: { rooms: 2, doors: 2 }, holding: [] });
  await house.clock.advance(MINUTE_MS);
  expect(house.tenant.subscriptions.book.all()).toEqual([]);
  expect([await house.store.rooms.all(), await house.store.doors.all(), await house.store.subscriptions.all()]).toEqual([[], [], []]);
  expect(doors.map((door) => door.told.at(-1))).toEqual(doors.map(() => ({ kind: 'refused', reason: 'revoked' })));
});

test('D11 a coordinator that is started over on the same disk knows its doors, the revoked ones too, and what was set', async () => {
  const house = await open();
  const [door, gone] = [await house.enrolled(AURORA), await house.enrolled(BOREALIS)];
  await house.staff('POST', `/doors/${doorIdOf(gone)}/revoke`);
  await house.staff('PUT', '/settings/organisation', { policy: { allowBooking: false }, timeZone: null });
  await house.stop();
  await house.start();
  const [back, shut] = [await house.connect({ key: door.key }), await house.connect({ key: gone.key })];
  expect(back.told.find(({ kind }) => kind === 'welcome')).toMatchObject({
    doorId: doorIdOf(door),
    settings: { version: 1, policy: { allowBooking: false } },
  });
  expect(shut.told.at(-1)).toEqual({ kind: 'refused', reason: 'revoked' });
});
