import { afterEach, expect, test } from 'vitest';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { listed, titlesOn, truthFor } from '../support/tenant-truth.ts';

const BOREALIS = 'borealis@contoso.com';
const FJORD = 'fjord@contoso.com';
const nextRoundMs = 50_000;

let house: House;
afterEach(() => house.close());

const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openHouse(options);
  await house.until(({ freshness }) => freshness.kind === 'live');
};

/** Lets the attendant finish, then one round pass by itself. */
const oneRoundLater = async (): Promise<void> => {
  house.tenant.settleAttendant();
  await house.clock.advance(nextRoundMs);
};

const standUp = { organizer: 'ada@contoso.com', rooms: [AURORA], subject: 'Stand-up', start: '2026-11-18T11:00', end: '2026-11-18T11:30' };

test('D14 an invitation blocks the room as soon as the attendant has put it in, and is accepted later', async () => {
  await open();
  house.tenant.attendantSettings.change({ mode: 'manual' });
  house.acts.create(standUp);
  house.tenant.attendant.step();
  await house.clock.advance(nextRoundMs);
  expect(house.view().days[0]?.meetings).toMatchObject([{ title: 'Stand-up', isTentative: true }]);
  house.tenant.attendant.step();
  await house.clock.advance(nextRoundMs);
  expect(house.view().days[0]?.meetings).toMatchObject([{ title: 'Stand-up', isTentative: false }]);
});

test('[4.2] where Exchange puts the organiser in the place of the subject, the door shows the organiser and no title', async () => {
  await open({ room: BOREALIS });
  house.acts.create({ ...standUp, rooms: [BOREALIS] });
  await oneRoundLater();
  expect(house.view().days[0]?.meetings).toMatchObject([{ title: null, organizer: 'Ada Verhoeven' }]);
});

test('D3 a meeting moved in time, renamed, or with the room moved elsewhere is so on the glass after one round', async () => {
  await open();
  const id = house.acts.create(standUp);
  await oneRoundLater();
  expect(house.view().days[0]?.meetings).toMatchObject([{ title: 'Stand-up', start: '11:00', end: '11:30' }]);
  house.acts.move(id, { start: '2026-11-18T14:00', end: '2026-11-18T15:00' });
  house.acts.change(id, { subject: 'Sit-down' });
  await oneRoundLater();
  expect(house.view().days[0]?.meetings).toMatchObject([{ title: 'Sit-down', start: '14:00', end: '15:00' }]);
  house.acts.uninvite(id, AURORA);
  house.acts.invite(id, BOREALIS);
  await oneRoundLater();
  expect(titlesOn(house.view(), 0)).toEqual([]);
});

test('D3 a meeting moved here from another room appears', async () => {
  await open();
  const id = house.acts.create({ ...standUp, rooms: [BOREALIS] });
  await oneRoundLater();
  expect(titlesOn(house.view(), 0)).toEqual([]);
  house.acts.invite(id, AURORA);
  house.acts.uninvite(id, BOREALIS);
  await oneRoundLater();
  expect(titlesOn(house.view(), 0)).toEqual(['Stand-up']);
});

test.each([
  { room: AURORA, keeps: 'keeps the cancelled meeting (Q27)' },
  { room: FJORD, keeps: 'removes it' },
])('D14 a cancelled meeting frees the room where the room $keeps', async ({ room }) => {
  await open({ room, now: '2026-11-18T11:10:00+01:00', prepare: ({ acts }) => void acts.create({ ...standUp, rooms: [room] }) });
  const id = house.tenant.mailbox(house.tenant.directory.room(room)?.id ?? '').stored()[0]?.iCalUId ?? '';
  expect(house.view().status.kind).toBe('occupied');
  house.acts.cancel(id);
  await oneRoundLater();
  expect(house.view().status).toMatchObject({ kind: 'available', next: null });
  expect(titlesOn(house.view(), 0)).toEqual([]);
});

test('D14 a meeting that the room declines, or that is shown as free, does not take it', async () => {
  await open({ prepare: ({ acts }) => void acts.create(standUp) });
  house.acts.create({ ...standUp, organizer: 'bram@contoso.com', subject: 'Too late' });
  house.acts.create({
    ...standUp,
    organizer: 'chiara@contoso.com',
    subject: 'Reminder',
    showAs: 'free',
    start: '2026-11-18T15:00',
    end: '2026-11-18T16:00',
  });
  await oneRoundLater();
  expect(titlesOn(house.view(), 0)).toEqual(['Stand-up']);
});

test('D3 what is written straight into the room, and what the room declines later, is on the glass', async () => {
  await open();
  const direct = house.acts.writeIntoRoom(AURORA, { subject: 'Fire drill', start: '2026-11-18T12:00', end: '2026-11-18T12:30' });
  const id = house.acts.create(standUp);
  await oneRoundLater();
  expect(titlesOn(house.view(), 0)).toEqual(['Stand-up', 'Fire drill']);
  house.acts.declineFromRoom(AURORA, id);
  house.acts.cancel(direct);
  await oneRoundLater();
  expect(titlesOn(house.view(), 0)).toEqual([]);
});

test.each([
  { announces: true, how: 'announced' },
  { announces: false, how: 'not announced by itself' },
])('[1.2.17] a series with changed, moved and cancelled occurrences is shown right, deletions $how', async ({ announces }) => {
  await open();
  house.tenant.switches.change({ deltaAnnouncesDeletedOccurrences: announces });
  const daily = house.acts.create({
    ...standUp,
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 20 } },
  });
  await oneRoundLater();
  expect(house.view().days.map((day) => day.meetings.map(({ title }) => title))).toEqual(Array.from({ length: 8 }, () => ['Stand-up']));
  house.acts.change(daily, { date: '2026-11-19', subject: 'Stand-up and demo' });
  house.acts.move(daily, { date: '2026-11-20', start: '2026-11-20T16:00', end: '2026-11-20T17:00' });
  house.acts.cancel(daily, '2026-11-21');
  house.acts.uninvite(daily, AURORA, '2026-11-22');
  await oneRoundLater();
  expect(
    house
      .view()
      .days.slice(0, 6)
      .map((day) => day.meetings.map(({ title, start }) => `${start} ${title}`)),
  ).toEqual([['11:00 Stand-up'], ['11:00 Stand-up and demo'], ['16:00 Stand-up'], [], [], ['11:00 Stand-up']]);
  expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), 'Europe/Amsterdam'));
});

test('[1.2.17] a deleted occurrence that delta does not announce frees a free-standing door by the next audit', async () => {
  await open({ now: '2026-11-18T10:58:00+01:00' });
  house.tenant.switches.change({ deltaAnnouncesDeletedOccurrences: false, deltaSendsMasters: false });
  const daily = house.acts.create({
    ...standUp,
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 20 } },
  });
  house.tenant.settleAttendant();
  await house.until(({ status }) => status.kind === 'occupied', 180_000);
  house.acts.cancel(daily, '2026-11-18');
  house.tenant.settleAttendant();
  await house.until(({ status }) => status.kind === 'available', 300_000);
});

test('T4 a private meeting takes the room and says nothing', async () => {
  await open({ now: '2026-11-18T11:10:00+01:00' });
  house.acts.create({ ...standUp, sensitivity: 'private' });
  await oneRoundLater();
  const { status } = house.view();
  expect(status).toMatchObject({ kind: 'occupied', meeting: { isPrivate: true, title: null, organizer: null } });
  expect(JSON.stringify(house.views)).not.toContain('Stand-up');
});
