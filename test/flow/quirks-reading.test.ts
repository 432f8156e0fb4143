import { afterEach, expect, test } from 'vitest';
import { AURORA } from '../support/house.ts';
import { daily, fullWeek, invitation, openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { listed, titlesOn } from '../support/tenant-truth.ts';

const MINUTE_MS = 60_000;
const ROUND_MS = 55_000;

let house: QuirkHouse;
afterEach(() => house.close());

const deltas = () => house.wire.ending('/calendarView/delta');
const plainReads = () => house.wire.ending('/calendarView');

test('Q10 delta that times out is given a rest: plain reads carry the door, and what comes is on the glass in a minute', async () => {
  house = await openQuirkHouse([], { prepare: ({ acts }) => acts.writeIntoRoom(AURORA, invitationIn('Tomorrow', '2026-11-19')) });
  await house.untilLive();
  house.turn('delta-timeouts', true);
  await house.clock.advance(3 * MINUTE_MS);
  expect(house.view().freshness.kind).toBe('live');
  expect(house.statusesSinceKnown()).toEqual(['available']);
  house.wire.forget();
  await house.clock.advance(20 * MINUTE_MS);
  expect(deltas()).toEqual([]);
  expect(plainReads().every(({ status }) => status === 200)).toBe(true);
  house.acts.writeIntoRoom(AURORA, { subject: 'Surprise', start: '2026-11-18T10:00', end: '2026-11-18T12:00' });
  await house.until(({ status }) => status.kind === 'occupied', ROUND_MS);
  house.turn('delta-timeouts', false);
  await house.until(() => deltas().some(({ status }) => status === 200), 15 * MINUTE_MS);
});

const invitationIn = (subject: string, date: string) => ({ subject, start: `${date}T09:00`, end: `${date}T10:00` });

test('Q11 a series of the room itself, which delta never mentions, is there from the start, and a new one within the audit', async () => {
  house = await openQuirkHouse(['series-missing'], {
    prepare: ({ acts }) => void acts.writeIntoRoom(AURORA, { ...invitationIn('Cleaning', '2026-11-18'), ...daily(20) }),
  });
  await house.untilLive();
  expect(deltas().map(({ items }) => items)).toEqual([0]);
  expect(house.view().days.map((_, day) => titlesOn(house.view(), day))).toEqual(Array(8).fill(['Cleaning']));
  await house.clock.advance(ROUND_MS);
  house.acts.writeIntoRoom(AURORA, { subject: 'Lunch', start: '2026-11-18T12:00', end: '2026-11-18T13:00', ...daily(20) });
  await house.until((view) => titlesOn(view, 0).includes('Lunch') && titlesOn(view, 1).includes('Lunch'), 5 * MINUTE_MS);
  expect(house.door().health().driftCount).toBe(1);
});

test('Q12 pages of ten are followed to the delta link on the last one, and no request for delta carries $top', async () => {
  house = await openQuirkHouse(['ten-a-page'], { prepare: fullWeek });
  await house.untilLive();
  const first = deltas();
  expect(first.length).toBeGreaterThan(3);
  expect(first.slice(0, -1).every(({ items }) => items === 10)).toBe(true);
  expect(house.isTrue()).toBe(true);
  await house.clock.advance(ROUND_MS);
  expect(deltas()[first.length]?.query.has('$deltatoken')).toBe(true);
  expect(deltas().some(({ query }) => query.has('$top'))).toBe(false);
  expect(deltas().every(({ status }) => status === 200)).toBe(true);
});

test('Q13 a plain read in no order, ten at a time, is put in order at the door', async () => {
  house = await openQuirkHouse(['unordered-view'], {
    prepare: (stage) => {
      fullWeek(stage);
      stage.acts.create(invitation('Last', '18:00', '19:00'));
      stage.acts.create(invitation('Early', '12:00', '12:30'));
    },
  });
  await house.untilLive();
  expect(titlesOn(house.view(), 0)).toEqual(['Workshop', 'Early', 'Daily at 13', 'Daily at 14', 'Daily at 15', 'Daily at 16', 'Last']);
  expect(house.view().status).toMatchObject({ kind: 'occupied', next: { title: 'Early' }, freeFrom: { text: '12:30' } });
  const reads = plainReads();
  expect(reads.length).toBeGreaterThan(3);
  for (const { query } of reads) expect([query.get('$orderby'), query.get('$top')]).toEqual(['start/dateTime', '250']);
});

test('Q14 every request asks for immutable ids, next pages too: no meeting comes under a second id', async () => {
  house = await openQuirkHouse(['ids-by-request', 'ten-a-page'], { prepare: fullWeek });
  await house.untilLive();
  await house.clock.advance(6 * MINUTE_MS);
  expect(house.wire.all().length).toBeGreaterThan(15);
  for (const { prefer } of house.wire.all()) expect(prefer).toContain('IdType="ImmutableId"');
  expect(house.isTrue()).toBe(true);
  const ids = house.view().days.flatMap(({ meetings }) => meetings.map(({ id }) => id));
  expect(ids.every((id) => id.startsWith('AAkALg'))).toBe(true);
  expect(new Set(ids).size).toBe(listed(house.view()).length);
});
