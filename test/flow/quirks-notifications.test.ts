import { expect, test } from 'vitest';
import type { OtherRoomAnswer } from '../../shared/protocol/other-room-question.ts';
import type { QuirkName } from '../../shared/simulator/quirks/catalogue.ts';
import { contosoRooms } from '../../shared/simulator/tenant/contoso.ts';
import type { Room } from '../../shared/simulator/tenant/directory.ts';
import { coordinatorsClosedAfterEach, hintsOf, passWith, pushOf } from '../support/closed-coordinators.ts';
import type { CoordinatorHouse, CoordinatorHouseOptions } from '../support/coordinator-house.ts';
import type { LineDoor } from '../support/line-door.ts';

const AURORA = 'aurora@contoso.com';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const openHouse = coordinatorsClosedAfterEach();

/** A coordinator on a tenant with that quirk, and the one door of Aurora at its line. */
async function open(quirk: QuirkName, options: CoordinatorHouseOptions = {}): Promise<{ house: CoordinatorHouse; door: LineDoor }> {
  const house = await openHouse({
    ...options,
    prepare(stage) {
      stage.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
      stage.tenant.quirks.turn(quirk, true);
      options.prepare?.(stage);
    },
  });
  return { house, door: await house.enrolled(AURORA) };
}

const pass = ({ house, door }: { house: CoordinatorHouse; door: LineDoor }, ms: number) => passWith(house, [door], ms);
const held = ({ tenant }: CoordinatorHouse) => tenant.subscriptions.book.all();
const calls = ({ tenant }: CoordinatorHouse, operation: string) =>
  tenant.requests.latest().filter((request) => request.operation === operation);
const edit = (house: CoordinatorHouse) =>
  house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T15:00', end: '2026-11-18T16:00', subject: 'Edit' });

/** How many hints an edit makes within a few seconds. */
async function hintsOfEdit(scene: { house: CoordinatorHouse; door: LineDoor }): Promise<number> {
  const before = hintsOf(scene.door);
  edit(scene.house);
  await pass(scene, 5_000);
  return hintsOf(scene.door) - before;
}

const slot = { startMs: Date.parse('2026-11-18T13:00:00Z'), endMs: Date.parse('2026-11-18T14:00:00Z') };

async function findFreeRooms(scene: { house: CoordinatorHouse; door: LineDoor }): Promise<OtherRoomAnswer | undefined> {
  scene.door.send({ kind: 'ask', id: 'question', question: { kind: 'findFreeRooms', ...slot } });
  await pass(scene, MINUTE_MS);
  return scene.door.told.flatMap((message) => (message.kind === 'answer' ? [message.answer] : [])).at(-1);
}

test('Q15 one edit that is told four times is a hint at once, and at most one more for all the rest', async () => {
  const scene = await open('repeated-notifications');
  await pass(scene, MINUTE_MS);
  const told: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    const before = scene.house.posted.length;
    const hinted = await hintsOfEdit(scene);
    expect(hinted).toBeGreaterThanOrEqual(1);
    expect(hinted).toBeLessThanOrEqual(2);
    await pass(scene, 30_000);
    told.push(scene.house.posted.slice(before).reduce((sum, { body }) => sum + JSON.parse(body).value.length, 0));
  }
  expect(Math.max(...told)).toBeGreaterThan(2);
});

test('Q16 a notification that is ahead of what reads show is a hint all the same', async () => {
  const scene = await open('early-notifications');
  await pass(scene, MINUTE_MS);
  expect(await hintsOfEdit(scene)).toBe(1);
  const aurora = scene.house.tenant.directory.room(AURORA)?.id ?? '';
  expect(scene.house.tenant.mailbox(aurora).seen()).toEqual([]);
});

test('Q17 handshakes that time out now and then: subscribed in the end, and renewed through them', { timeout: 60_000 }, async () => {
  const scene = await open('deaf-handshakes');
  await pass(scene, 10 * MINUTE_MS);
  expect(pushOf(scene.door)).toBe(true);
  await pass(scene, 12 * HOUR_MS);
  expect(calls(scene.house, 'subscription.renew').some(({ status }) => status === 400)).toBe(true);
  expect(pushOf(scene.door)).toBe(true);
  expect(await hintsOfEdit(scene)).toBe(1);
});

test('Q18 asked to reauthorise every quarter of an hour, it does so once each time, and an edit is a hint', {
  timeout: 60_000,
}, async () => {
  const scene = await open('restless-reauthorization');
  await pass(scene, MINUTE_MS);
  const before = calls(scene.house, 'subscription.renew').length;
  await pass(scene, 5 * HOUR_MS);
  const renewals = calls(scene.house, 'subscription.renew').length - before;
  expect(renewals).toBeGreaterThan(3);
  expect(renewals).toBeLessThanOrEqual(21);
  expect(await hintsOfEdit(scene)).toBe(1);
});

test('Q19 a ceiling ten minutes lower than documented is never met', async () => {
  const scene = await open('shorter-subscriptions');
  await pass(scene, MINUTE_MS);
  expect(pushOf(scene.door)).toBe(true);
  expect(calls(scene.house, 'subscription.create').map(({ status }) => status)).toEqual([201]);
});

test('Q20 a second one, made because no answer came to the first, is found and only one is left', { timeout: 60_000 }, async () => {
  const scene = await open('double-subscriptions', {
    prepare: ({ tenant }) =>
      void tenant.faults.add({
        effect: { kind: 'lateAnswer', afterMs: 10 * MINUTE_MS },
        match: { operation: 'subscription.create' },
        count: 1,
      }),
  });
  await pass(scene, DAY_MS + 6 * HOUR_MS);
  expect(calls(scene.house, 'subscription.create').filter(({ status }) => status === 201).length).toBeGreaterThan(1);
  expect(held(scene.house)).toHaveLength(1);
  expect(await hintsOfEdit(scene)).toBe(1);
});

test('Q21 mailboxes named by address are refused: the object id serves, and an edit is a hint', async () => {
  const scene = await open('addresses-refused');
  await pass(scene, MINUTE_MS);
  const aurora = scene.house.tenant.directory.room(AURORA)?.id;
  expect(held(scene.house).map(({ resource }) => resource)).toEqual([`/users/${aurora}/events`]);
  expect(calls(scene.house, 'subscription.create').map(({ status }) => status)).toEqual([201]);
  expect(await hintsOfEdit(scene)).toBe(1);
});

test('Q22 however long a webhook may take, the answer is there at once and nothing is told twice', async () => {
  const scene = await open('patient-webhooks');
  await pass(scene, MINUTE_MS);
  for (let round = 0; round < 5; round += 1) edit(scene.house);
  await pass(scene, 10 * MINUTE_MS);
  const deliveries = scene.house.tenant.subscriptions.deliveries.latest();
  expect(deliveries.length).toBeGreaterThan(0);
  for (const { status, retry, tookMs } of deliveries) expect([status, retry, tookMs < 1000]).toEqual([202, 0, true]);
});

test('Q23 an access policy in the way: staff are told, the door polls, and when it goes the room is subscribed', {
  timeout: 60_000,
}, async () => {
  const scene = await open('subscribing-blocked');
  await pass(scene, MINUTE_MS);
  expect(pushOf(scene.door)).toBe(false);
  const { body } = await scene.house.staff('GET', '/status');
  expect(body).toMatchObject({ rooms: [{ subscription: { kind: 'unsubscribed', because: 'mailboxClosed' } }] });
  scene.house.tenant.quirks.turn('subscribing-blocked', false);
  await pass(scene, HOUR_MS);
  expect(pushOf(scene.door)).toBe(true);
});

/** Aurora and as many like it, all taken but the last. */
const manyRooms = (count: number): readonly Room[] => {
  const [aurora] = contosoRooms;
  if (!aurora) throw new Error('no rooms');
  const alike = (index: number): Room => ({
    ...aurora,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Room ${index}`,
    address: `room${index}@contoso.com`,
  });
  return [aurora, ...Array.from({ length: count }, (_, index) => alike(index))];
};
const allTakenBut =
  (free: string): NonNullable<CoordinatorHouseOptions['prepare']> =>
  ({ tenant, acts }) => {
    for (const { address } of tenant.directory.rooms().filter((room) => room.address !== free))
      acts.writeIntoRoom(address, { start: '2026-11-18T08:00', end: '2026-11-18T18:00' });
  };

test.each<{ quirk: QuirkName; title: string }>([
  {
    quirk: 'rooms-without-links',
    title: 'Q31 a list of rooms that stops at a hundred without a link: the one free room beyond it is found',
  },
  { quirk: 'narrow-schedules', title: 'Q46 no more than twenty schedules at a time are asked for, and the one free room is found' },
])('$title', { timeout: 60_000 }, async ({ quirk }) => {
  const scene = await open(quirk, { rooms: manyRooms(130), prepare: allTakenBut('room125@contoso.com') });
  await pass(scene, MINUTE_MS);
  expect(await findFreeRooms(scene)).toMatchObject({ kind: 'roomsFound', rooms: [{ address: 'room125@contoso.com', name: 'Room 125' }] });
  expect(calls(scene.house, 'schedule.get').every(({ status }) => status === 200)).toBe(true);
});

test('Q32 where Places is switched off, the rooms that are connected are offered', async () => {
  const scene = await open('places-off');
  const other = await scene.house.enrolled('cumulus@contoso.com');
  await passWith(scene.house, [scene.door, other], MINUTE_MS);
  expect(await findFreeRooms(scene)).toMatchObject({ kind: 'roomsFound', rooms: [{ address: 'cumulus@contoso.com' }] });
});
