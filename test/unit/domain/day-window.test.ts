import { expect, test } from 'vitest';
import { dayBounds, shownWindow, syncWindow } from '../../../shared/domain/day-window.ts';

const hourMs = 3_600_000;

test.each([
  { now: '2026-06-10T12:00:00Z', timeZone: 'Europe/Amsterdam', start: '2026-06-09T22:00:00Z', hours: 24, because: 'an ordinary day' },
  {
    now: '2026-06-09T22:00:00Z',
    timeZone: 'Europe/Amsterdam',
    start: '2026-06-09T22:00:00Z',
    hours: 24,
    because: 'a day owns its first instant',
  },
  { now: '2026-06-09T21:59:59Z', timeZone: 'Europe/Amsterdam', start: '2026-06-08T22:00:00Z', hours: 24, because: 'and not its last' },
  { now: '2026-03-29T12:00:00Z', timeZone: 'Europe/Amsterdam', start: '2026-03-28T23:00:00Z', hours: 23, because: 'summer begins' },
  { now: '2026-10-25T12:00:00Z', timeZone: 'Europe/Amsterdam', start: '2026-10-24T22:00:00Z', hours: 25, because: 'summer ends' },
  { now: '2026-03-08T12:00:00Z', timeZone: 'America/New_York', start: '2026-03-08T05:00:00Z', hours: 23, because: 'summer begins' },
  { now: '2026-11-01T12:00:00Z', timeZone: 'America/New_York', start: '2026-11-01T04:00:00Z', hours: 25, because: 'summer ends' },
  {
    now: '2026-04-05T02:00:00Z',
    timeZone: 'Australia/Lord_Howe',
    start: '2026-04-04T13:00:00Z',
    hours: 24.5,
    because: 'summer ends by half an hour',
  },
  {
    now: '2026-10-04T02:00:00Z',
    timeZone: 'Australia/Lord_Howe',
    start: '2026-10-03T13:30:00Z',
    hours: 23.5,
    because: 'summer begins by half an hour',
  },
  {
    now: '2026-06-10T12:00:00Z',
    timeZone: 'Pacific/Kiritimati',
    start: '2026-06-10T10:00:00Z',
    hours: 24,
    because: 'it is tomorrow there',
  },
])('$timeZone at $now: a day of $hours hours, for $because', ({ now, timeZone, start, hours }) => {
  const day = dayBounds(Date.parse(now), timeZone);
  expect(day).toEqual({ startMs: Date.parse(start), endMs: Date.parse(start) + hours * hourMs });
});

test('the days ahead follow each other without a gap, over a DST night too', () => {
  const nowMs = Date.parse('2026-10-23T12:00:00Z');
  for (let days = 0; days < 8; days += 1) {
    expect(dayBounds(nowMs, 'Europe/Amsterdam', days).endMs).toBe(dayBounds(nowMs, 'Europe/Amsterdam', days + 1).startMs);
  }
});

test('D2 the window in sync reaches from a day before yesterday to a day after the eighth ahead', () => {
  expect(syncWindow(Date.parse('2026-03-27T12:00:00Z'), 'Europe/Amsterdam')).toEqual({
    startMs: Date.parse('2026-03-24T23:00:00Z'),
    endMs: Date.parse('2026-04-05T22:00:00Z'), // in summer time by then
  });
});

test('D2 what is shown lies a day and more within what is in sync', () => {
  const nowMs = Date.parse('2026-10-20T12:00:00Z');
  const shown = shownWindow(nowMs, 'America/New_York');
  const sync = syncWindow(nowMs, 'America/New_York');
  expect(shown.startMs - sync.startMs).toBeGreaterThanOrEqual(24 * hourMs);
  expect(sync.endMs - shown.endMs).toBeGreaterThanOrEqual(24 * hourMs);
});
