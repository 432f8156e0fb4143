import { describe, expect, test } from 'vitest';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { at, checkInOf, goTo, invite, releasingDoor, takenIn } from '../support/check-in-stories.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House } from '../support/house.ts';
import { offerOf, storedIn } from '../support/room-ledger.ts';

const minute = 60_000;
const open = closedAfterEach(releasingDoor);
const answerOf = (house: House): string | undefined => {
  const organizer = house.tenant.directory.find('ada@contoso.com');
  const [item] = house.tenant.mailbox(organizer?.id ?? '').stored();
  return item?.content.invitees.find(({ who }) => who.address === AURORA)?.response;
};

test('E50 E55 a meeting that nobody comes to is asked for, given up at the bound, and its organiser told why', async () => {
  const house = await open();
  await goTo(house, '09:49:59');
  expect(house.view()).toMatchObject({ status: { kind: 'available' }, checkIn: null });
  await goTo(house, '09:50');
  expect(house.view()).toMatchObject({
    status: { kind: 'awaitingCheckIn', meeting: { title: 'Review' }, releasesAt: { text: '10:10' }, secondsLeft: 1_200 },
    checkIn: { mode: 'release', closesMs: at('10:10') },
    offers: [{ kind: 'checkIn' }, { kind: 'book' }],
  });
  await goTo(house, '10:09:59');
  expect(house.view()).toMatchObject({ status: { kind: 'awaitingCheckIn', secondsLeft: 60 } });
  expect(house.view().offers.map(({ kind }) => kind)).toEqual(['checkIn', 'end', 'extend', 'extend']);
  await goTo(house, '10:10');
  expect(house.view()).toMatchObject({ status: { kind: 'occupied' }, checkIn: null });
  await goTo(house, '10:11');
  expect(house.view()).toMatchObject({
    status: { kind: 'available' },
    released: { meeting: { title: 'Review' }, releasedAt: { text: '10:10' }, undoUntil: { text: '10:25' } },
  });
  expect(takenIn(house)).toEqual([]);
  expect(answerOf(house)).toBe('declined');
  expect(JSON.stringify(house.tenant.notices.all())).toContain('Nobody checked in at the door of Aurora within 10 minutes of the start');
});

test('E55 of a series only that occurrence is given up', async () => {
  const daily = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 5 } } as const;
  const house = await open({ prepare: ({ acts }) => void invite(acts, { recurrence: daily }) });
  await goTo(house, '10:11');
  expect(house.view().released).toMatchObject({ meeting: { title: 'Review' } });
  expect(house.view().days.map(({ meetings }) => meetings.length)).toEqual([0, 1, 1, 1, 1, 0, 0, 0]);
  expect(storedIn(house)).toHaveLength(1);
});

describe('E50 never given up', () => {
  test('a booking made at the door', async () => {
    const house = await open({ prepare: () => {} });
    await house.run(offerOf(house.view(), 'book', 60).command);
    await house.clock.advance(minute);
    expect(house.view()).toMatchObject({ status: { kind: 'occupied' }, checkIn: null });
    await goTo(house, '10:20');
    expect(takenIn(house)).toHaveLength(1);
  });

  test.each([
    { name: 'a whole day', changes: { start: '2026-11-18', end: '2026-11-19', isAllDay: true } },
    { name: 'a meeting as short as the bound', changes: { end: '2026-11-18T10:10' } },
  ])('$name', async ({ changes }) => {
    const house = await open({ prepare: ({ acts }) => void invite(acts, changes) });
    await goTo(house, '10:05');
    expect(house.view().checkIn).toBeNull();
    await goTo(house, '10:30');
    expect(takenIn(house)).toEqual(['Review']);
  });

  test('what another program wrote into the room', async () => {
    const event = { subject: 'Maintenance', start: '2026-11-18T10:00', end: '2026-11-18T11:00' };
    const house = await open({ prepare: ({ acts }) => void acts.writeIntoRoom(AURORA, event) });
    await goTo(house, '10:30');
    expect(takenIn(house)).toEqual(['Maintenance']);
  });

  test.each(['off', 'remind'] as const)('anything where the policy is %s', async (checkIn) => {
    const house = await open({ policy: { checkIn } });
    await goTo(house, '10:05');
    expect(house.view().status.kind).toBe('occupied');
    expect(house.view().checkIn?.mode ?? 'off').toBe(checkIn);
    await goTo(house, '10:30');
    expect(takenIn(house)).toEqual(['Review']);
  });
});

describe('E50 the window', () => {
  test('begins when the meeting before is over, and then lasts as long after the start', async () => {
    const house = await open({
      prepare: ({ acts }) => {
        invite(acts, { subject: 'Before', start: '2026-11-18T09:00', end: '2026-11-18T10:00' });
        invite(acts);
      },
    });
    await goTo(house, '09:59');
    expect(house.view()).toMatchObject({ status: { kind: 'occupied', meeting: { title: 'Before' } }, checkIn: null });
    await goTo(house, '10:00');
    expect(house.view()).toMatchObject({ status: { kind: 'awaitingCheckIn' }, checkIn: { closesMs: at('10:10') } });
    await goTo(house, '10:11');
    expect(takenIn(house)).toEqual(['Before']);
  });

  test('of a meeting that appears when it has begun starts when the door knows it', async () => {
    const house = await open({ prepare: () => {} });
    await goTo(house, '10:06:30');
    invite(house.acts);
    house.tenant.settleAttendant();
    const { checkIn } = await house.until((view) => view.checkIn !== null);
    const closesMs = checkIn?.closesMs ?? 0;
    expect(closesMs - house.clock.nowMs()).toBeGreaterThanOrEqual(10 * minute);
    await house.clock.advance(closesMs - 1_000 - house.clock.nowMs());
    expect(takenIn(house)).toEqual(['Review']);
    await house.clock.advance(minute);
    expect(takenIn(house)).toEqual([]);
    const minutes = (closesMs - at('10:00')) / minute; // the organiser is not told of a time at which nobody was asked yet
    expect(house.tenant.notices.all().at(-1)?.comment).toContain(`within ${minutes} minutes of the start`);
  });
});

test('E50 E52 a meeting that another one hid until long after its start is not given up for the minutes that were left', async () => {
  let before = '';
  const house = await open({
    prepare({ acts, tenant }) {
      const room = tenant.directory.room(AURORA);
      if (room) tenant.directory.changeRoom({ ...room, settings: { ...room.settings, allowConflicts: true } });
      before = invite(acts, { subject: 'Before', start: '2026-11-18T09:30', end: '2026-11-18T10:30' });
      invite(acts);
    },
  });
  await goTo(house, '10:07:50');
  expect(house.view()).toMatchObject({ status: { kind: 'occupied', meeting: { title: 'Before' } }, checkIn: null });
  house.acts.cancel(before);
  house.tenant.settleAttendant();
  await goTo(house, '10:09');
  expect(house.view().status.kind).toBe('awaitingCheckIn');
  await goTo(house, '10:30');
  expect(takenIn(house)).toEqual(['Review']);
});

/** What spoils the evidence in the middle of the window. */
const blind: readonly { readonly name: string; readonly spoil: (house: House) => Promise<void> | void }[] = [
  { name: 'a restart', spoil: (house) => house.restart() },
  { name: 'a wake-up after a sleep', spoil: (house) => house.door().resume() },
  { name: 'a jump of the clock', spoil: (house) => house.clock.jumpWall(3 * minute) },
  {
    name: 'a lost network',
    async spoil(house) {
      house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { path: '*' } });
      await house.clock.advance(6 * minute);
      house.tenant.faults.clear();
    },
  },
  {
    name: 'an hour of throttling',
    spoil: (house) =>
      void house.tenant.faults.add({ effect: { kind: 'throttled', retryAfter: '1800' }, match: { method: 'GET' }, count: 1 }),
  },
  {
    name: 'a black page',
    async spoil(house) {
      house.page.paint('black');
      await house.clock.advance(minute);
      house.page.paint('newest');
    },
  },
  {
    name: 'a page that hangs',
    async spoil(house) {
      house.page.paint('stuck');
      await house.clock.advance(3 * minute);
      house.page.paint('newest');
    },
  },
];

describe('E52 nothing is given up after', () => {
  test.each(blind)('$name', async ({ spoil }) => {
    const house = await open();
    await goTo(house, '09:55');
    expect(checkInOf(house.view())).toMatchObject({ kind: 'checkIn' });
    await spoil(house);
    await house.clock.advance(30 * minute);
    expect(takenIn(house)).toEqual(['Review']);
    expect(house.view()).toMatchObject({ status: { kind: 'occupied' }, released: null });
  });
});

test('E52 who lets the meeting go on at its last second is there', async () => {
  const house = await open();
  await goTo(house, '10:09:58');
  const extend = house.view().offers.find(({ kind }) => kind === 'extend');
  expect(await house.run(extend?.command ?? { kind: 'refresh' })).toMatchObject({ kind: 'done', done: { kind: 'extended' } });
  await goTo(house, '10:30');
  expect(takenIn(house)).toContain('Review');
});

test('E52 who touches the meeting while its release is being written down is there', async () => {
  const house = await open({
    decorate: (deps) => ({
      ...deps,
      checkIns: {
        load: deps.checkIns.load,
        async save(value) {
          const extend = house?.view().offers.find(({ kind }) => kind === 'extend');
          if (JSON.stringify(value).includes('"releasing":{') && extend) void house?.screen().run(extend.command);
          await deps.checkIns.save(value);
        },
      },
    }),
  });
  await goTo(house, '10:30');
  expect(takenIn(house)).toContain('Review');
});

test('E52 who does not know the PIN is there all the same', async () => {
  const pins = { kinds: ['action'], identify: async () => null } as const;
  const protect = { book: 'none', extend: 'none', end: 'none', checkIn: 'pin' } as const;
  const house = await open({ policy: { checkIn: 'release', protect }, staff: { pins } });
  await goTo(house, '10:05');
  const command = { ...checkInOf(house.view()), pin: '0000' } as DoorCommand;
  expect(await house.run(command)).toMatchObject({ kind: 'pinNeeded' });
  await goTo(house, '10:30');
  expect(takenIn(house)).toEqual(['Review']);
});

test('E55 a decline that Graph refuses is given up, and the room stays taken', async () => {
  const house = await open();
  house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' } });
  await goTo(house, '10:30');
  expect(takenIn(house)).toEqual(['Review']);
  expect(house.view()).toMatchObject({ status: { kind: 'occupied' }, released: null });
});

test.each(['dropBeforeEffect', 'dropAfterEffect'] as const)('E55 a decline whose answer is lost (%s) happens once', async (kind) => {
  const house = await open();
  house.tenant.faults.add({ effect: { kind }, match: { operation: 'event.decline' }, count: 1 });
  await goTo(house, '10:15');
  expect(takenIn(house)).toEqual([]);
  expect(house.tenant.notices.all().filter(({ kind: told }) => told === 'declined')).toHaveLength(1);
  expect(house.view().released).not.toBeNull();
});
