import { expect, test } from 'vitest';
import { checkBooking, checkEnd, checkExtension } from '../../../shared/domain/booking-rules.ts';
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

test.each<{ now: string; id: string; end: string; policy?: Partial<Policy>; because: string; answer: string }>([
  { now: '13:10', id: 'ours', end: '13:45', answer: 'ok', because: 'nothing follows yet' },
  { now: '13:10', id: 'ours', end: '14:00', answer: 'ok', because: 'it ends as the next begins' },
  { now: '13:10', id: 'ours', end: '14:15', answer: 'roomTaken', because: 'the next has begun by then' },
  { now: '13:10', id: 'ours', end: '13:30', answer: 'meetingGone', because: 'it ends there already' },
  { now: '13:10', id: 'ours', end: '13:05', answer: 'endInPast', because: 'that is over' },
  { now: '13:30', id: 'ours', end: '13:45', answer: 'meetingOver', because: 'it has just ended' },
  { now: '14:10', id: 'theirs', end: '15:15', answer: 'notADoorBooking', because: 'a person organises it' },
  { now: '13:10', id: 'called-off', end: '13:45', answer: 'meetingGone', because: 'it was cancelled' },
  { now: '13:10', id: 'nobody', end: '13:45', answer: 'meetingGone', because: 'there is no such meeting' },
  { now: '13:10', id: 'ours', end: '13:45', policy: { allowExtending: false }, answer: 'notAllowed', because: 'the policy says so' },
  {
    now: '13:10',
    id: 'ours',
    end: '13:45',
    policy: { longestBookingMinutes: 30 },
    answer: 'tooLong',
    because: 'the longest counts from now',
  },
  { now: '13:15', id: 'ours', end: '13:45', policy: { longestBookingMinutes: 30 }, answer: 'ok', because: 'the longest counts from now' },
  {
    now: '13:10',
    id: 'ours',
    end: '13:45',
    policy: { hours: { ...office, closes: '13:40' } },
    answer: 'outsideHours',
    because: 'the room closes',
  },
  {
    now: '13:10',
    id: 'ours',
    end: '13:45',
    policy: { hours: { ...office, closes: '13:30' } },
    answer: 'outsideHours',
    because: 'the room closes as it ends',
  },
])('extending $id at $now until $end is $answer: $because', ({ now, id, end, policy, answer }) => {
  const facts = { meetings: calendar, policy: { ...defaultPolicy, ...policy }, timeZone: 'UTC' };
  expect(outcome(checkExtension(facts, { meetingId: id, endMs: at(end) }, at(now)))).toBe(answer);
});

test.each<{ now: string; id: string; policy?: Partial<Policy>; answer: string }>([
  { now: '13:10', id: 'ours', answer: 'ok' },
  { now: '13:30', id: 'ours', answer: 'meetingOver' },
  { now: '14:10', id: 'theirs', answer: 'notADoorBooking' },
  { now: '13:10', id: 'called-off', answer: 'meetingGone' },
  { now: '13:10', id: 'ours', policy: { allowEnding: false }, answer: 'notAllowed' },
])('ending $id at $now is $answer', ({ now, id, policy, answer }) => {
  const facts = { meetings: calendar, policy: { ...defaultPolicy, ...policy }, timeZone: 'UTC' };
  expect(outcome(checkEnd(facts, { meetingId: id }, at(now)))).toBe(answer);
});

test('a copied mark on a person’s meeting does not make it a door booking', () => {
  const forged = meeting('forged', '13:00', '13:30', { claim: { commandId: 'c9' } });
  expect(outcome(checkEnd({ meetings: [forged], policy: defaultPolicy, timeZone: 'UTC' }, { meetingId: 'forged' }, at('13:10')))).toBe(
    'notADoorBooking',
  );
});
