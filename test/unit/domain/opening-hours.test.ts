import { expect, test } from 'vitest';
import { dayBounds } from '../../../shared/domain/day-window.ts';
import { closedStretches, closingMs, isOpenAt, nextOpeningMs } from '../../../shared/domain/opening-hours.ts';
import type { OpeningHours } from '../../../shared/domain/policy.ts';

const office: OpeningHours = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' };
const always: OpeningHours = { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' };
const late: OpeningHours = { days: [1, 2], opens: '12:00', closes: '24:00' };
const zone = 'Europe/Amsterdam';
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().slice(0, 16));

// 10 June 2026 is a Wednesday; Amsterdam is two hours ahead of UTC.
test.each([
  { now: '2026-06-10T05:59', open: false, opens: '2026-06-10T06:00', closes: null, because: 'a minute before opening' },
  { now: '2026-06-10T06:00', open: true, opens: '2026-06-11T06:00', closes: '2026-06-10T16:00', because: 'opening time is open' },
  { now: '2026-06-10T16:00', open: false, opens: '2026-06-11T06:00', closes: null, because: 'closing time is closed' },
  { now: '2026-06-12T17:00', open: false, opens: '2026-06-15T06:00', closes: null, because: 'Friday evening waits for Monday' },
  { now: '2026-03-27T18:00', open: false, opens: '2026-03-30T06:00', closes: null, because: 'summer begins over the weekend' },
  { now: '2026-10-23T17:00', open: false, opens: '2026-10-26T07:00', closes: null, because: 'summer ends over the weekend' },
])('$now is open: $open, for $because', ({ now, open, opens, closes }) => {
  const nowMs = Date.parse(`${now}:00Z`);
  expect(isOpenAt(office, nowMs, zone)).toBe(open);
  expect(iso(nextOpeningMs(office, nowMs, zone))).toBe(opens);
  expect(iso(closingMs(office, nowMs, zone))).toBe(closes);
});

test.each([null, always])('a room with hours %j never closes', (hours) => {
  const nowMs = Date.parse('2026-06-10T23:30:00Z');
  expect(isOpenAt(hours, nowMs, zone)).toBe(true);
  expect(closingMs(hours, nowMs, zone)).toBeNull();
  expect(closedStretches(hours, dayBounds(nowMs, zone), zone)).toEqual([]);
});

test('24:00 is the end of the day, and the next day opens by its own hours', () => {
  const monday = Date.parse('2026-06-08T15:00:00Z');
  expect(iso(closingMs(late, monday, zone))).toBe('2026-06-08T22:00');
  expect(isOpenAt(late, Date.parse('2026-06-08T22:00:00Z'), zone)).toBe(false);
});

test('open days that touch at midnight are one stretch', () => {
  const weekend: OpeningHours = { days: [6, 7], opens: '00:00', closes: '24:00' };
  expect(iso(closingMs(weekend, Date.parse('2026-06-13T10:00:00Z'), zone))).toBe('2026-06-14T22:00');
});

test.each([
  { day: '2026-06-10T12:00:00Z', hours: [8, 6], because: 'closed before eight and after six' },
  { day: '2026-06-13T12:00:00Z', hours: [24], because: 'closed all Saturday' },
])('closed stretches of $day: $because', ({ day, hours }) => {
  const window = dayBounds(Date.parse(day), zone);
  expect(closedStretches(office, window, zone).map(({ startMs, endMs }) => (endMs - startMs) / 3_600_000)).toEqual(hours);
});

test('an opening within the hour that the night skips moves on with it', () => {
  const night: OpeningHours = { days: [7], opens: '02:30', closes: '05:00' };
  const [before] = closedStretches(night, dayBounds(Date.parse('2026-03-29T12:00:00Z'), zone), zone);
  expect(iso(before?.endMs ?? null)).toBe('2026-03-29T01:30'); // 03:30 on the clock
});

test('the hour that comes twice is open twice', () => {
  const night: OpeningHours = { days: [7], opens: '01:00', closes: '04:00' };
  expect(isOpenAt(night, Date.parse('2026-10-25T00:30:00Z'), zone)).toBe(true); // 02:30, summer time
  expect(isOpenAt(night, Date.parse('2026-10-25T01:30:00Z'), zone)).toBe(true); // 02:30, winter time
});
