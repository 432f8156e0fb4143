import { afterEach, expect, test } from 'vitest';
import { AURORA } from '../support/house.ts';
import { daily, fullWeek, invitation, openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { offerOf, storedIn } from '../support/room-ledger.ts';
import { listed, titlesOn } from '../support/tenant-truth.ts';

const ROUND_MS = 55_000;
const AUDIT_MS = 5 * 60_000;

let house: QuirkHouse;
afterEach(() => house.close());

/** A dozen ordinary things that people do. */
function actInOutlook(): void {
  const uid = storedIn(house)[1]?.iCalUId ?? '';
  house.acts.move(uid, { date: '2026-11-19', start: '2026-11-19T11:00', end: '2026-11-19T12:00' });
  house.acts.cancel(uid, '2026-11-20');
  house.acts.create(invitation('New', '17:00', '18:00'));
  house.tenant.settleAttendant();
}

const deltas = () => house.wire.ending('/calendarView/delta');
const plainReads = () => house.wire.ending('/calendarView');

test('Q1 endless pages: the door turns round at the first repeated page, asks again without a page size, and has the whole week', async () => {
  house = await openQuirkHouse(['endless-pages'], { prepare: fullWeek });
  await house.untilLive();
  expect(house.isTrue()).toBe(true);
  const sizes = deltas().map(({ prefer }) => /maxpagesize=(\d+)/.exec(prefer)?.[1] ?? null);
  expect(sizes.filter((size) => size !== null)).toHaveLength(2);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.slice(2).every((size) => size === null)).toBe(true);
  house.wire.forget();
  actInOutlook();
  await house.untilTrue(ROUND_MS);
  expect(deltas().length).toBeLessThanOrEqual(8);
  expect(house.statusesSinceKnown()).toEqual(['occupied']);
});

test('Q2 pages bigger than asked for are taken whole', async () => {
  house = await openQuirkHouse(['oversized-pages'], {
    prepare: ({ acts }) => {
      for (let hour = 6; hour < 22; hour += 1) {
        const at = String(hour).padStart(2, '0');
        acts.create(invitation(`Daily at ${at}`, `${at}:00`, `${at}:20`, daily(30)));
      }
    },
  });
  await house.untilLive();
  expect(deltas()[0]?.prefer).toContain('maxpagesize=100');
  expect(deltas()[0]?.items).toBeGreaterThan(100);
  expect(listed(house.view()).length).toBe(8 * 16);
  expect(house.isTrue()).toBe(true);
});

test('Q3 empty pages, the first included: a busy week is shown whole, and no page is taken for the end of the round', async () => {
  house = await openQuirkHouse(['empty-first-page', 'ten-a-page'], { prepare: fullWeek });
  await house.untilLive();
  expect(deltas()[0]?.items).toBe(0);
  expect(deltas().length).toBeGreaterThan(6);
  expect(house.isTrue()).toBe(true);
  actInOutlook();
  await house.untilTrue(ROUND_MS);
  expect(house.statusesSinceKnown()).toEqual(['occupied']);
});

test('Q3 empty pages of a room that really is empty: available, and live', async () => {
  house = await openQuirkHouse(['empty-first-page']);
  await house.untilLive();
  expect(house.view().status).toMatchObject({ kind: 'available', next: null });
});

test('Q4 items that come twice are shown once, and cost no second reading', async () => {
  house = await openQuirkHouse(['repeated-items', 'ten-a-page'], { prepare: fullWeek });
  await house.untilLive();
  expect(house.isTrue()).toBe(true);
  house.wire.forget();
  actInOutlook();
  await house.untilTrue(ROUND_MS);
  expect(titlesOn(house.view(), 0).filter((title) => title === 'New')).toHaveLength(1);
  expect(deltas().length).toBeGreaterThan(0);
  expect(plainReads().filter(({ query }) => !query.has('$skip')).length).toBe(1);
});

test('Q4 links under another path are followed whole, as they came', async () => {
  house = await openQuirkHouse(['other-link-path'], { prepare: fullWeek });
  await house.untilLive();
  await house.clock.advance(ROUND_MS);
  const [first, ...followed] = deltas().map(({ path }) => path);
  expect(first).not.toContain('/calendar/calendarView');
  expect(followed.length).toBeGreaterThan(0);
  expect(followed.every((path) => path.endsWith('/calendar/calendarView/delta'))).toBe(true);
  expect(house.isTrue()).toBe(true);
});

test('Q5 occurrences that come as stubs have their titles on the glass all the same', async () => {
  house = await openQuirkHouse(['stub-occurrences'], { prepare: fullWeek });
  await house.untilLive();
  expect(titlesOn(house.view(), 3)).toEqual(['Daily at 13', 'Daily at 14', 'Daily at 15', 'Daily at 16']);
  actInOutlook();
  await house.untilTrue(ROUND_MS);
  for (const view of house.views.slice(1)) for (const { title } of listed(view)) expect(title).not.toBeNull();
});

test('Q6 a deleted occurrence that delta is silent about leaves the glass with the next audit, and is counted as drift', async () => {
  house = await openQuirkHouse(['silent-deletions'], {
    now: '2026-11-18T13:05:00+01:00',
    prepare: fullWeek,
  });
  await house.untilLive();
  await house.clock.advance(ROUND_MS);
  expect(house.view().status.kind).toBe('occupied');
  house.acts.declineFromRoom(AURORA, storedIn(house)[1]?.iCalUId ?? '', '2026-11-18');
  const sinceMs = house.clock.nowMs();
  await house.until(({ status }) => status.kind === 'available', AUDIT_MS);
  expect(house.isTrue()).toBe(true);
  expect(house.door().health().driftCount).toBe(1);
  expect(deltas().filter(({ atMs, items }) => atMs > sinceMs && items !== 0)).toEqual([]);
});

test('Q7 removals of what was never seen change nothing on the glass and are not waited for', async () => {
  house = await openQuirkHouse(['strange-removals'], { prepare: fullWeek });
  await house.untilLive();
  await house.clock.advance(ROUND_MS);
  const before = listed(house.view());
  const from = house.views.length;
  house.wire.forget();
  house.acts.create(invitation('Far away', '10:00', '11:00', { start: '2027-02-01T10:00', end: '2027-02-01T11:00' }));
  house.tenant.settleAttendant();
  await house.clock.advance(ROUND_MS);
  expect(deltas().some(({ items }) => items === 1)).toBe(true);
  expect(plainReads()).toHaveLength(1);
  for (const view of house.views.slice(from)) expect(listed(view)).toEqual(before);
});

test('Q7 a meeting moved out of the window goes, and one that moves within it is never missing in between', async () => {
  house = await openQuirkHouse(['strange-removals', 'ten-a-page'], {
    prepare: (stage) => {
      fullWeek(stage);
      stage.acts.create(invitation('Tomorrow', '', '', { start: '2026-11-19T09:00', end: '2026-11-19T10:00' }));
    },
  });
  await house.untilLive();
  expect(titlesOn(house.view(), 1)[0]).toBe('Tomorrow');
  const [workshop, tomorrow] = [storedIn(house)[0], storedIn(house).at(-1)].map((item) => item?.iCalUId ?? '');
  house.acts.move(tomorrow ?? '', { start: '2027-02-01T13:00', end: '2027-02-01T13:30' });
  house.acts.move(workshop ?? '', { start: '2026-11-18T09:30', end: '2026-11-18T12:30' });
  house.tenant.settleAttendant();
  await house.untilTrue(ROUND_MS);
  expect(titlesOn(house.view(), 1)).not.toContain('Tomorrow');
  expect(house.statusesSinceKnown()).toEqual(['occupied']);
});

test('Q8 what delta forgets is found by the audit within five minutes', async () => {
  house = await openQuirkHouse(['forgotten-changes'], { prepare: fullWeek });
  await house.untilLive();
  await house.clock.advance(ROUND_MS);
  house.acts.cancel(storedIn(house)[0]?.iCalUId ?? '');
  house.acts.create(invitation('New', '17:00', '18:00'));
  house.tenant.settleAttendant();
  await house.until(({ status }) => status.kind === 'available', AUDIT_MS);
  expect(titlesOn(house.view(), 0)).toContain('New');
  expect(house.door().health().driftCount).toBe(1);
});

test('Q8 a meeting that delta has kept from the door is not booked over: the slot is read before', async () => {
  house = await openQuirkHouse(['forgotten-changes']);
  await house.untilLive();
  await house.clock.advance(ROUND_MS);
  const { command } = offerOf(house.view(), 'book', 30);
  house.acts.writeIntoRoom(AURORA, { subject: 'Kept back', start: '2026-11-18T10:00', end: '2026-11-18T11:00' });
  expect(house.view().status.kind).toBe('available');
  expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'roomTaken' });
  expect(storedIn(house)).toHaveLength(1);
});

test('Q9 tokens lost at every link: full rounds keep the door right, and then plain reads; it never blinks free', async () => {
  house = await openQuirkHouse(['lost-tokens', 'ten-a-page'], { prepare: fullWeek });
  await house.untilLive();
  expect(house.isTrue()).toBe(true);
  actInOutlook();
  await house.untilTrue(3 * ROUND_MS);
  expect(house.statusesSinceKnown()).toEqual(['occupied']);
  house.wire.forget();
  await house.clock.advance(10 * ROUND_MS);
  expect(deltas()).toEqual([]);
  expect(plainReads().length).toBeGreaterThan(10);
});

test('Q9 one lost token is made good in the same round, unnoticed', async () => {
  house = await openQuirkHouse([], { prepare: fullWeek });
  await house.untilLive();
  house.turn('lost-tokens', true);
  await house.until(() => deltas().some(({ status }) => status === 410));
  house.turn('lost-tokens', false);
  actInOutlook();
  await house.untilTrue(ROUND_MS);
  expect(house.views.slice(1).every(({ freshness }) => freshness.kind === 'live')).toBe(true);
});
