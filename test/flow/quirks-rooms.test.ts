import { afterEach, expect, test } from 'vitest';
import { instancesIn } from '../../shared/simulator/tenant/instances.ts';
import { AURORA, type House, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { ADA, calendarOf } from '../support/others-ledger.ts';
import { daily, invitation, openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { offerOf, offersOf, storedIn } from '../support/room-ledger.ts';
import { listed, titlesOn } from '../support/tenant-truth.ts';

const BOREALIS = 'borealis@contoso.com';
const FJORD = 'fjord@contoso.com';
const MINUTE_MS = 60_000;
const ROUND_MS = 55_000;

let house: QuirkHouse;
let beside: House | null = null;
afterEach(async () => {
  await beside?.close();
  beside = null;
  await house.close();
});

/** Every word of a day as the door shows it. */
const shown = () => house.view().days[0]?.meetings.map(({ title, organizer, isPrivate }) => ({ title, organizer, isPrivate }));

test('Q24 a subject that is rewritten in steps: taken throughout, the organiser shown once and never as a title', async () => {
  house = await openQuirkHouse(['subject-rewritten'], { now: '2026-11-18T09:55:00+01:00' });
  await house.untilLive();
  house.tenant.attendantSettings.change({ mode: 'manual' });
  house.acts.create(invitation('Roadmap', '09:30', '12:00'));
  const steps: unknown[] = [];
  while (house.tenant.attendant.step()) {
    await house.clock.advance(ROUND_MS);
    expect(house.view().status.kind).toBe('occupied');
    steps.push(shown()?.[0]);
  }
  const ada = { organizer: 'Ada Verhoeven', isPrivate: false };
  const [first, ...rest] = steps;
  expect(first).toEqual({ ...ada, title: 'Roadmap' });
  expect(rest.length).toBe(5);
  expect(rest.at(-1)).toEqual({ ...ada, title: null });
  expect(JSON.stringify(house.views)).not.toContain('"title":"Ada Verhoeven"');
  expect(storedIn(house)[0]?.content.subject).toBe('Ada Verhoeven');
});

test('Q24 a private meeting that loses its flag last has never said what it was about', async () => {
  const replica = createMemoryDocument();
  house = await openQuirkHouse(['subject-rewritten'], { replica });
  await house.untilLive();
  house.tenant.attendantSettings.change({ mode: 'manual' });
  house.acts.create(invitation('Merger', '09:30', '12:00', { sensitivity: 'private' }));
  while (house.tenant.attendant.step()) {
    await house.clock.advance(ROUND_MS);
    expect(JSON.stringify([house.views, await replica.load()])).not.toContain('Merger');
  }
  expect(storedIn(house)[0]?.content.sensitivity).toBe('normal');
  expect(shown()).toEqual([{ title: null, organizer: 'Ada Verhoeven', isPrivate: false }]);
});

test('Q25 a room copy without a body is still marked as an online meeting', async () => {
  house = await openQuirkHouse(['stripped-bodies']);
  await house.untilLive();
  house.acts.create(invitation('Call', '11:00', '12:00', { online: true, body: '<a href="https://teams.example">Join</a>' }));
  house.tenant.settleAttendant();
  await house.untilTrue(ROUND_MS);
  expect(storedIn(house)[0]?.content.body.content).toBe('');
  expect(house.view().days[0]?.meetings).toMatchObject([{ title: 'Call', isOnline: true }]);
});

test('Q26 the room declines what is put in the place of a cancelled meeting: the door shows it free, and books', async () => {
  house = await openQuirkHouse(['recreate-declined'], { prepare: ({ acts }) => void acts.create(invitation('Old', '09:30', '11:00')) });
  await house.untilLive();
  expect(house.view().status.kind).toBe('occupied');
  house.acts.cancel(storedIn(house)[0]?.iCalUId ?? '');
  house.tenant.settleAttendant();
  house.acts.create(invitation('Anew', '09:30', '11:00', { organizer: 'bram@contoso.com' }));
  house.tenant.settleAttendant();
  await house.until(({ status }) => status.kind === 'available', ROUND_MS);
  expect(house.tenant.notices.all().at(-1)).toMatchObject({ kind: 'declined', to: 'bram@contoso.com' });
  expect(titlesOn(house.view(), 0)).toEqual([]);
  expect(await house.run(offerOf(house.view(), 'book', 15).command)).toMatchObject({ kind: 'done' });
  await house.clock.advance(2 * MINUTE_MS);
  house.acts.create(invitation('Later', '10:30', '11:00', { organizer: 'bram@contoso.com' }));
  house.tenant.settleAttendant();
  await house.until((view) => titlesOn(view, 0).includes('Later'), ROUND_MS);
});

test('Q27 a cancelled meeting that stays in the calendar frees the room, is not listed, and can be booked over', async () => {
  const call = invitation('Called off', '09:30', '11:00', { rooms: [FJORD] });
  house = await openQuirkHouse(['cancelled-stay'], { room: FJORD, prepare: ({ acts }) => void acts.create(call) });
  await house.untilLive();
  expect(house.view().status.kind).toBe('occupied');
  house.acts.cancel(storedIn(house, FJORD)[0]?.iCalUId ?? '');
  house.tenant.settleAttendant();
  await house.until(({ status }) => status.kind === 'available', ROUND_MS);
  expect(storedIn(house, FJORD)).toMatchObject([{ content: { isCancelled: true } }]);
  expect(listed(house.view())).toEqual([]);
  expect(await house.run(offerOf(house.view(), 'book', 30).command)).toMatchObject({ kind: 'done' });
});

test('Q28 ids that differ in the case of a letter or in a dash name different meetings', async () => {
  const hours = ['08', '11', '12', '13', '14', '15', '16', '17'];
  house = await openQuirkHouse(['look-alike-ids'], {
    prepare: ({ acts }) => {
      for (const hour of hours)
        acts.writeIntoRoom(AURORA, { subject: `At ${hour}`, start: `2026-11-18T${hour}:00`, end: `2026-11-18T${hour}:30` });
    },
  });
  await house.untilLive();
  const ids = house.view().days[0]?.meetings.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(8);
  expect(new Set(ids.map((id) => id.toLowerCase().replaceAll('_', '-'))).size).toBeLessThan(5);
  expect(house.isTrue()).toBe(true);
  const booked = await house.run(offerOf(house.view(), 'book', 30).command);
  if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(booked.kind);
  expect(await house.run({ kind: 'end', meetingId: booked.done.meetingId })).toMatchObject({ kind: 'done' });
  expect(titlesOn(house.view(), 0)).toEqual(hours.map((hour) => `At ${hour}`));
});

test('Q28 a series whose occurrences share one iCalUId is shown on each of its days', async () => {
  house = await openQuirkHouse(['shared-uids'], {
    prepare: ({ acts }) => void acts.create(invitation('Stand-up', '11:00', '11:30', daily(20))),
  });
  await house.untilLive();
  expect(house.view().days.map((_, day) => titlesOn(house.view(), day))).toEqual(Array(8).fill(['Stand-up']));
  house.acts.move(storedIn(house)[0]?.iCalUId ?? '', { date: '2026-11-20', start: '2026-11-20T15:00', end: '2026-11-20T16:00' });
  house.tenant.settleAttendant();
  await house.untilTrue(ROUND_MS);
  const [series] = storedIn(house);
  expect(series && instancesIn(series, { startMs: 0, endMs: Date.parse('2027-01-01') }).length).toBe(20);
});

test('Q29 one meeting in two rooms has an id in each: a door takes no command for the other room’s', async () => {
  house = await openQuirkHouse(['ids-per-mailbox']);
  beside = await openHouse({ beside: house, room: BOREALIS });
  await house.untilLive();
  await beside.until(({ freshness }) => freshness.kind === 'live');
  house.acts.create(invitation('Both', '11:00', '12:00', { rooms: [AURORA, BOREALIS] }));
  house.tenant.settleAttendant();
  await house.clock.advance(ROUND_MS);
  const [here] = house.view().days[0]?.meetings ?? [];
  const [there] = beside.view().days[0]?.meetings ?? [];
  expect(there?.startMs).toBe(Date.parse('2026-11-18T11:00:00+01:00'));
  expect(here?.startMs).toBe(there?.startMs);
  expect(here?.id).not.toBe(there?.id);

  const booked = await beside.run(offerOf(beside.view(), 'book', 15).command);
  if (booked.kind !== 'done' || booked.done.kind !== 'booked') throw new Error(booked.kind);
  house.wire.forget();
  expect(await house.run({ kind: 'end', meetingId: booked.done.meetingId })).toEqual({ kind: 'refused', reason: 'meetingGone' });
  expect(house.wire.all().filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(storedIn(house, BOREALIS)).toHaveLength(2);
});

test('Q30 a change to the room’s copy reaches nobody: the door says so before it ends somebody else’s meeting, and their own copy keeps its time', async () => {
  house = await openQuirkHouse(['local-patches'], { prepare: ({ acts }) => void acts.create(invitation('Workshop', '09:00', '11:00')) });
  await house.untilLive();
  const [end] = offersOf(house.view(), 'end');
  if (!end) throw new Error('no offer to end it');
  expect(end.confirm).toEqual({ means: 'changeCopy', calendars: ['room'], told: 'nobody', organizerMust: 'nothing' });
  const planned = calendarOf(house, ADA).map(({ content }) => content.endMs);

  expect(await house.run(end.command)).toMatchObject({ kind: 'done', done: { kind: 'ended', consequence: end.confirm } });
  expect(calendarOf(house, ADA).map(({ content }) => content.endMs)).toEqual(planned);
  expect(storedIn(house).map(({ content }) => content.endMs)).not.toEqual(planned);
  expect(house.isTrue()).toBe(true);
});
