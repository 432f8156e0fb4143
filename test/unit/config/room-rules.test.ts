import { expect, test } from 'vitest';
import { formatProblem } from '../../../shared/config/config-problem.ts';
import { applySetRules, type RoomRules } from '../../../shared/config/room-rules.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';

const own: RoomRules = {
  policy: { ...defaultPolicy, roomName: 'Attic', privacy: 'busyOnly', protect: { ...defaultPolicy.protect, end: 'pin' } },
  timeZone: 'Europe/Paris',
};

/** As it comes over the line: nobody has checked it. */
const set = (policy: object, timeZone: string | null = null) => ({ policy: policy as Partial<Policy>, timeZone });

test('E92 nothing set leaves everything as the door has it', () => {
  expect(applySetRules(own, set({}), true)).toEqual({ kind: 'valid', rules: own });
});

test.each<{ policy: object; gives: object }>([
  { policy: { roomName: 'North Light' }, gives: { roomName: 'North Light', privacy: 'busyOnly' } },
  { policy: { roomName: null }, gives: { roomName: null } },
  { policy: { protect: { book: 'pin' } }, gives: { protect: { ...defaultPolicy.protect, end: 'pin', book: 'pin' } } },
  { policy: { othersMeetings: { end: 'nobody' } }, gives: { othersMeetings: { ...defaultPolicy.othersMeetings, end: 'nobody' } } },
  { policy: { bookingMinutes: [20] }, gives: { bookingMinutes: [20] } },
])('E92 $policy goes over the door’s own rules, one by one', ({ policy, gives }) => {
  expect(applySetRules(own, set(policy), true)).toMatchObject({ kind: 'valid', rules: { policy: { ...own.policy, ...gives } } });
});

test('E92 a zone that is set goes before the door’s', () => {
  expect(applySetRules(own, set({}, 'Asia/Tokyo'), true)).toMatchObject({ rules: { timeZone: 'Asia/Tokyo' } });
});

test.each<{ policy: object; zone?: string; hasPin?: boolean; lines: readonly string[] }>([
  { policy: { privacy: 'none' }, lines: ['policy.privacy: found "none", expected one of full, organizerOnly, subjectOnly, busyOnly'] },
  {
    policy: { privcy: 'full' },
    lines: ['policy.privcy: found an unknown field, expected privacy, if that is what was meant'],
  },
  { policy: { othersMeetings: { end: 7 } }, lines: ['policy.othersMeetings.end: found 7, expected one of nobody, administrator, anyone'] },
  { policy: { protect: 'all' }, lines: ['policy.protect: found "all", expected an object with book, extend, end and checkIn'] },
  {
    policy: {},
    zone: 'Mars/Olympus',
    lines: ['timeZone: found "Mars/Olympus", expected an IANA time zone such as Europe/Amsterdam, or null'],
  },
  {
    policy: { protect: { book: 'pin', end: 'none' } },
    hasPin: false,
    lines: ['policy.protect.book: found "pin", expected none, since this door has no PIN'],
  },
])('E92 $policy is refused whole: $lines', ({ policy, zone = null, hasPin = true, lines }) => {
  const reply = applySetRules(own, set({ ...policy, roomName: 'North Light' }, zone), hasPin);
  expect(reply.kind === 'invalid' && reply.problems.map(formatProblem)).toEqual(lines);
});
