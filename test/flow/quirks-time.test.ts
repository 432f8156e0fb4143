import { afterEach, expect, test } from 'vitest';
import { AURORA, type HouseOptions } from '../support/house.ts';
import { daily, fullWeek, openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { offerOf } from '../support/room-ledger.ts';
import { titlesOn } from '../support/tenant-truth.ts';

const MINUTE_MS = 60_000;

let house: QuirkHouse;
afterEach(() => house.close());

const wholeDays =
  (timeZone: string): NonNullable<HouseOptions['prepare']> =>
  ({ acts }) => {
    const series = { subject: 'Exhibition', start: '2026-11-19', end: '2026-11-20', isAllDay: true, timeZone, ...daily(3) };
    acts.writeIntoRoom(AURORA, series);
  };

test.each([
  { timeZone: 'Europe/Amsterdam', now: '2026-11-18T10:00:00+01:00', because: 'east of Greenwich its midnight is the day before in UTC' },
  { timeZone: 'America/Los_Angeles', now: '2026-11-18T10:00:00-08:00', because: 'west of it the other way round' },
  { timeZone: 'Pacific/Auckland', now: '2026-11-18T10:00:00+13:00', because: 'nearly a whole day away' },
])('Q33 an all-day series is on its own days in $timeZone: $because', async ({ timeZone, now }) => {
  house = await openQuirkHouse(['shifted-all-day'], { timeZone, now, prepare: wholeDays(timeZone) });
  await house.untilLive();
  expect([0, 1, 2, 3, 4].map((day) => titlesOn(house.view(), day))).toEqual([[], ['Exhibition'], ['Exhibition'], ['Exhibition'], []]);
  const tomorrow = house.view().days[1];
  expect(tomorrow?.meetings[0]).toMatchObject({ startMs: tomorrow?.startMs, endMs: tomorrow?.endMs, isAllDay: true });
  expect(house.view().status.kind).toBe('available');
  await house.clock.advance((tomorrow?.startMs ?? 0) - house.clock.nowMs() + MINUTE_MS);
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { title: 'Exhibition' } });
});

test('Q34 a zone that is on nobody’s list: meetings keep their instants, and the room takes the machine’s zone', async () => {
  house = await openQuirkHouse(['custom-zones'], { timeZone: null, prepare: fullWeek });
  await house.untilLive();
  expect(house.view().clock.time).toBe('18:00'); // Tokyo
  expect(house.view().status).toMatchObject({
    kind: 'occupied',
    meeting: { title: 'Workshop', startMs: Date.parse('2026-11-18T09:00:00+01:00'), endMs: Date.parse('2026-11-18T12:00:00+01:00') },
  });
  expect(titlesOn(house.view(), 0)).toEqual(['Workshop', 'Daily at 13', 'Daily at 14', 'Daily at 15']);
});

test('Q35 no request names a zone, so none is refused for it: the door reads, and books', async () => {
  house = await openQuirkHouse(['zone-names-refused']);
  await house.untilLive();
  expect(await house.run(offerOf(house.view(), 'book', 30).command)).toMatchObject({ kind: 'done' });
  await house.clock.advance(6 * MINUTE_MS);
  expect(house.wire.all().filter(({ status }) => status >= 400)).toEqual([]);
  expect(house.isTrue()).toBe(true);
});

test('Q35 errors that are web pages: the door keeps what it knew, turns unknown at the bound, and comes back by itself', async () => {
  house = await openQuirkHouse([], { now: '2026-11-18T12:05:00+01:00', prepare: fullWeek });
  await house.untilLive();
  house.turn('html-errors', true);
  await house.until(({ freshness }) => freshness.kind === 'delayed');
  expect(house.view()).toMatchObject({ status: { kind: 'available' }, freshness: { trouble: 'serviceFailing' } });
  expect(house.isTrue()).toBe(true);
  await house.until(({ status }) => status.kind === 'unknown', 5 * MINUTE_MS);
  house.turn('html-errors', false);
  await house.until(({ status }) => status.kind === 'available', 2 * MINUTE_MS);
});
