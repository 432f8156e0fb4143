import { expect, test } from 'vitest';
import { buildSchedule, findConflicts, freeFromMs, meetingAfter, meetingAt, meetingsWithin } from '../../../shared/domain/schedule.ts';
import { buildMeeting } from './build-meeting.ts';

const at = (time: string): number => Date.parse(`2026-06-10T${time}:00Z`);
const meeting = (id: string, from: string, to: string) => buildMeeting(`2026-06-10T${from}:00Z`, `2026-06-10T${to}:00Z`, { id });
const allDay = buildMeeting('2026-06-10', '2026-06-11', { id: 'allDay' });
const ids = (meetings: readonly { readonly id: string }[]): string[] => meetings.map(({ id }) => id);

test('what blocks is sorted by start; what does not, or lasts no time, is left out', () => {
  const free = buildMeeting('2026-06-10T08:00:00Z', '2026-06-10T09:00:00Z', { id: 'free', showAs: 'free' });
  const schedule = buildSchedule([
    meeting('c', '12:00', '13:00'),
    meeting('b', '09:00', '10:00'),
    free,
    meeting('zero', '11:00', '11:00'),
    meeting('a', '09:00', '10:00'),
  ]);
  expect(ids(schedule)).toEqual(['a', 'b', 'c']);
});

test.each([
  { time: '08:59', current: null, next: 'a' },
  { time: '09:00', current: 'a', next: 'b' },
  { time: '09:30', current: 'b', next: 'c' },
  { time: '10:00', current: null, next: 'c' },
  { time: '12:30', current: 'c', next: null },
  { time: '13:00', current: null, next: null },
])('at $time $current has the room and $next is next', ({ time, current, next }) => {
  const schedule = buildSchedule([meeting('a', '09:00', '09:30'), meeting('b', '09:30', '10:00'), meeting('c', '12:00', '13:00')]);
  expect(meetingAt(schedule, at(time))?.id ?? null).toBe(current);
  expect(meetingAfter(schedule, at(time))?.id ?? null).toBe(next);
});

test('of two that have the room, the one with hours is named before the all-day one', () => {
  const schedule = buildSchedule([allDay, meeting('a', '09:00', '09:30')]);
  expect(meetingAt(schedule, at('09:10'))?.id).toBe('a');
  expect(meetingAt(schedule, at('09:30'))?.id).toBe('allDay');
});

test.each([
  { from: '09:10', free: '10:00', because: 'the second follows without a gap' },
  { from: '11:00', free: '13:00', because: 'a short one within a long one ends nothing' },
  { from: '10:15', free: '10:15', because: 'it is free' },
])('from $from the room is free at $free: $because', ({ from, free }) => {
  const schedule = buildSchedule([
    meeting('a', '09:00', '09:30'),
    meeting('b', '09:30', '10:00'),
    meeting('c', '11:00', '13:00'),
    meeting('d', '11:10', '11:20'),
  ]);
  expect(freeFromMs(schedule, at(from))).toBe(at(free));
});

test('meetings that overlap are in conflict; those that only touch are not', () => {
  const schedule = buildSchedule([
    meeting('a', '09:00', '12:00'),
    meeting('b', '09:30', '10:00'),
    meeting('c', '11:30', '12:30'),
    meeting('d', '12:30', '13:00'),
  ]);
  expect([...findConflicts(schedule)].sort()).toEqual(['a', 'b', 'c']);
});

test('a window finds what touches it, not what ends where it begins', () => {
  const schedule = buildSchedule([meeting('a', '09:00', '10:00'), meeting('b', '10:00', '11:00'), meeting('c', '11:00', '12:00')]);
  expect(ids(meetingsWithin(schedule, { startMs: at('10:00'), endMs: at('11:00') }))).toEqual(['b']);
});
