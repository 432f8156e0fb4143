import { expect, test } from 'vitest';
import { checkBooking, checkBookingLater } from '../../../shared/domain/booking-rules.ts';
import type { CalendarEvent } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildMeeting, doorMade } from './build-meeting.ts';

const at = (time: string): number => Date.parse(`2026-06-10T${time}${time.length > 5 ? '' : ':00'}Z`);
const meeting = (id: string, from: string, to: string, changes: Partial<CalendarEvent> = {}) =>
  buildMeeting(`2026-06-10T${from}${from.length > 5 ? '' : ':00'}Z`, `2026-06-10T${to}${to.length > 5 ? '' : ':00'}Z`, { id, ...changes });
const outcome = (check: { readonly kind: string; readonly reason?: string }): string => check.reason ?? check.kind;
const office = { days: [3], opens: '08:00', closes: '17:30' };
const dayAndNight = { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' };

const calendar = [
  meeting('free', '10:00', '11:00', { showAs: 'free' }),
  meeting('ours', '13:00', '13:30', doorMade),
  meeting('theirs', '14:00', '15:00'),
  meeting('odd', '16:00', '16:10:30'),
  meeting('called-off', '13:00', '13:30', { ...doorMade, isCancelled: true }),
];

test.each<{ now: string; end: string; policy?: Partial<Policy>; because: string; answer: string }>([
  { now: '10:00:40', end: '10:30', answer: 'ok', because: 'what is shown as free blocks nothing' },
  { now: '12:00', end: '13:00', answer: 'ok', because: 'it ends as the next begins' },
  { now: '12:00', end: '13:01', answer: 'roomTaken', because: 'a minute is an overlap' },
  { now: '13:10', end: '13:40', answer: 'roomTaken', because: 'a meeting has the room' },
  { now: '13:30', end: '14:00', answer: 'ok', because: 'the gap is exactly filled' },
  { now: '16:10:45', end: '16:30', answer: 'roomTaken', because: 'this minute began within a meeting' },
  { now: '12:00', end: '12:00', answer: 'endInPast', because: 'it would last no time' },
  { now: '12:00:30', end: '12:00', answer: 'endInPast', because: 'the button was looked at for too long' },
  { now: '09:00', end: '13:01', answer: 'tooLong', because: 'the longest is four hours' },
  { now: '08:00:59', end: '12:00', answer: 'ok', because: 'four hours count from the whole minute' },
  { now: '12:00', end: '12:15:30', answer: 'malformed', because: 'only whole minutes are booked' },
  { now: '12:00', end: '12:30', policy: { allowBooking: false }, answer: 'notAllowed', because: 'the policy says so' },
  { now: '17:00', end: '17:30', policy: { hours: office }, answer: 'ok', because: 'it ends at closing time' },
  { now: '17:00', end: '17:45', policy: { hours: office }, answer: 'outsideHours', because: 'it ends after closing time' },
  { now: '07:45', end: '08:30', policy: { hours: office }, answer: 'outsideHours', because: 'it begins before opening time' },
  { now: '12:00', end: '12:30', policy: { hours: dayAndNight }, answer: 'ok', because: 'hours without a gap never close' },
])('booking at $now until $end is $answer: $because', ({ now, end, policy, answer }) => {
  const facts = { meetings: calendar, policy: { ...defaultPolicy, ...policy }, timeZone: 'UTC' };
  expect(outcome(checkBooking(facts, { endMs: at(end) }, at(now)))).toBe(answer);
});

const later = (from: string, to: string) => ({ startMs: Date.parse(`2026-06-${from}Z`), endMs: Date.parse(`2026-06-${to}Z`) });
const noon = Date.parse('2026-06-10T12:00:40Z');

test.each<{ from: string; to: string; policy?: Partial<Policy>; because: string; answer: string }>([
  { from: '10T15:00', to: '10T16:00', answer: 'ok', because: 'the gap between two is exactly filled' },
  { from: '10T15:07', to: '10T15:31', answer: 'ok', because: 'any whole minutes will do' },
  { from: '10T12:00', to: '10T12:15', answer: 'ok', because: 'this minute is not past' },
  { from: '10T11:59', to: '10T12:15', answer: 'startInPast', because: 'the minute before is' },
  { from: '10T11:00', to: '10T12:00', answer: 'endInPast', because: 'all of it is past' },
  { from: '10T15:00:30', to: '10T15:30', answer: 'malformed', because: 'it begins on no whole minute' },
  { from: '10T15:00', to: '10T15:30:01', answer: 'malformed', because: 'it ends on no whole minute' },
  { from: '10T15:30', to: '10T15:00', answer: 'malformed', because: 'it ends before it begins' },
  { from: '10T15:00', to: '10T15:00', answer: 'malformed', because: 'it lasts no time' },
  { from: '11T09:00', to: '11T13:00', answer: 'ok', because: 'four hours are the longest' },
  { from: '11T09:00', to: '11T13:01', answer: 'tooLong', because: 'that is a minute more' },
  { from: '10T13:15', to: '10T13:45', answer: 'roomTaken', because: 'a meeting has the room' },
  { from: '10T13:45', to: '10T15:15', answer: 'roomTaken', because: 'a meeting lies within it' },
  { from: '17T22:00', to: '18T00:00', answer: 'ok', because: 'that is the end of the seventh day ahead' },
  { from: '17T22:00', to: '18T00:15', answer: 'tooFarAhead', because: 'its end lies beyond that' },
  { from: '18T09:00', to: '18T10:00', answer: 'tooFarAhead', because: 'all of it lies beyond that' },
  { from: '10T17:00', to: '10T18:00', policy: { bookAheadDays: 0 }, answer: 'ok', because: 'today is not ahead' },
  { from: '11T09:00', to: '11T10:00', policy: { bookAheadDays: 0 }, answer: 'tooFarAhead', because: 'tomorrow is' },
  { from: '17T16:30', to: '17T17:30', policy: { hours: office }, answer: 'ok', because: 'it ends at closing time' },
  { from: '17T17:00', to: '17T17:45', policy: { hours: office }, answer: 'outsideHours', because: 'it ends after closing time' },
  { from: '17T07:45', to: '17T08:15', policy: { hours: office }, answer: 'outsideHours', because: 'it begins before opening time' },
  { from: '11T09:00', to: '11T10:00', policy: { hours: office }, answer: 'outsideHours', because: 'the room is closed on Thursdays' },
  {
    from: '10T23:30',
    to: '11T00:30',
    policy: { hours: dayAndNight },
    answer: 'ok',
    because: 'days that touch at midnight are one opening',
  },
  { from: '10T23:30', to: '11T00:00', policy: { hours: { ...office, closes: '24:00' } }, answer: 'ok', because: 'it closes at midnight' },
  {
    from: '10T23:30',
    to: '11T00:15',
    policy: { hours: { ...office, closes: '24:00' } },
    answer: 'outsideHours',
    because: 'it closes at midnight',
  },
  {
    from: '10T17:00',
    to: '11T09:00',
    policy: { hours: { days: [3, 4], opens: '08:00', closes: '17:30' }, longestBookingMinutes: 1_440 },
    answer: 'outsideHours',
    because: 'two openings with a night between them are not one',
  },
  { from: '10T15:00', to: '10T15:30', policy: { allowBooking: false }, answer: 'notAllowed', because: 'nothing is booked here' },
  { from: '10T15:00', to: '10T15:30', policy: { allowBookingLater: false }, answer: 'notAllowed', because: 'nothing is booked ahead here' },
])('booking ahead from $from to $to is $answer: $because', ({ from, to, policy, answer }) => {
  const facts = { meetings: calendar, policy: { ...defaultPolicy, ...policy }, timeZone: 'UTC' };
  expect(outcome(checkBookingLater(facts, later(from, to), noon))).toBe(answer);
});

test.each([
  { timeZone: 'Europe/Amsterdam', now: '2026-10-24T20:00:00Z', last: '2026-10-25T23:00:00Z', because: 'summer ends on that day' },
  { timeZone: 'Europe/Amsterdam', now: '2026-03-28T21:00:00Z', last: '2026-03-29T22:00:00Z', because: 'summer begins on that day' },
  {
    timeZone: 'America/Los_Angeles',
    now: '2026-06-11T05:00:00Z',
    last: '2026-06-12T07:00:00Z',
    because: 'it is still the day before there',
  },
])('one day ahead in $timeZone at $now ends at $last: $because', ({ timeZone, now, last }) => {
  const facts = { meetings: [], policy: { ...defaultPolicy, bookAheadDays: 1 }, timeZone };
  const [nowMs, lastMs] = [Date.parse(now), Date.parse(last)];
  expect(outcome(checkBookingLater(facts, { startMs: lastMs - 3_600_000, endMs: lastMs }, nowMs))).toBe('ok');
  expect(outcome(checkBookingLater(facts, { startMs: lastMs - 3_600_000, endMs: lastMs + 60_000 }, nowMs))).toBe('tooFarAhead');
});
