import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { configOf, door, linesOf } from './door-sources.ts';

test.each<{ rule: string; value: unknown }>([
  { rule: 'roomName', value: '' },
  { rule: 'language', value: 'xx' },
  { rule: 'hourCycle', value: '24' },
  { rule: 'privacy', value: 'none' },
  { rule: 'showAttendees', value: true },
  { rule: 'showOnlineMeeting', value: 'yes' },
  { rule: 'hours.days', value: { days: [0], opens: '08:00', closes: '18:00' } },
  { rule: 'hours.days', value: { days: [1, 1], opens: '08:00', closes: '18:00' } },
  { rule: 'hours.opens', value: { days: [1], opens: '8:00', closes: '18:00' } },
  { rule: 'hours.closes', value: { days: [1], opens: '08:00', closes: '24:30' } },
  { rule: 'hours.closes', value: { days: [1], opens: '18:00', closes: '08:00' } },
  { rule: 'stalenessBoundMinutes', value: 0 },
  { rule: 'startingSoonMinutes', value: 61 },
  { rule: 'endingSoonMinutes', value: -1 },
  { rule: 'allowBooking', value: 1 },
  { rule: 'bookingMinutes', value: [] },
  { rule: 'bookingMinutes', value: [30, 15] },
  { rule: 'extensionMinutes', value: [4] },
  { rule: 'longestBookingMinutes', value: 1_441 },
])('policy.$rule refuses $value', ({ rule, value }) => {
  const [outer = ''] = rule.split('.');
  expect(linesOf({ ...door, policy: { [outer]: value } })).toEqual([expect.stringMatching(new RegExp(`^policy\\.${rule}: found `))]);
});

test.each<{ policy: object; line: string }>([
  { policy: { bookAheadDays: 8 }, line: 'policy.bookAheadDays: found 8, expected a whole number from 0 to 7' },
  {
    policy: { othersMeetings: { end: 'all' } },
    line: 'policy.othersMeetings.end: found "all", expected one of nobody, administrator, anyone',
  },
  {
    policy: { othersMeetings: { stop: 'anyone' } },
    line: 'policy.othersMeetings.stop: found an unknown field, expected one of extend, end, startEarly, release, move',
  },
  { policy: { protect: { book: 'PIN' } }, line: 'policy.protect.book: found "PIN", expected one of none, pin' },
  { policy: { checkInClosesMinutes: 0 }, line: 'policy.checkInClosesMinutes: found 0, expected a whole number from 1 to 60' },
  { policy: { missesUntilReport: 0 }, line: 'policy.missesUntilReport: found 0, expected a whole number from 1 to 20' },
  {
    policy: { declineInRoomOnly: 'anyone' },
    line: 'policy.declineInRoomOnly: found "anyone", expected one of nobody, administrator, owner',
  },
  {
    policy: { nearbyRooms: [{ address: 'birch', name: 'Birch' }] },
    line: 'policy.nearbyRooms: found [{"address":"birch","name":"Birch"}], expected at most 20 different rooms, each an object with address and name',
  },
])('what is wrong is named: $line', ({ policy, line }) => {
  expect(linesOf({ ...door, policy })).toEqual([line]);
});

test('what is left out of a group keeps its default', () => {
  const { othersMeetings, protect } = configOf({
    ...door,
    actionPin: '0815',
    policy: { othersMeetings: { move: 'anyone' }, protect: { end: 'pin' } },
  }).policy;
  expect(othersMeetings).toEqual({ ...defaultPolicy.othersMeetings, move: 'anyone' });
  expect(protect).toEqual({ ...defaultPolicy.protect, end: 'pin' });
});
