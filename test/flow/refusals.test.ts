import { describe, expect, test } from 'vitest';
import type { Policy } from '../../shared/domain/policy.ts';
import type { RefusalReason } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House, type HouseOptions } from '../support/house.ts';
import { ADA, calendarOf, declines, everybody, idOf, invited } from '../support/others-ledger.ts';
import { doorBookingsIn, storedIn } from '../support/room-ledger.ts';

const minute = 60_000;
const CUMULUS = 'cumulus@contoso.com';
const at = (time: string, day = 18): number => Date.parse(`2026-11-${day}T${time}:00+01:00`);
const policy: Partial<Policy> = {
  hours: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' },
  nearbyRooms: [{ address: CUMULUS, name: 'Cumulus' }],
  othersMeetings: everybody,
};

const open = closedAfterEach({ now: '2026-11-18T10:20:10+01:00', policy });

const operations = ['event.create', 'event.update', 'event.delete', 'event.decline'];
const writesIn = (house: House) => house.tenant.requests.latest().filter(({ operation }) => operations.includes(operation));
const refused = (reason: RefusalReason) => ({ kind: 'refused', reason });

describe('times that do not fit are refused by name, and nothing is sent', () => {
  const later = (from: string, to: string, day = 18): DoorCommand => ({
    kind: 'bookLater',
    startMs: at(from, day),
    endMs: at(to, day),
  });
  test.each<{ what: string; command: DoorCommand; reason: RefusalReason }>([
    { what: 'a booking that has ended', command: { kind: 'bookNow', endMs: at('10:20') }, reason: 'endInPast' },
    { what: 'a booking that ends within a minute', command: { kind: 'bookNow', endMs: at('10:50') + 1 }, reason: 'malformed' },
    { what: 'a booking into the next meeting', command: { kind: 'bookNow', endMs: at('11:15') }, reason: 'roomTaken' },
    { what: 'a booking of all day', command: { kind: 'bookNow', endMs: at('17:00') }, reason: 'tooLong' },
    { what: 'a start in the past', command: later('10:00', '10:45'), reason: 'startInPast' },
    { what: 'a start yesterday', command: later('09:00', '10:00', 17), reason: 'endInPast' },
    { what: 'an end before the start', command: later('14:00', '13:00'), reason: 'malformed' },
    { what: 'no length', command: later('14:00', '14:00'), reason: 'malformed' },
    {
      what: 'a start within a minute',
      command: { kind: 'bookLater', startMs: at('14:00') + 500, endMs: at('15:00') },
      reason: 'malformed',
    },
    { what: 'a stretch that is too long', command: later('12:30', '16:31'), reason: 'tooLong' },
    { what: 'a stretch over a meeting', command: later('10:45', '12:15'), reason: 'roomTaken' },
    { what: 'a stretch past closing time', command: later('17:30', '18:15'), reason: 'outsideHours' },
    { what: 'a stretch before opening time', command: later('07:00', '08:00', 19), reason: 'outsideHours' },
    { what: 'a Saturday', command: later('10:00', '11:00', 21), reason: 'outsideHours' },
    { what: 'the eighth day ahead', command: later('10:00', '11:00', 26), reason: 'tooFarAhead' },
    {
      what: 'a time that no date can have',
      command: { kind: 'bookLater', startMs: 9_007_199_254_680_000, endMs: 9_007_199_254_740_000 },
      reason: 'tooFarAhead',
    },
    {
      what: 'the same, as an end',
      command: { kind: 'bookNow', endMs: 9_007_199_254_740_000 },
      reason: 'tooLong',
    },
    {
      what: 'a year from now',
      command: { kind: 'bookLater', startMs: at('10:00') + 525_600 * minute, endMs: at('11:00') + 525_600 * minute },
      reason: 'tooFarAhead',
    },
    {
      what: 'a room that the policy does not name',
      command: { kind: 'bookElsewhere', room: 'fjord@contoso.com', startMs: at('14:00'), endMs: at('15:00') },
      reason: 'wrongRoom',
    },
  ])('$what: $reason', async ({ command, reason }) => {
    const house = await open({ prepare: invited({ start: '11:00', end: '12:00' }) });
    expect(await house.run(command)).toMatchObject(refused(reason));
    expect(writesIn(house)).toEqual([]);
    expect(house.view()).toMatchObject({ pending: null, notice: null });
  });

  test('lengths and times that are no numbers are no commands at all', async () => {
    const house = await open();
    const broken: readonly unknown[] = [
      { kind: 'bookNow' },
      { kind: 'bookNow', endMs: '10:30' },
      { kind: 'bookNow', endMs: Number.NaN },
      { kind: 'bookNow', endMs: Number.POSITIVE_INFINITY },
      { kind: 'bookLater', startMs: at('14:00') },
      { kind: 'bookLater', startMs: null, endMs: at('15:00') },
      { kind: 'extend', endMs: at('11:00') },
      { kind: 'end', meetingId: 7 },
      { kind: 'move', meetingId: 'm' },
    ];
    for (const command of broken) {
      const answer = house.screen().run(command);
      await house.clock.settle();
      expect(await answer).toEqual(refused('malformed'));
    }
    expect(writesIn(house)).toEqual([]);
  });
});

describe('a meeting that changed while its sheet was open', () => {
  /** Ada's meeting, running or ahead, as the glass shows it. */
  const openWith = async (start: string, end: string, options: HouseOptions = {}) => {
    const house = await open({ prepare: invited({ start, end }), ...options });
    const meetingId = idOf(house, 'Planning');
    const iCalUId = calendarOf(house, ADA)[0]?.iCalUId ?? '';
    return { house, meetingId, iCalUId };
  };
  const acts = (meetingId: string) =>
    [
      { kind: 'extend', meetingId, endMs: at('11:15') },
      { kind: 'end', meetingId },
      { kind: 'startEarly', meetingId },
      { kind: 'release', meetingId },
      { kind: 'move', meetingId, room: CUMULUS },
    ] as const satisfies readonly DoorCommand[];

  test.each(acts('').map(({ kind }) => ({ kind })))('called off: $kind is refused, and the glass has it right', async ({ kind }) => {
    const { house, meetingId, iCalUId } = await openWith('10:00', '11:00');
    house.acts.cancel(iCalUId);
    house.tenant.settleAttendant();
    const command = acts(meetingId).find((act) => act.kind === kind);
    if (!command) throw new Error(kind);
    expect(await house.run(command)).toEqual(refused('meetingGone'));
    expect(writesIn(house)).toEqual([]);
    await house.until(({ status }) => status.kind === 'available', 60_000);
    expect(storedIn(house, CUMULUS)).toEqual([]);
    expect(declines(house)).toEqual([]);
  });

  const moved: {
    what: string;
    kind: 'extend' | 'end' | 'startEarly' | 'release' | 'move';
    was: [string, string];
    now: [string, string];
    reason: RefusalReason;
  }[] = [
    { what: 'it ends later', kind: 'extend', was: ['10:00', '11:00'], now: ['10:00', '11:30'], reason: 'meetingGone' },
    { what: 'it lies ahead', kind: 'extend', was: ['10:00', '11:00'], now: ['10:30', '11:00'], reason: 'notStarted' },
    { what: 'it lies ahead', kind: 'end', was: ['10:00', '11:00'], now: ['10:30', '11:30'], reason: 'notStarted' },
    { what: 'it is over', kind: 'end', was: ['10:00', '11:00'], now: ['09:00', '10:20'], reason: 'meetingOver' },
    { what: 'it has begun', kind: 'startEarly', was: ['10:40', '11:00'], now: ['10:10', '11:00'], reason: 'notNow' },
    { what: 'it begins much later', kind: 'startEarly', was: ['10:40', '11:00'], now: ['15:00', '16:00'], reason: 'notNow' },
    { what: 'it is another day', kind: 'release', was: ['11:00', '12:00'], now: ['19T11:00', '19T12:00'], reason: 'meetingGone' },
    { what: 'it is another day', kind: 'move', was: ['11:00', '12:00'], now: ['19T11:00', '19T12:00'], reason: 'meetingGone' },
  ];
  test.each(moved)('moved ($what): $kind is $reason', async ({ kind, was, now, reason }) => {
    const { house, meetingId, iCalUId } = await openWith(...was);
    const [start, end] = now.map((time) => (time.includes('T') ? `2026-11-${time}` : `2026-11-18T${time}`));
    house.acts.move(iCalUId, { start: start ?? '', end: end ?? '' });
    house.tenant.settleAttendant();
    const command = acts(meetingId).find((act) => act.kind === kind);
    if (!command) throw new Error(kind);
    expect(await house.run(command)).toEqual(refused(reason));
    expect(writesIn(house)).toEqual([]);
    expect(declines(house)).toEqual([]);
  });

  test('over by now: nothing is left to do', async () => {
    const { house, meetingId } = await openWith('10:00', '10:30');
    await house.clock.advance(15 * minute);
    for (const command of acts(meetingId)) {
      const answer = await house.run(command);
      expect([command.kind, answer.kind === 'refused' ? answer.reason : answer.kind]).toEqual([
        command.kind,
        expect.stringMatching(/^meeting(Over|Gone)$/),
      ]);
    }
    expect(writesIn(house)).toEqual([]);
  });

  test('a stretch that was taken meanwhile is not booked, and the glass shows by whom', async () => {
    const house = await open();
    house.acts.create({ organizer: ADA, rooms: [AURORA], subject: 'Planning', start: '2026-11-18T14:00', end: '2026-11-18T15:00' });
    house.tenant.settleAttendant();
    expect(await house.run({ kind: 'bookLater', startMs: at('14:30'), endMs: at('15:30') })).toMatchObject(refused('roomTaken'));
    expect(house.view().days[0]?.meetings.map(({ title }) => title)).toEqual(['Planning']);
    expect(doorBookingsIn(house)).toEqual([]);
  });
});

describe('a meeting of another room', () => {
  test('is not touched from this door, whatever is asked', async () => {
    const house = await open();
    const beside = await open({ beside: house, room: CUMULUS });
    const booked = await beside.run({ kind: 'bookNow', endMs: at('11:00') });
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(JSON.stringify(booked));
    const { meetingId } = booked.done;
    const before = storedIn(house, CUMULUS);
    const commands: readonly DoorCommand[] = [
      { kind: 'extend', meetingId, endMs: at('11:15') },
      { kind: 'end', meetingId },
      { kind: 'startEarly', meetingId },
      { kind: 'release', meetingId },
      { kind: 'move', meetingId, room: CUMULUS },
      { kind: 'findRooms', meetingId, startMs: at('10:20'), endMs: at('11:00') },
    ];
    for (const command of commands) expect(await house.run(command)).toEqual(refused('meetingGone'));
    expect(storedIn(house, CUMULUS)).toEqual(before);
    expect(storedIn(house)).toEqual([]);
  });

  test('a room that is not nearby takes nothing, and neither does this one itself', async () => {
    const house = await open({ prepare: invited({ start: '10:00', end: '11:00' }) });
    const meetingId = idOf(house, 'Planning');
    for (const room of ['fjord@contoso.com', AURORA, 'nobody'])
      expect(await house.run({ kind: 'move', meetingId, room })).toEqual(refused('wrongRoom'));
    expect(writesIn(house)).toEqual([]);
  });
});
