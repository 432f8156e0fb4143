import { describe, expect, test } from 'vitest';
import { closedAfterEach } from '../support/closed-after-each.ts';
import { AURORA, type House, type HouseOptions } from '../support/house.ts';
import {
  ADA,
  answerIn,
  calendarOf,
  declines,
  everybody,
  hour,
  idOf,
  invited,
  sentDeclines,
  uidOf,
  withPin,
  withPlanning,
} from '../support/others-ledger.ts';
import { offerOf, storedIn } from '../support/room-ledger.ts';

const minute = 60_000;
const open = closedAfterEach({ policy: { othersMeetings: everybody } });
const openWith = withPlanning(open);

const comment = 'Somebody at the door of Aurora gave the room back, so Aurora is no longer booked for this meeting.';

describe('E40 release', () => {
  test('[3.3.3] of somebody’s meeting frees the room on the glass at once, and the organiser reads which door and why', async () => {
    const house = await openWith();
    const meetingId = idOf(house, 'Planning');
    const result = await house.run({ kind: 'release', meetingId });
    const consequence = { means: 'decline', calendars: ['room'], told: 'organizer', organizerMust: 'nothing' };
    expect(result).toEqual({ kind: 'done', done: { kind: 'released', meetingId, consequence } });
    expect(house.view().status.kind).toBe('available');
    expect(storedIn(house)).toEqual([]);
    expect(declines(house)).toEqual([{ kind: 'declined', date: null, comment }]);
    expect(calendarOf(house, ADA)).toHaveLength(1);
    expect(answerIn(house, ADA, AURORA)).toBe('declined');
  });

  test('of a meeting that lies days ahead', async () => {
    const house = await open({
      prepare: ({ acts }) =>
        void acts.create({ organizer: ADA, rooms: [AURORA], subject: 'Planning', start: '2026-11-23T10:00', end: '2026-11-23T11:00' }),
    });
    expect(await house.run({ kind: 'release', meetingId: idOf(house, 'Planning', 5) })).toMatchObject({ kind: 'done' });
    expect(storedIn(house)).toEqual([]);
  });

  test('of an occurrence gives that day back and no other', async () => {
    const house = await openWith({ prepare: invited({ ...hour, daily: true }) });
    await house.run({ kind: 'release', meetingId: idOf(house, 'Planning', 1) });
    expect(storedIn(house)[0]?.series?.cancelledDates).toEqual(new Set(['2026-11-19']));
    expect(declines(house)).toEqual([{ kind: 'declined', date: '2026-11-19', comment }]);
    expect(
      house
        .view()
        .days.map(({ meetings }) => meetings.length)
        .slice(0, 5),
    ).toEqual([1, 0, 1, 1, 1]);
    expect(answerIn(house, ADA, AURORA, '2026-11-19')).toBe('declined');
    expect(answerIn(house, ADA, AURORA)).toBe('accepted');
  });

  test('of an occurrence that was moved gives back that one', async () => {
    const house = await openWith({
      prepare(world) {
        invited({ ...hour, daily: true })(world);
        const [series] = calendarOf(world, ADA);
        world.acts.move(series?.iCalUId ?? '', { date: '2026-11-19', start: '2026-11-19T14:00', end: '2026-11-19T15:00' });
      },
    });
    expect(house.view().days[1]?.meetings).toMatchObject([{ start: '14:00' }]);
    await house.run({ kind: 'release', meetingId: idOf(house, 'Planning', 1) });
    expect(storedIn(house)[0]?.series?.cancelledDates).toEqual(new Set(['2026-11-19']));
    expect(storedIn(house)[0]?.series?.exceptions.size).toBe(0);
  });

  test('the organiser’s next update brings the meeting back, as any invitation does', async () => {
    const house = await openWith();
    await house.run({ kind: 'release', meetingId: idOf(house, 'Planning') });
    const [meeting] = calendarOf(house, ADA);
    house.acts.move(meeting?.iCalUId ?? '', { start: '2026-11-18T10:00', end: '2026-11-18T10:30' });
    house.tenant.settleAttendant();
    await house.until(({ status }) => status.kind === 'occupied');
    expect(storedIn(house)).toHaveLength(1);
  });

  test('of a door’s booking deletes it, and nobody is told', async () => {
    const house = await open();
    const booked = await house.run(offerOf(house.view(), 'book', 30).command);
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(JSON.stringify(booked));
    const { meetingId } = booked.done;
    expect(await house.run({ kind: 'release', meetingId })).toMatchObject({
      done: { kind: 'released', consequence: { means: 'remove', told: 'nobody' } },
    });
    expect(storedIn(house)).toEqual([]);
    expect(sentDeclines(house)).toEqual([]);
  });

  test('is an administrator’s unless policy says otherwise', async () => {
    const house = await openWith({ policy: {} });
    expect(await house.run({ kind: 'release', meetingId: idOf(house, 'Planning') })).toEqual({
      kind: 'refused',
      reason: 'notADoorBooking',
    });
    expect(storedIn(house)).toHaveLength(1);
  });

  test.each([
    { what: 'was cancelled', happens: (house: House, uid: string) => house.acts.cancel(uid) },
    {
      what: 'was moved to tomorrow',
      happens: (house: House, uid: string) => house.acts.move(uid, { start: '2026-11-20T10:00', end: '2026-11-20T11:00' }),
    },
  ])('of a meeting that $what while the sheet was open is refused, and nothing is sent', async ({ happens }) => {
    const house = await openWith();
    const meetingId = idOf(house, 'Planning');
    happens(house, uidOf(house));
    house.tenant.settleAttendant();
    expect(await house.run({ kind: 'release', meetingId })).toEqual({ kind: 'refused', reason: 'meetingGone' });
    expect(sentDeclines(house)).toEqual([]);
    expect(house.view().status.kind).toBe('available');
  });

  test('of another room’s meeting is refused, and that room is not touched', async () => {
    const house = await openWith({
      prepare: ({ acts }) =>
        void acts.create({
          organizer: ADA,
          rooms: ['cumulus@contoso.com'],
          subject: 'Planning',
          start: '2026-11-18T10:00',
          end: '2026-11-18T11:00',
        }),
    });
    const beside = await open({ beside: house, room: 'cumulus@contoso.com' });
    expect(await house.run({ kind: 'release', meetingId: idOf(beside, 'Planning') })).toEqual({ kind: 'refused', reason: 'meetingGone' });
    expect(storedIn(house, 'cumulus@contoso.com')).toHaveLength(1);
  });
});

describe('E40 decline', () => {
  test('takes the meeting out of the room alone: the organiser’s calendar and inbox stay as they were', async () => {
    const house = await openWith({ policy: { declineInRoomOnly: 'administrator' }, staff: withPin });
    await house.run({ kind: 'unlock', pin: '2468' });
    const before = calendarOf(house, ADA);
    const meetingId = idOf(house, 'Planning');
    const consequence = { means: 'declineSilently', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
    expect(await house.run({ kind: 'decline', meetingId })).toEqual({ kind: 'done', done: { kind: 'declined', meetingId, consequence } });
    expect(storedIn(house)).toEqual([]);
    expect(calendarOf(house, ADA)).toEqual(before);
    expect(declines(house)).toEqual([]);
    expect(house.view().status.kind).toBe('available');
  });

  test('is nobody’s by default, and never a passer-by’s', async () => {
    const house = await openWith();
    const beside = await open({ beside: house, policy: { declineInRoomOnly: 'administrator' } });
    for (const door of [house, beside]) {
      expect(await door.run({ kind: 'decline', meetingId: idOf(door, 'Planning') })).toEqual({ kind: 'refused', reason: 'notAllowed' });
    }
    expect(storedIn(house)).toHaveLength(1);
  });
});

describe('E40 decline by the owner', () => {
  test('is for what was booked at this very door, and not for another door’s or a person’s', async () => {
    const owners: HouseOptions = { policy: { declineInRoomOnly: 'owner' } };
    const house = await openWith({ ...owners, prepare: invited({ start: '14:00', end: '15:00' }) });
    const beside = await open({ ...owners, beside: house });
    const booked = await house.run(offerOf(house.view(), 'book', 30).command);
    if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(JSON.stringify(booked));
    const { meetingId } = booked.done;
    await beside.until(({ status }) => status.kind === 'occupied');
    expect(await beside.run({ kind: 'decline', meetingId })).toEqual({ kind: 'refused', reason: 'notAllowed' });
    expect(await house.run({ kind: 'decline', meetingId: idOf(house, 'Planning') })).toEqual({ kind: 'refused', reason: 'notAllowed' });
    await house.restart();
    await house.until(({ status }) => status.kind === 'occupied');
    expect(await house.run({ kind: 'decline', meetingId })).toMatchObject({ kind: 'done', done: { kind: 'declined' } });
    expect(storedIn(house)).toHaveLength(1);
  });
});

describe('E40 end within the first minutes', () => {
  test('declines somebody’s meeting rather than leaving a stub', async () => {
    const house = await openWith();
    await house.clock.advance(3 * minute);
    const meetingId = idOf(house, 'Planning');
    expect(await house.run({ kind: 'end', meetingId })).toMatchObject({
      done: { kind: 'ended', consequence: { means: 'decline', told: 'organizer' } },
    });
    expect(storedIn(house)).toEqual([]);
    expect(declines(house)[0]?.comment).toContain('ended this meeting in its first minutes');
  });

  test('or shortens it, where policy says so', async () => {
    const house = await openWith({ policy: { stubOfOthers: 'shorten' } });
    await house.clock.advance(3 * minute);
    await house.run({ kind: 'end', meetingId: idOf(house, 'Planning') });
    expect(storedIn(house)).toMatchObject([{ content: { endMs: Date.parse('2026-11-18T10:03:00+01:00') } }]);
    expect(declines(house)).toEqual([]);
  });
});
