import { describe, expect, test } from 'vitest';
import type { Policy } from '../../shared/domain/policy.ts';
import { isLeftOut } from '../support/access-mode.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { createGateways } from '../support/gateway-house.ts';
import { AURORA, type House, type HouseOptions } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { ADA, calendarOf, everybody, hour, idOf, invited, tellingsTo, uidOf, withPlanning } from '../support/others-ledger.ts';
import { doorBookingsIn, journalled, storedIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';
import { createWholeLog } from '../support/whole-log.ts';

const minute = 60_000;

const open = closedAfterEach({ now: '2026-11-18T10:20:00+01:00', policy: { othersMeetings: everybody } });
const openWith = withPlanning(open);

const copyIn = (house: House) => storedIn(house).find(({ iCalUId }) => iCalUId === uidOf(house))?.content ?? null;
const organizersIn = (house: House) => calendarOf(house, ADA)[0]?.content ?? null;
const sent = (house: House, mailbox: string) =>
  house.tenant.requests.latest().filter(({ operation, path }) => operation === 'event.update' && path.includes(mailbox));

describe('E42 ending somebody else’s meeting', () => {
  test('[3.3.2] cuts the room’s copy to the whole minute; the organiser’s calendar and inbox stay as they were', async () => {
    const house = await openWith();
    const before = { organizers: calendarOf(house, ADA), told: tellingsTo(house, ADA) };
    const meetingId = idOf(house, 'Planning');
    const consequence = { means: 'changeCopy', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
    expect(await house.run({ kind: 'end', meetingId })).toEqual({ kind: 'done', done: { kind: 'ended', meetingId, consequence } });
    expect(copyIn(house)?.endMs).toBe(at('10:20'));
    expect(calendarOf(house, ADA)).toEqual(before.organizers);
    expect(tellingsTo(house, ADA)).toEqual(before.told);
    expect(house.view().status.kind).toBe('available');
  });

  test('[3.3.2] until the organiser’s next update, which overwrites it', async () => {
    const house = await openWith();
    await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    house.acts.change(uidOf(house), { subject: 'Planning and budget' });
    house.tenant.settleAttendant();
    await house.until(({ status }) => status.kind === 'occupied');
    expect(copyIn(house)?.endMs).toBe(at('11:00'));
  });

  test('[3.2.4] of a series cuts this occurrence, which becomes an exception', async () => {
    const house = await openWith({ prepare: invited({ ...hour, daily: true }) });
    await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    expect(house.view().status.kind).toBe('available');
    const [series] = storedIn(house);
    expect([...(series?.series?.exceptions ?? [])].map(([date, { endMs }]) => ({ date, endMs }))).toEqual([
      { date: '2026-11-18', endMs: at('10:20') },
    ]);
    expect(house.view().days[1]?.meetings).toMatchObject([{ start: '10:00', end: '11:00' }]);
  });

  test.each(['dropAfterEffect', 'dropBeforeEffect', 'serverError'] as const)(
    '%s of the change is settled by what the calendar holds',
    async (kind) => {
      const journal = createMemoryDocument();
      const house = await openWith({ journal });
      house.tenant.faults.add({ effect: { kind }, match: { operation: 'event.update' }, count: 1 });
      const result = await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
      await house.clock.advance(2 * minute);
      expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done', done: { kind: 'ended' } });
      expect(copyIn(house)?.endMs).toBe(at('10:20'));
      expect(await journalled(journal)).toEqual([]);
    },
  );

  test('is nobody’s where policy says so', async () => {
    const policy: Partial<Policy> = { othersMeetings: { ...everybody, end: 'nobody' } };
    const house = await openWith({ policy });
    expect(await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') })).toEqual({ kind: 'refused', reason: 'notADoorBooking' });
    expect(copyIn(house)?.endMs).toBe(at('11:00'));
  });
});

describe('E43 starting somebody else’s meeting early', () => {
  const later = { start: '10:45', end: '11:30' };

  test('moves the start of the room’s copy to this minute', async () => {
    const house = await openWith({ prepare: invited(later) });
    const meetingId = idOf(house, 'Planning');
    const before = calendarOf(house, ADA);
    expect(await house.run({ kind: 'startEarly', meetingId })).toMatchObject({ done: { kind: 'startedEarly', start: '10:20' } });
    expect(copyIn(house)).toMatchObject({ startMs: at('10:20'), endMs: at('11:30') });
    expect(calendarOf(house, ADA)).toEqual(before);
    expect(house.view().status.kind).toBe('occupied');
  });

  test('is refused while anything takes the room before it', async () => {
    const house = await openWith({ prepare: invited({ start: '10:00', end: '10:30', subject: 'Standup' }, later) });
    expect(await house.run({ kind: 'startEarly', meetingId: idOf(house, 'Planning') })).toMatchObject({ reason: 'roomTaken' });
    expect(sent(house, 'users')).toEqual([]);
  });

  test('goes back where somebody was there first on read-back', async () => {
    const house = await openWith({ prepare: invited(later) });
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 2_000 }, match: { operation: 'event.update' }, count: 1 });
    const asked = house.screen().run({ kind: 'startEarly', meetingId: idOf(house, 'Planning') });
    await house.clock.advance(500);
    house.acts.writeIntoRoom(AURORA, { start: '2026-11-18T10:25', end: '2026-11-18T10:40', subject: 'Budget' });
    await house.clock.advance(20_000);
    expect(await asked).toEqual({ kind: 'refused', reason: 'lostRace' });
    expect(copyIn(house)).toMatchObject({ startMs: at('10:45'), endMs: at('11:30') });
  });

  test('a booking that is made at another door at the same moment and this do not both stay, nor both go', async () => {
    const house = await openWith({ prepare: invited(later) });
    const beside = await open({ beside: house });
    const starting = house.screen().run({ kind: 'startEarly', meetingId: idOf(house, 'Planning') });
    const booking = beside.screen().run({ kind: 'bookNow', endMs: at('10:40') });
    await house.clock.advance(4 * minute);
    const started = toldInTheEnd(house.views, await starting);
    const booked = toldInTheEnd(beside.views, await booking);
    expect([started?.kind, booked?.kind].sort()).toEqual(['done', 'refused']);
    expect(doorBookingsIn(house)).toHaveLength(booked?.kind === 'done' ? 1 : 0);
    expect(copyIn(house)?.startMs).toBe(started?.kind === 'done' ? at('10:20') : at('10:45'));
  });
});

describe.skipIf(isLeftOut('organizersOwnEvent'))('E46 changing the organiser’s own event', () => {
  const policy: Partial<Policy> = { othersMeetings: everybody, changeOrganizersEvent: true };
  const openReaching = async (options: HouseOptions = {}): Promise<House> => {
    const prepare: HouseOptions['prepare'] = (world) => {
      invited(hour)(world);
      world.tenant.app.change({ scope: 'everyone' });
    };
    return openWith({ policy, prepare, ...options });
  };
  const consequence = { means: 'changeOrganizers', calendars: ['room', 'organizer'], told: 'everybody', organizerMust: 'nothing' };

  test('ends the meeting in both calendars, and done is what the room’s shows', async () => {
    const house = await openReaching();
    const meetingId = idOf(house, 'Planning');
    expect(await house.run({ kind: 'end', meetingId })).toEqual({ kind: 'done', done: { kind: 'ended', meetingId, consequence } });
    expect(organizersIn(house)?.endMs).toBe(at('10:20'));
    expect(copyIn(house)?.endMs).toBe(at('10:20'));
    expect(sent(house, 'aurora')).toEqual([]);
  });

  test('extends the meeting itself: there is no hold', async () => {
    const house = await openReaching();
    const meetingId = idOf(house, 'Planning');
    const result = await house.run({ kind: 'extend', meetingId, endMs: at('11:30') });
    expect(result).toEqual({ kind: 'done', done: { kind: 'extended', meetingId, endMs: at('11:30'), end: '11:30', consequence } });
    expect([organizersIn(house)?.endMs, copyIn(house)?.endMs]).toEqual([at('11:30'), at('11:30')]);
    expect(doorBookingsIn(house)).toEqual([]);
  });

  test('[3.2.4] of a series changes this occurrence alone', async () => {
    const prepare: HouseOptions['prepare'] = (world) => {
      invited({ ...hour, daily: true })(world);
      world.tenant.app.change({ scope: 'everyone' });
    };
    const house = await openReaching({ prepare });
    await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    const [series] = calendarOf(house, ADA);
    expect(series?.content.endMs).toBe(at('11:00'));
    expect([...(series?.series?.exceptions ?? [])].map(([date, { endMs }]) => ({ date, endMs }))).toEqual([
      { date: '2026-11-18', endMs: at('10:20') },
    ]);
  });

  test.each([
    { act: { kind: 'end' } as const, means: 'changeCopy' },
    { act: { kind: 'extend', endMs: at('11:30') } as const, means: 'hold' },
  ])('where the credential does not reach the organiser, $act.kind is done in the room alone, and says so', async ({ act, means }) => {
    const house = await openWith({ policy });
    const before = calendarOf(house, ADA);
    const result = await house.run({ ...act, meetingId: idOf(house, 'Planning') });
    expect(result).toMatchObject({ kind: 'done', done: { consequence: { means, calendars: ['room'], told: 'nobody' } } });
    expect(calendarOf(house, ADA)).toEqual(before);
  });

  test('is never tried where the policy is off', async () => {
    const house = await openReaching({ policy: { othersMeetings: everybody } });
    await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    const ada = house.tenant.directory.find(ADA)?.id ?? '';
    expect(house.tenant.requests.latest().filter(({ path }) => path.includes('ada@') || path.includes(ada))).toEqual([]);
  });

  test.each(['dropAfterEffect', 'dropBeforeEffect', 'serverError'] as const)(
    '%s of the change is settled by what the organiser’s calendar holds',
    async (kind) => {
      const journal = createMemoryDocument();
      const house = await openReaching({ journal });
      house.tenant.faults.add({ effect: { kind }, match: { operation: 'event.update' }, count: 1 });
      const result = await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
      await house.clock.advance(3 * minute);
      expect(toldInTheEnd(house.views, result)).toMatchObject({ kind: 'done', done: { consequence: { means: 'changeOrganizers' } } });
      expect([organizersIn(house)?.endMs, copyIn(house)?.endMs]).toEqual([at('11:30'), at('11:30')]);
      expect(await journalled(journal)).toEqual([]);
    },
  );

  test('more time that the room does not take is taken back at the organiser’s', async () => {
    const house = await openReaching();
    house.tenant.attendantSettings.change({ mode: 'manual' });
    const result = await house.run({ kind: 'extend', meetingId: idOf(house, 'Planning'), endMs: at('11:30') });
    expect(organizersIn(house)?.endMs).toBe(at('11:30'));
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, result)).toEqual({ kind: 'refused', reason: 'roomTaken' });
    expect(organizersIn(house)?.endMs).toBe(at('11:00'));
  });

  test('an ending that the room does not take is brought about in its copy as well', async () => {
    const house = await openReaching();
    house.tenant.attendantSettings.change({ mode: 'manual' });
    const result = await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    await house.clock.advance(3 * minute);
    expect(toldInTheEnd(house.views, result)).toMatchObject({ done: { kind: 'ended', consequence: { calendars: ['room', 'organizer'] } } });
    expect([organizersIn(house)?.endMs, copyIn(house)?.endMs]).toEqual([at('10:20'), at('10:20')]);
  });
});

test('D9 E46 in gateway mode the policy counts as off: the glass speaks of the room alone, and the log says why', async () => {
  const log = createWholeLog();
  const policy: Partial<Policy> = { ...everybody, changeOrganizersEvent: true };
  const house = await openWith(await createGateways().through({ policy, decorate: (deps) => ({ ...deps, log }) }));
  const acts = JSON.stringify(house.view());
  expect(acts).toContain('"changeCopy"');
  expect(acts).not.toContain('"changeOrganizers"');
  expect(log.lines.filter((line) => line.startsWith('organizersOutOfReach'))).toHaveLength(1);
});
