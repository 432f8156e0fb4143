import { beforeEach, describe, expect, test } from 'vitest';
import type { RoomSettings } from '../../../../shared/simulator/tenant/room-settings.ts';
import { booking, createSimulatedWorld, invitation, room, roomPath, type SimulatedWorld } from '../simulated-world.ts';

let world: SimulatedWorld;

beforeEach(async () => {
  world = await createSimulatedWorld();
  setRoom({ deleteSubject: true, addOrganizerToSubject: true, removePrivateProperty: true });
});

function setRoom(settings: Partial<RoomSettings>): void {
  const found = world.tenant.directory.room(room);
  if (found) world.tenant.directory.changeRoom({ ...found, settings: { ...found.settings, ...settings } });
}

const answers = () =>
  world.tenant.notices
    .all()
    .filter(({ from }) => from === room)
    .map(({ kind, comment }) => [kind, comment]);

describe('an invitation', () => {
  test('[4.2] comes in tentatively with its own words, then settles with the organiser for a subject', async () => {
    world.tenant.attendantSettings.change({ mode: 'manual' });
    world.acts.create(invitation('10:00', '11:00', { subject: 'Merger', body: 'secret', sensitivity: 'private' }));
    await world.clock.advance(60_000);
    expect(await world.view()).toEqual([]);

    world.tenant.attendant.step();
    expect(await world.view()).toMatchObject([
      { subject: 'Merger', showAs: 'tentative', sensitivity: 'private', responseStatus: { response: 'notResponded' } },
    ]);
    world.tenant.attendant.step();
    expect(await world.view()).toMatchObject([
      { subject: 'Ada Verhoeven', showAs: 'busy', sensitivity: 'normal', responseStatus: { response: 'accepted' }, body: { content: '' } },
    ]);
    expect(answers()).toEqual([['accepted', null]]);
    expect(world.tenant.attendant.step()).toBe(false);
  });

  test('[section 12.5] by itself it takes one to five seconds a step', async () => {
    world.acts.create(invitation('10:00', '11:00'));
    await world.clock.advance(999);
    expect(await world.view()).toEqual([]);
    await world.clock.advance(9001);
    expect(await world.view()).toMatchObject([{ responseStatus: { response: 'accepted' } }]);
  });

  test('keeps its subject where the room is set so', async () => {
    setRoom({ deleteSubject: false, addOrganizerToSubject: false });
    world.acts.create(invitation('10:00', '11:00'));
    world.tenant.settleAttendant();
    expect(await world.view()).toMatchObject([{ subject: 'Roadmap' }]);
  });

  test('is declined when the room is taken, by a direct write too', async () => {
    await world.call('POST', `${roomPath}/events`, booking('10:30', '10:45'));
    world.acts.create(invitation('10:00', '11:00'));
    world.tenant.settleAttendant();
    expect((await world.view()).map(({ subject }) => subject)).toEqual(['Booked at the door']);
    expect(answers()).toEqual([['declined', 'conflict']]);
  });

  test('[4.1] a direct write past the attendant is not checked against it', async () => {
    world.acts.create(invitation('10:00', '11:00'));
    world.tenant.settleAttendant();
    expect((await world.call('POST', `${roomPath}/events`, booking('10:00', '11:00'))).status).toBe(201);
    await world.clock.advance(60_000);
    expect((await world.view()).map(({ subject }) => subject).sort()).toEqual(['Ada Verhoeven', 'Booked at the door']);
  });
});

describe('a change by the organiser', () => {
  const meeting = () => {
    const id = world.acts.create(invitation('10:00', '11:00'));
    world.tenant.settleAttendant();
    return id;
  };

  test('a move follows in the room', async () => {
    world.acts.move(meeting(), { start: '2026-11-23T14:00:00Z', end: '2026-11-23T15:00:00Z' });
    world.tenant.settleAttendant();
    expect(await world.view()).toMatchObject([
      { start: { dateTime: '2026-11-23T14:00:00.0000000' }, responseStatus: { response: 'accepted' } },
    ]);
  });

  test('a move onto another meeting loses the room', async () => {
    world.acts.create(invitation('14:00', '15:00', { organizer: 'bram@contoso.com' }));
    world.acts.move(meeting(), { start: '2026-11-23T14:30:00Z', end: '2026-11-23T15:30:00Z' });
    world.tenant.settleAttendant();
    expect(await world.view()).toMatchObject([{ subject: 'Bram de Wit' }]);
  });

  test.each([
    { removes: false, left: [{ isCancelled: true, showAs: 'free', subject: 'Canceled: Ada Verhoeven' }] },
    { removes: true, left: [] },
  ])('[section 4] a cancelled meeting stays, marked, unless RemoveCanceledMeetings: $removes', async ({ removes, left }) => {
    setRoom({ removeCanceledMeetings: removes });
    world.acts.cancel(meeting());
    world.tenant.settleAttendant();
    expect(await world.view()).toMatchObject(left);
    expect(await world.view()).toHaveLength(left.length);
  });

  test('a room un-invited is free again', async () => {
    setRoom({ removeCanceledMeetings: true });
    world.acts.uninvite(meeting(), room);
    world.tenant.settleAttendant();
    expect(await world.view()).toEqual([]);
  });

  test('un-invited and invited again before the attendant looks: it is in', async () => {
    const id = meeting();
    world.acts.uninvite(id, room);
    world.acts.invite(id, room);
    world.tenant.settleAttendant();
    expect(await world.view()).toMatchObject([{ isCancelled: false }]);
  });
});

describe('a series', () => {
  const daily = (more: object = {}) =>
    world.acts.create(
      invitation('10:00', '11:00', {
        recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 4 } },
        ...more,
      }),
    );

  test('one occurrence moved, one cancelled, one without the room', async () => {
    setRoom({ removeCanceledMeetings: true });
    const id = daily();
    world.tenant.settleAttendant();
    world.acts.move(id, { date: '2026-11-24', start: '2026-11-24T15:00:00Z', end: '2026-11-24T16:00:00Z' });
    world.acts.cancel(id, '2026-11-25');
    world.acts.uninvite(id, room, '2026-11-26');
    world.tenant.settleAttendant();
    expect((await world.view()).map(({ type, start }) => [type, start?.dateTime?.slice(0, 16)])).toEqual([
      ['occurrence', '2026-11-23T10:00'],
      ['exception', '2026-11-24T15:00'],
    ]);
  });

  test('one clash declines it all by default, and only that date where the room tolerates it', async () => {
    const clash = { organizer: 'bram@contoso.com', start: '2026-11-25T10:00:00Z', end: '2026-11-25T10:30:00Z' };
    world.acts.create(invitation('10:00', '11:00', clash));
    world.tenant.settleAttendant();
    daily();
    world.tenant.settleAttendant();
    expect(await world.view()).toHaveLength(1);

    setRoom({ maximumConflictInstances: 1, conflictPercentageAllowed: 30 });
    daily();
    world.tenant.settleAttendant();
    expect((await world.view()).map(({ start }) => start?.dateTime?.slice(8, 13))).toEqual(['23T10', '24T10', '25T10', '26T10']);
    expect((await world.view())[2]?.subject).toBe('Bram de Wit');
  });

  test('one occurrence moved to days before now, or a series that is long over, is answered like any other', async () => {
    const id = daily();
    world.tenant.settleAttendant();
    world.acts.move(id, { date: '2026-11-24', start: '2026-11-02T15:00:00Z', end: '2026-11-02T16:00:00Z' });
    daily({ start: '2026-10-05T10:00:00Z', end: '2026-10-05T11:00:00Z' });
    world.tenant.settleAttendant();
    expect(answers().map(([kind]) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await world.view()).map(({ start }) => start?.dateTime?.slice(8, 13))).toEqual(['23T10', '25T10', '26T10']);
  });

  test('declining one occurrence from the room frees that one and tells the organiser which', async () => {
    const id = daily();
    world.tenant.settleAttendant();
    world.acts.declineFromRoom(room, id, '2026-11-24', 'Nobody came');
    expect(await world.view()).toHaveLength(3);
    expect(world.tenant.notices.all().at(-1)).toMatchObject({ kind: 'declined', date: '2026-11-24', comment: 'Nobody came' });
  });

  test('keeps its time on the wall through the change of clocks', async () => {
    world.tenant.clock.set(Date.parse('2027-03-26T08:00:00Z'));
    const authorization = `Bearer ${(await world.signIn()).body.access_token}`;
    daily({ start: '2027-03-27T09:00', end: '2027-03-27T10:00', timeZone: 'Europe/Amsterdam' });
    world.tenant.settleAttendant();
    const { body } = await world.get(`${roomPath}/calendarView?startDateTime=2027-03-27&endDateTime=2027-03-30&$orderby=start/dateTime`, {
      authorization,
    });
    expect(body.value.map((event: { start: { dateTime: string } }) => event.start.dateTime.slice(8, 16))).toEqual([
      '27T08:00',
      '28T07:00',
      '29T07:00',
    ]);
  });
});
