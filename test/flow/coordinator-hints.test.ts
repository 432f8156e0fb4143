import { expect, test } from 'vitest';
import { coordinatorsClosedAfterEach, hintsOf, passWith, pushOf } from '../support/closed-coordinators.ts';
import { type CoordinatorHouse, PUBLIC_ADDRESS } from '../support/coordinator-house.ts';
import type { LineDoor } from '../support/line-door.ts';

const AURORA = 'aurora@contoso.com';
const BOREALIS = 'borealis@contoso.com';
const MINUTE_MS = 60_000;
const open = coordinatorsClosedAfterEach();

/** Doors at these rooms, whose changes Graph tells. */
async function pushedDoors(house: CoordinatorHouse, rooms: readonly string[]): Promise<readonly LineDoor[]> {
  const doors: LineDoor[] = [];
  for (const room of rooms) doors.push(await house.enrolled(room));
  await passWith(house, doors, MINUTE_MS);
  expect(doors.map(pushOf)).toEqual(rooms.map(() => true));
  return doors;
}

async function pushedDoor(house: CoordinatorHouse): Promise<LineDoor> {
  const [door] = await pushedDoors(house, [AURORA]);
  if (door === undefined) throw new Error('no door');
  return door;
}

function meet(house: CoordinatorHouse, rooms: readonly string[], subject = 'Quarterly numbers'): void {
  house.acts.create({ subject, organizer: 'ada@contoso.com', rooms: [...rooms], start: '2026-11-18T14:00:00', end: '2026-11-18T15:00:00' });
}

const post = (house: CoordinatorHouse, body: BodyInit, path = '/graph/notifications') =>
  house.fetch(`${PUBLIC_ADDRESS}${path}`, { method: 'POST', body, duplex: 'half' } as RequestInit);

test('C7 a meeting that somebody makes in Outlook is a hint at the doors of its room, and at no other', async () => {
  const house = await open();
  const doors = await pushedDoors(house, [AURORA, AURORA, BOREALIS]);
  const before = doors.map(hintsOf);
  meet(house, [AURORA]);
  await passWith(house, doors, 3 * MINUTE_MS);
  const gained = doors.map((door, index) => hintsOf(door) - (before[index] ?? 0));
  expect(gained[0]).toBeGreaterThan(0);
  expect(gained[1]).toBe(gained[0]);
  expect(gained[2]).toBe(0);
});

test('C6 [7.3.1] hints hold no meeting data, and neither does the log', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  const before = door.told.length;
  meet(house, [AURORA], 'Layoffs');
  await passWith(house, [door], 3 * MINUTE_MS);
  const { value } = JSON.parse(house.posted[0]?.body ?? '{}');
  expect(value[0].clientState).toEqual(expect.any(String));
  const said = JSON.stringify(door.told.slice(before)) + house.logged.join('\n');
  for (const secret of ['Layoffs', 'ada@contoso.com', value[0].clientState, value[0].resourceData.id]) expect(said).not.toContain(secret);
});

test('C3 [7.1.6] notifications that are forged, unknown or of another tenant are accepted like any, and told to nobody', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  meet(house, [AURORA]);
  await passWith(house, [door], 3 * MINUTE_MS);
  const { value } = JSON.parse(house.posted[0]?.body ?? '{}');
  const genuine = { ...value[0], resourceData: { ...value[0].resourceData, '@odata.etag': 'W/"another"' } };
  const before = hintsOf(door);
  const forged = [
    { ...genuine, clientState: 'a guess' },
    { ...genuine, clientState: genuine.clientState.slice(1) },
    { ...genuine, subscriptionId: '00000000-0000-4000-8000-000000000000' },
    { ...genuine, tenantId: '00000000-0000-4000-8000-000000000000' },
  ];
  const statuses = [];
  for (const item of forged) statuses.push((await post(house, JSON.stringify({ value: [item] }))).status);
  await passWith(house, [door], MINUTE_MS);
  expect(statuses).toEqual([202, 202, 202, 202]);
  expect(hintsOf(door)).toBe(before);
  expect(await house.metric('lintel_notifications_total', 'wrongClientState')).toBe(2);
  expect(await house.metric('lintel_notifications_total', 'unknownSubscription')).toBe(2);

  await post(house, JSON.stringify({ value: [...forged, genuine] }));
  await house.clock.settle();
  expect(hintsOf(door)).toBe(before + 1);
});

test('C4 [7.3.6] a delivery that is played again a hundred times keeps nobody busy', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  meet(house, [AURORA]);
  await passWith(house, [door], MINUTE_MS);
  const captured = [...house.posted];
  const before = hintsOf(door);
  for (let time = 0; time < 100; time += 1) for (const { path, body } of captured) await post(house, body, path);
  await passWith(house, [door], MINUTE_MS);
  expect(hintsOf(door)).toBe(before);
  expect(await house.metric('lintel_notifications_total', 'replayed')).toBeGreaterThanOrEqual(100);
});

test('C2 garbage is refused, counted, and holds up no genuine notification', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  const before = hintsOf(door);
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    });
  const garbage = [post(house, 'not JSON'), post(house, endless()), post(house, '{"value":[null,1,{}]}'), post(house, '[]')];
  meet(house, [AURORA]);
  expect((await Promise.all(garbage)).map(({ status }) => status)).toEqual([400, 413, 202, 400]);
  await passWith(house, [door], 3 * MINUTE_MS);
  expect(hintsOf(door)).toBeGreaterThan(before);
  expect(await house.metric('lintel_notifications_total', 'oversized')).toBe(1);
  expect(await house.metric('lintel_notifications_total', 'malformed')).toBe(5);
});

test('C13 a door that was away while its room changed hears of it as soon as it is back', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  door.close();
  await house.clock.settle();
  meet(house, [AURORA]);
  await house.clock.advance(3 * MINUTE_MS);
  const back = await house.connect({ key: door.key });
  expect(back.kinds()).toEqual(['challenge', 'welcome', 'roomChanged']);
});

test('[7.4.3] missed notifications are a hint at once', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  const before = hintsOf(door);
  const [subscription] = house.tenant.subscriptions.book.all();
  if (subscription) house.tenant.subscriptions.lifecycle.tell(subscription, 'missed');
  await passWith(house, [door], 3 * MINUTE_MS);
  expect(hintsOf(door)).toBe(before + 1);
  expect(await house.metric('lintel_notifications_total', 'lifecycle')).toBe(1);
});

test('[7.4.3] a subscription that Graph removed is made again, and the doors hear both', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  const [subscription] = house.tenant.subscriptions.book.all();
  if (subscription) house.tenant.subscriptions.lifecycle.tell(subscription, 'subscriptionRemoved');
  await passWith(house, [door], 4 * MINUTE_MS);
  const pushes = door.told.flatMap((message) => (message.kind === 'push' ? [message.hasPush] : []));
  expect(pushes).toEqual([true, false, true]);
  expect(house.tenant.subscriptions.book.all().map(({ id }) => id)).not.toContain(subscription?.id);
});

test('without a public address no subscription is made, doors know that they have to poll, and the status says why', async () => {
  const house = await open({ publicAddress: null });
  const door = await house.enrolled(AURORA);
  await passWith(house, [door], MINUTE_MS);
  expect(pushOf(door)).toBe(false);
  expect(house.tenant.subscriptions.book.all()).toEqual([]);
  const { body } = await house.staff('GET', '/status');
  expect(body).toMatchObject({ rooms: [{ subscription: { kind: 'unsubscribed', because: 'noPublicAddress', nextTryMs: null } }] });
});

test('a coordinator that is started over keeps its subscriptions, and what changes then is a hint again', async () => {
  const house = await open();
  const door = await pushedDoor(house);
  const ids = house.tenant.subscriptions.book.all().map(({ id }) => id);
  await house.stop();
  await house.clock.settle();
  expect(door.closedWith()).not.toBeNull();
  await house.start();
  const back = await house.connect({ key: door.key });
  await passWith(house, [back], MINUTE_MS);
  expect(pushOf(back)).toBe(true);
  expect(house.tenant.subscriptions.book.all().map(({ id }) => id)).toEqual(ids);
  const before = hintsOf(back);
  meet(house, [AURORA]);
  await passWith(house, [back], 3 * MINUTE_MS);
  expect(hintsOf(back)).toBeGreaterThan(before);
});
