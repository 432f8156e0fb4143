import { expect, test } from 'vitest';
import { placeMeeting } from '../../../shared/domain/place-meeting.ts';
import { buildEvent } from './build-meeting.ts';

test.each([
  { days: ['2026-06-10', '2026-06-11'], timeZone: 'Europe/Amsterdam', start: '2026-06-09T22:00:00Z', end: '2026-06-10T22:00:00Z' },
  { days: ['2026-06-10', '2026-06-11'], timeZone: 'America/New_York', start: '2026-06-10T04:00:00Z', end: '2026-06-11T04:00:00Z' },
  { days: ['2026-06-10', '2026-06-11'], timeZone: 'Pacific/Kiritimati', start: '2026-06-09T10:00:00Z', end: '2026-06-10T10:00:00Z' },
  { days: ['2026-03-29', '2026-03-30'], timeZone: 'Europe/Amsterdam', start: '2026-03-28T23:00:00Z', end: '2026-03-29T22:00:00Z' },
  { days: ['2026-10-25', '2026-10-26'], timeZone: 'Europe/Amsterdam', start: '2026-10-24T22:00:00Z', end: '2026-10-25T23:00:00Z' },
  { days: ['2026-10-24', '2026-10-27'], timeZone: 'Europe/Amsterdam', start: '2026-10-23T22:00:00Z', end: '2026-10-26T23:00:00Z' },
  { days: ['2026-06-10', '2026-06-10'], timeZone: 'Europe/Amsterdam', start: '2026-06-09T22:00:00Z', end: '2026-06-10T22:00:00Z' },
])("[2.1.4] an all-day meeting of $days takes the room's own days in $timeZone", ({ days, timeZone, start, end }) => {
  const [startDate = '', endDate = ''] = days;
  const meeting = placeMeeting(buildEvent({ time: { kind: 'allDay', startDate, endDate } }), timeZone);
  expect(meeting).toMatchObject({ startMs: Date.parse(start), endMs: Date.parse(end) });
});

test('a meeting with hours stands where it is in every zone', () => {
  const event = buildEvent({ time: { kind: 'timed', startMs: 1_000, endMs: 2_000 } });
  expect(placeMeeting(event, 'America/New_York')).toEqual({ ...event, startMs: 1_000, endMs: 2_000 });
});

test('a meeting whose end lies before its start lasts no time, and never less', () => {
  const event = buildEvent({ time: { kind: 'timed', startMs: 2_000, endMs: 1_000 } });
  expect(placeMeeting(event, 'UTC')).toMatchObject({ startMs: 2_000, endMs: 2_000 });
});
