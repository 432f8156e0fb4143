import { describe, expect, test } from 'vitest';
import { accessMode } from '../support/access-mode.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import type { House, HouseOptions } from '../support/house.ts';
import { besideTwoRooms, CUMULUS, move, whereIs } from '../support/nearby-rooms.ts';
import { ADA, calendarOf, declines, hour, idOf, invited, withPlanning } from '../support/others-ledger.ts';
import { doorBookingsIn, offerOf, storedIn, timesIn, toldInTheEnd } from '../support/room-ledger.ts';
import { at } from '../support/story-day.ts';

const minute = 60_000;
const open = closedAfterEach(besideTwoRooms);
const openWith = withPlanning(open);
const restOfHour = { startMs: at('10:20'), endMs: at('11:00') };

async function openBooked(options: HouseOptions = {}): Promise<{ house: House; meetingId: string }> {
  const house = await open(options);
  const result = await house.run(offerOf(house.view(), 'book', 60).command);
  if (result.kind !== 'done' || result.done.kind !== 'booked') throw new Error(JSON.stringify(result));
  await house.clock.advance(10 * minute);
  return { house, meetingId: result.done.meetingId };
}

describe('E47 moving', () => {
  test('somebody’s meeting holds the other room, declines here, and tells the organiser what is left to do', async () => {
    const house = await openWith();
    const meetingId = idOf(house, 'Planning');
    const consequence = { means: 'decline', calendars: ['room', 'otherRoom'], told: 'organizer', organizerMust: 'changePlace' };
    expect(await house.run(move(meetingId))).toEqual({
      kind: 'done',
      done: { kind: 'moved', meetingId, roomName: 'Cumulus', consequence },
    });
    expect(storedIn(house)).toEqual([]);
    expect(timesIn(house, CUMULUS)).toEqual([restOfHour]);
    // What a coordinator writes there says nothing of anybody's meeting (E79).
    expect(storedIn(house, CUMULUS)[0]?.content.subject).toBe(
      accessMode === 'gateway' ? 'Held at the door' : 'Planning (held at the door)',
    );
    expect(declines(house)[0]?.comment).toBe(
      'Somebody at the door of Aurora moved this meeting to Cumulus, which is booked for it already. Please change the place of the meeting to Cumulus, without inviting that room again.',
    );
    expect(house.view().status.kind).toBe('available');
  });

  test('an occurrence moves that one', async () => {
    const house = await openWith({ prepare: invited({ ...hour, daily: true }) });
    await house.run(move(idOf(house, 'Planning', 1)));
    expect(storedIn(house)[0]?.series?.cancelledDates).toEqual(new Set(['2026-11-19']));
    expect(timesIn(house, CUMULUS)).toEqual([{ startMs: at('10:00') + 24 * 60 * minute, endMs: at('11:00') + 24 * 60 * minute }]);
  });

  test('a door’s booking is booked there and deleted here, and nobody is told', async () => {
    const { house, meetingId } = await openBooked();
    const result = await house.run(move(meetingId));
    expect(result).toMatchObject({ done: { kind: 'moved', consequence: { means: 'book', told: 'nobody', organizerMust: 'nothing' } } });
    expect(storedIn(house)).toEqual([]);
    expect(timesIn(house, CUMULUS)).toEqual([{ startMs: at('10:30'), endMs: at('11:20') }]);
    expect(storedIn(house, CUMULUS)[0]?.content.location?.displayName).toBe('Cumulus');
  });

  test('the other room’s own door takes the booking for a door’s, and lets it end', async () => {
    const { house, meetingId } = await openBooked();
    const beside = await open({ beside: house, room: CUMULUS });
    await house.run(move(meetingId));
    await beside.until(({ status }) => status.kind === 'occupied');
    const there = beside.view().days[0]?.meetings[0]?.id ?? '';
    expect(await beside.run({ kind: 'end', meetingId: there })).toMatchObject({ kind: 'done' });
  });

  test('to a room that is taken changes nothing', async () => {
    const house = await openWith();
    house.acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T10:45', end: '2026-11-18T12:00', subject: 'Budget' });
    expect(await house.run(move(idOf(house, 'Planning')))).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken' });
    expect([timesIn(house, CUMULUS).length, declines(house).length, storedIn(house).length]).toEqual([1, 0, 1]);
  });

  test('to a room that the policy does not name is refused, and that room is not asked', async () => {
    const house = await openWith();
    expect(await house.run(move(idOf(house, 'Planning'), 'dune@contoso.com'))).toEqual({ kind: 'refused', reason: 'wrongRoom' });
    expect(house.tenant.requests.latest().filter(({ path }) => path.includes('dune'))).toEqual([]);
  });

  test('a meeting that vanished while the sheet was open changes nothing anywhere', async () => {
    const house = await openWith();
    const meetingId = idOf(house, 'Planning');
    house.acts.cancel(calendarOf(house, ADA)[0]?.iCalUId ?? '');
    house.tenant.settleAttendant();
    expect(await house.run(move(meetingId))).toEqual({ kind: 'refused', reason: 'meetingGone' });
    expect(storedIn(house, CUMULUS)).toEqual([]);
  });

  test('a meeting that vanishes after the other room was taken gives that room back', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { operation: 'event.decline' }, count: 1 });
    const asked = house.screen().run(move(idOf(house, 'Planning')));
    await house.clock.advance(1_000);
    expect(storedIn(house, CUMULUS)).toHaveLength(1);
    house.acts.move(calendarOf(house, ADA)[0]?.iCalUId ?? '', { start: '2026-11-18T15:00', end: '2026-11-18T16:00' });
    house.tenant.settleAttendant();
    await house.clock.advance(minute);
    expect(await asked).toMatchObject({ kind: 'refused', reason: 'meetingGone' });
    expect(storedIn(house, CUMULUS)).toEqual([]);
    expect(declines(house)).toEqual([]);
  });

  test('E16 a meeting that moved while the other room was slowly taken is not declined', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 20_000 }, match: { operation: 'event.create' }, count: 1 });
    const asked = house.screen().run(move(idOf(house, 'Planning')));
    await house.clock.advance(5_000);
    house.acts.move(calendarOf(house, ADA)[0]?.iCalUId ?? '', { start: '2026-11-18T15:00', end: '2026-11-18T16:00' });
    house.tenant.settleAttendant();
    await house.clock.advance(minute);
    expect(toldInTheEnd(house.views, await asked)).toMatchObject({ kind: 'refused', reason: 'meetingGone' });
    expect(storedIn(house, CUMULUS)).toEqual([]);
    expect(declines(house)).toEqual([]);
  });

  test('a decline that Graph refuses gives the other room back', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.decline' } });
    expect(await house.run(move(idOf(house, 'Planning')))).toEqual({ kind: 'refused', reason: 'writeRefused' });
    expect(whereIs(house)).toBe('stays');
  });

  test('E19 a race for the other room is decided there: the loser stays where it was', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 2_000 }, match: { operation: 'event.create' }, count: 1 });
    const asked = house.screen().run(move(idOf(house, 'Planning')));
    await house.clock.advance(1_000);
    house.acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T10:30', end: '2026-11-18T11:30', subject: 'Budget' });
    await house.clock.advance(20_000);
    expect(await asked).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken' });
    expect(doorBookingsIn(house)).toEqual([]);
    expect(storedIn(house, CUMULUS)).toMatchObject([{ content: { subject: 'Budget' } }]);
    expect(storedIn(house)).toHaveLength(1);
  });
});
