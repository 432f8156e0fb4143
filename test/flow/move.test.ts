import { describe, expect, test } from 'vitest';
import type { Policy } from '../../shared/domain/policy.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { FaultEffect } from '../../shared/simulator/faults/fault.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import type { House, HouseOptions } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { ADA, calendarOf, idOf, invited, tellingsTo } from '../support/others-ledger.ts';
import { doorBookingsIn, journalled, offerOf, storedIn, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;
const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+01:00`);
const CUMULUS = 'cumulus@contoso.com';
const ESTUARY = 'estuary@contoso.com';
const hour = { start: '10:00', end: '11:00' };
const policy: Partial<Policy> = {
  nearbyRooms: [
    { address: CUMULUS, name: 'Cumulus' },
    { address: ESTUARY, name: 'Estuary' },
  ],
  othersMeetings: { extend: 'anyone', end: 'anyone', startEarly: 'anyone', release: 'anyone', move: 'anyone' },
};

const open = closedAfterEach({ now: '2026-11-18T10:20:00+01:00', policy });
const openWith = (options: HouseOptions = {}): Promise<House> => open({ prepare: invited(hour), ...options });
const move = (meetingId: string, room = CUMULUS): DoorCommand => ({ kind: 'move', meetingId, room });

const timesIn = (house: House, room: string) =>
  storedIn(house, room).map(({ content }) => ({ startMs: content.startMs, endMs: content.endMs }));
const declines = (house: House) => tellingsTo(house, ADA).filter(({ kind }) => kind === 'declined');
const restOfHour = { startMs: at('10:20'), endMs: at('11:00') };

/** `moved`, `stays`, or what should never be: the meeting in both rooms, or in neither. */
function whereIs(house: House): 'moved' | 'stays' | 'both' | 'neither' {
  const isHere = storedIn(house).length > 0;
  const isThere = storedIn(house, CUMULUS).length > 0;
  if (isHere) return isThere ? 'both' : 'stays';
  return isThere ? 'moved' : 'neither';
}

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
    expect(storedIn(house, CUMULUS)[0]?.content.subject).toBe('Planning (held at the door)');
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

describe('E47 whatever fails, the meeting ends up in one room and not in both or neither', () => {
  const effects: readonly FaultEffect[] = [
    { kind: 'dropBeforeEffect' },
    { kind: 'dropAfterEffect' },
    { kind: 'lateEffect', afterMs: minute },
    { kind: 'serverError' },
  ];
  const operations = ['calendarView', 'event.create', 'event.update', 'event.decline', 'event.get'] as const;
  const cases = effects.flatMap((effect) =>
    operations.flatMap((operation) => [0, 1].map((skip) => ({ effect, operation, skip, kind: effect.kind }))),
  );

  test.each(cases)('$kind of $operation after $skip', async ({ effect, operation, skip }) => {
    const journal = createMemoryDocument();
    const house = await openWith({ journal });
    house.tenant.faults.add({ effect, match: { operation }, count: 1, skip });
    const result = await house.run(move(idOf(house, 'Planning')));
    await house.clock.advance(9 * minute);
    const told = toldInTheEnd(house.views, result);
    expect(told, 'somebody was told').not.toBeNull();
    expect(whereIs(house)).toBe(told?.kind === 'done' ? 'moved' : 'stays');
    expect(declines(house)).toHaveLength(told?.kind === 'done' ? 1 : 0);
    expect(await journalled(journal)).toEqual([]);
  });

  test.each(['event.create', 'event.update', 'event.decline'] as const)(
    'a reboot after %s had its effect and its answer was lost',
    async (operation) => {
      const journal = createMemoryDocument();
      const house = await openWith({ journal });
      house.tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation }, count: 1 });
      void house.screen().run(move(idOf(house, 'Planning')));
      await house.clock.advance(500);
      await house.restart();
      await house.clock.advance(9 * minute);
      expect(whereIs(house)).toBe('moved');
      expect(declines(house)).toHaveLength(1);
      expect(await journalled(journal)).toEqual([]);
    },
  );

  test('a decline that can never be sent is told, and the other room given back', async () => {
    const house = await openWith();
    house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { operation: 'event.decline' } });
    const result = await house.run(move(idOf(house, 'Planning')));
    expect(result.kind).toBe('unconfirmed');
    await house.clock.advance(9 * minute);
    expect(toldInTheEnd(house.views, result)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(whereIs(house)).toBe('stays');
  });
});

describe('E48 finding rooms', () => {
  test('lists the free ones with the commands that take them', async () => {
    const house = await open({
      prepare: ({ acts }) => void acts.writeIntoRoom(ESTUARY, { start: '2026-11-18T13:00', end: '2026-11-18T14:00', subject: 'Budget' }),
    });
    const stretch = { startMs: at('12:00'), endMs: at('13:00') };
    const consequence = { means: 'book', calendars: ['otherRoom'], told: 'nobody', organizerMust: 'nothing' };
    expect(await house.run({ kind: 'findRooms', ...stretch })).toEqual({
      kind: 'done',
      done: {
        kind: 'roomsFound',
        rooms: [
          {
            address: CUMULUS,
            name: 'Cumulus',
            freeUntil: null,
            command: { kind: 'bookElsewhere', room: CUMULUS, ...stretch },
            consequence,
          },
          {
            address: ESTUARY,
            name: 'Estuary',
            freeUntil: '13:00',
            command: { kind: 'bookElsewhere', room: ESTUARY, ...stretch },
            consequence,
          },
        ],
      },
    });
  });

  test('to move a meeting to: what is left of it, with the move as the command', async () => {
    const house = await openWith();
    house.acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T10:00', end: '2026-11-18T10:20', subject: 'Budget' });
    const meetingId = idOf(house, 'Planning');
    const result = await house.run({ kind: 'findRooms', startMs: at('10:00'), endMs: at('11:00'), meetingId });
    expect(result).toMatchObject({
      done: { kind: 'roomsFound', rooms: [{ command: move(meetingId), consequence: { organizerMust: 'changePlace' } }, {}] },
    });
  });

  test('a room that the credential does not reach is left out', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { mailbox: CUMULUS } });
    expect(await house.run({ kind: 'findRooms', startMs: at('12:00'), endMs: at('13:00') })).toMatchObject({
      done: { rooms: [{ name: 'Estuary' }] },
    });
    house.tenant.faults.clear();
    expect(house.view().freshness.kind).toBe('live');
  });
});

describe('E49 booking another room', () => {
  const elsewhere = { kind: 'bookElsewhere', room: CUMULUS, startMs: at('12:00'), endMs: at('13:00') } as const;

  test('books it there, and names it', async () => {
    const house = await open();
    expect(await house.run(elsewhere)).toMatchObject({
      kind: 'done',
      done: { kind: 'booked', roomName: 'Cumulus', start: '12:00', end: '13:00' },
    });
    expect(timesIn(house, CUMULUS)).toEqual([{ startMs: at('12:00'), endMs: at('13:00') }]);
    expect(storedIn(house)).toEqual([]);
  });

  test('that is taken offers the others', async () => {
    const house = await open({
      prepare: ({ acts }) => void acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T12:00', end: '2026-11-18T12:30', subject: 'Budget' }),
    });
    expect(await house.run(elsewhere)).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken', elsewhere: [{ name: 'Estuary' }] });
  });

  test('that the policy does not name is refused', async () => {
    const house = await open();
    expect(await house.run({ ...elsewhere, room: 'dune@contoso.com' })).toEqual({ kind: 'refused', reason: 'wrongRoom' });
    expect(storedIn(house, 'dune@contoso.com')).toEqual([]);
  });

  test('whoever finds this room taken is offered the nearby ones', async () => {
    const house = await open();
    const { command } = offerOf(house.view(), 'book', 60);
    house.acts.writeIntoRoom('aurora@contoso.com', { start: '2026-11-18T10:30', end: '2026-11-18T11:00', subject: 'Budget' });
    expect(await house.run(command)).toMatchObject({
      kind: 'refused',
      reason: 'roomTaken',
      elsewhere: [{ name: 'Cumulus' }, { name: 'Estuary' }],
    });
  });

  test('E20 a booking there that lands after it was called off does not stay, though nobody reads that room', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'lateEffect', afterMs: minute }, match: { operation: 'event.create' }, count: 1 });
    const asked = house.screen().run(elsewhere);
    await house.clock.advance(200);
    house.acts.writeIntoRoom(CUMULUS, { start: '2026-11-18T12:30', end: '2026-11-18T13:00', subject: 'Budget' });
    await house.clock.advance(30_000);
    const told = await asked;
    await house.clock.advance(10 * minute);
    expect(toldInTheEnd(house.views, told)).toMatchObject({ kind: 'refused', reason: 'otherRoomTaken' });
    expect(storedIn(house, CUMULUS)).toMatchObject([{ content: { subject: 'Budget' } }]);
  });
});
