import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { StaffStatus } from '../../shared/coordinator/staff/staff-status.ts';
import { coordinatorsClosedAfterEach, passWith } from '../support/closed-coordinators.ts';
import type { CoordinatorHouse } from '../support/coordinator-house.ts';

const AURORA = 'aurora@contoso.com';
const BOREALIS = 'borealis@contoso.com';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const open = coordinatorsClosedAfterEach();

/** A coordinator whose machine's clock is `fastMs` ahead of Graph's. */
const openFast = (fastMs: number): Promise<CoordinatorHouse> => open({ prepare: ({ tenant }) => tenant.clock.step(-fastMs) });
const statusOf = async (house: CoordinatorHouse) => (await house.staff('GET', '/status')).body as StaffStatus;

test.each([
  { fastMs: 0, how: 'right' },
  { fastMs: 20 * MINUTE, how: 'twenty minutes fast' },
  { fastMs: -40 * MINUTE, how: 'forty minutes slow' },
  { fastMs: 12 * DAY, how: 'twelve days fast' },
])('S10 with a clock that is $how “now” is booked in another room, and no time in the past', async ({ fastMs }) => {
  const house = await openFast(fastMs);
  const door = await house.enrolled(AURORA);
  await house.enrolled(BOREALIS);
  await passWith(house, [door], 10_000);
  const booked = async (id: string, startMs: number) => {
    const slot = { room: BOREALIS, startMs, endMs: startMs + 30 * MINUTE, parent: null };
    door.send({ kind: 'ask', id, question: { kind: 'bookOtherRoom', commandId: randomUUID(), ...slot } });
    await passWith(house, [door], 20_000);
    return door.told.find((message) => message.kind === 'answer' && message.id === id);
  };
  const nowMs = Math.floor(house.tenant.clock.nowMs() / MINUTE) * MINUTE;
  expect(await booked('past', nowMs - 40 * MINUTE)).toMatchObject({ answer: { kind: 'refused', reason: 'malformed' } });
  expect(await booked('now', nowMs)).toMatchObject({ answer: { kind: expect.stringMatching(/^(pending|booked)$/) } });
});

test.each([
  { fastMs: 4 * DAY, how: 'four days fast' },
  { fastMs: -4 * DAY, how: 'four days slow' },
])(
  'S10 with a clock that is $how a subscription is asked for by Graph’s time and counts for as long as it is granted, also after a restart',
  async ({ fastMs }) => {
    const house = await openFast(fastMs);
    const door = await house.enrolled(AURORA);
    await passWith(house, [door], 10_000);
    const [made] = house.tenant.subscriptions.book.all();
    expect(Math.abs(Number(made?.expiresMs) - house.tenant.clock.nowMs() - 4_200 * MINUTE)).toBeLessThan(MINUTE);
    const subscription = { kind: 'subscribed', untilMs: made?.expiresMs };
    expect((await statusOf(house)).rooms).toMatchObject([{ subscription }]);
    await house.stop();
    await house.start();
    await house.clock.advance(30 * MINUTE);
    expect(house.tenant.subscriptions.book.all()).toEqual([made]);
    expect((await statusOf(house)).rooms).toMatchObject([{ subscription }]);
  },
);

test('S10 a one-time token is as old as Graph’s time says, whatever the machine’s clock was set to', async () => {
  const house = await open();
  const { body } = await house.staff('POST', '/tokens', { places: [{ room: AURORA }] });
  const [issued] = (body as { readonly tokens: readonly { readonly token: string }[] }).tokens;
  house.clock.jumpWall(40 * DAY);
  house.tenant.clock.step(-40 * DAY);
  await house.clock.advance(6 * MINUTE);
  expect((await house.connect({ enrolmentToken: issued?.token ?? '' })).kinds()).toContain('welcome');
});

test('S11 a clock that is off is told in status, by a series and once in the log', async () => {
  const house = await openFast(10 * MINUTE);
  const door = await house.enrolled(AURORA);
  await passWith(house, [door], 60 * MINUTE);
  expect(Math.abs(Number((await statusOf(house)).clockOffsetMs) + 10 * MINUTE)).toBeLessThanOrEqual(1_000);
  expect(Math.abs((await house.metric('lintel_clock_offset_seconds')) + 600)).toBeLessThanOrEqual(1);
  expect(house.logged.filter((line) => line.startsWith('clockOff'))).toHaveLength(1);
});

test('S12 that Graph has set the time right is no jump: nothing is asked for because of it', async () => {
  const asked = async (fastMs: number): Promise<number> => {
    const requests: Request[] = [];
    const house = await open({
      prepare: ({ tenant }) => tenant.clock.step(-fastMs),
      onGraphRequest: (request) => void requests.push(request),
    });
    await passWith(house, [await house.enrolled(AURORA)], 20 * MINUTE);
    return requests.length;
  };
  expect(await asked(10 * MINUTE)).toBe(await asked(0));
});
