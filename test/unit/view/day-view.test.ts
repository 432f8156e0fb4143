import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import { buildMeeting } from '../domain/build-meeting.ts';
import { buildFacts } from './build-facts.ts';

const daysAt = (
  now: string,
  meetings: readonly ReturnType<typeof buildMeeting>[],
  timeZone = 'Europe/Amsterdam',
  hours = defaultPolicy.hours,
) => {
  const nowMs = Date.parse(now);
  return buildDoorView(buildFacts(meetings, nowMs, { timeZone }), { ...defaultPolicy, hours }, nowMs).view.days;
};

test('T1 today and the seven days after it are there, by name', () => {
  const days = daysAt('2026-06-10T09:30:00Z', []);
  expect(days.map(({ weekday, date }) => `${weekday} ${date}`)).toEqual([
    'Wednesday 10 June',
    'Thursday 11 June',
    'Friday 12 June',
    'Saturday 13 June',
    'Sunday 14 June',
    'Monday 15 June',
    'Tuesday 16 June',
    'Wednesday 17 June',
  ]);
});

test.each([
  {
    now: '2026-06-10T09:30:00Z',
    timeZone: 'Europe/Amsterdam',
    count: 24,
    labels: ['00', '01', '02', '03', '04'],
    because: 'an ordinary day',
  },
  {
    now: '2026-03-29T09:30:00Z',
    timeZone: 'Europe/Amsterdam',
    count: 23,
    labels: ['00', '01', '03', '04', '05'],
    because: 'summer begins',
  },
  {
    now: '2026-10-25T09:30:00Z',
    timeZone: 'Europe/Amsterdam',
    count: 25,
    labels: ['00', '01', '02', '02', '03'],
    because: 'summer ends',
  },
  {
    now: '2026-03-08T09:30:00Z',
    timeZone: 'America/New_York',
    count: 23,
    labels: ['00', '01', '03', '04', '05'],
    because: 'summer begins',
  },
  {
    now: '2026-11-01T09:30:00Z',
    timeZone: 'America/New_York',
    count: 25,
    labels: ['00', '01', '01', '02', '03'],
    because: 'summer ends',
  },
  {
    now: '2026-04-05T02:00:00Z',
    timeZone: 'Australia/Lord_Howe',
    count: 24,
    labels: ['00', '01', '02', '03', '04'],
    because: 'summer ends by half an hour',
  },
  {
    now: '2026-10-04T02:00:00Z',
    timeZone: 'Australia/Lord_Howe',
    count: 23,
    labels: ['00', '01', '03', '04', '05'],
    because: 'summer begins by half an hour',
  },
])('T4 $timeZone at $now has $count full hours, for $because', ({ now, timeZone, count, labels }) => {
  const [today] = daysAt(now, [], timeZone);
  expect(today?.hours).toHaveLength(count);
  expect(today?.hours.slice(0, 5).map(({ label }) => label)).toEqual(labels);
});

test('T4 a meeting through the night that summer ends lasts an hour longer than its labels say', () => {
  const night = buildMeeting('2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z'); // 01:30 to 03:30
  const [today] = daysAt('2026-10-25T00:30:00Z', [night]);
  expect(today?.meetings[0]).toMatchObject({ start: '01:30', end: '03:30', endMs: night.startMs + 3 * 3_600_000 });
});

test('T4 a meeting across midnight stands in both days, with the other day’s name', () => {
  const [today, tomorrow] = daysAt('2026-06-10T09:30:00Z', [buildMeeting('2026-06-10T20:00:00Z', '2026-06-10T23:00:00Z')]);
  expect(today?.meetings).toMatchObject([{ start: '22:00', end: '01:00', startDay: null, endDay: 'Thu 11 Jun' }]);
  expect(tomorrow?.meetings).toMatchObject([{ start: '22:00', end: '01:00', startDay: 'Wed 10 Jun', endDay: null }]);
});

test('T4 a meeting that ends at midnight does not stand in the next day', () => {
  const [today, tomorrow] = daysAt('2026-06-10T09:30:00Z', [buildMeeting('2026-06-10T20:00:00Z', '2026-06-10T22:00:00Z')]);
  expect(today?.meetings).toMatchObject([{ end: '00:00', endDay: null }]);
  expect(tomorrow?.meetings).toEqual([]);
});

test.each(['Europe/Amsterdam', 'America/New_York', 'Pacific/Kiritimati'])(
  'T4 an all-day meeting fills the day of its date in %s, and no other',
  (timeZone) => {
    const days = daysAt('2026-06-09T18:00:00Z', [buildMeeting('2026-06-11', '2026-06-12', {}, timeZone)], timeZone);
    const filled = days.filter(({ meetings }) => meetings.length > 0);
    expect(filled).toMatchObject([{ date: '11 June' }]);
    expect(filled[0]?.meetings[0]).toMatchObject({ startMs: filled[0]?.startMs, endMs: filled[0]?.endMs, isAllDay: true });
  },
);

test('T4 only what blocks is in the day, by start, and what overlaps is marked', () => {
  const day = daysAt('2026-06-10T06:00:00Z', [
    buildMeeting('2026-06-10T12:00:00Z', '2026-06-10T13:00:00Z', { id: 'c' }),
    buildMeeting('2026-06-10T09:30:00Z', '2026-06-10T10:30:00Z', { id: 'b' }),
    buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', { id: 'a' }),
    buildMeeting('2026-06-10T14:00:00Z', '2026-06-10T15:00:00Z', { id: 'declined', responseStatus: 'declined' }),
  ])[0];
  expect(day?.meetings.map(({ id, isConflict }) => ({ id, isConflict }))).toEqual([
    { id: 'a', isConflict: true },
    { id: 'b', isConflict: true },
    { id: 'c', isConflict: false },
  ]);
});

test('T4 an occurrence and an exception are of a series, a single meeting is not', () => {
  const day = daysAt('2026-06-10T06:00:00Z', [
    buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', { type: 'occurrence', seriesMasterId: 's' }),
    buildMeeting('2026-06-10T10:00:00Z', '2026-06-10T11:00:00Z', { type: 'exception', seriesMasterId: 's' }),
    buildMeeting('2026-06-10T11:00:00Z', '2026-06-10T12:00:00Z'),
  ])[0];
  expect(day?.meetings.map(({ isOfSeries }) => isOfSeries)).toEqual([true, true, false]);
});

test('closed hours stand in each day', () => {
  const days = daysAt('2026-06-10T09:30:00Z', [], 'Europe/Amsterdam', { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' });
  expect(days.map(({ closed }) => closed.length)).toEqual([2, 2, 2, 1, 1, 2, 2, 2]);
});
