import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookingChoices, extensionChoices } from '../../../shared/domain/booking-choices.ts';
import { checkBooking } from '../../../shared/domain/booking-rules.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildMeeting, doorMade, holdFor } from './build-meeting.ts';

const at = (time: string): number => Date.parse(`2026-06-10T${time}:00Z`);
const meeting = (from: string, to: string, id = from) => buildMeeting(`2026-06-10T${from}:00Z`, `2026-06-10T${to}:00Z`, { id });
const atTheDoor = { policy: defaultPolicy, timeZone: 'UTC', isAdministrator: false, isThisDoors: false };
const shown = (choices: ReturnType<typeof bookingChoices>) =>
  choices.map(({ minutes, isUntilNext }) => `${minutes}${isUntilNext ? ' until next' : ''}`);

test.each<{ now: string; policy?: Partial<Policy>; choices: string[]; because: string }>([
  { now: '08:00', choices: ['15', '30', '45', '60', '240 until next'], because: 'the next is as far as the longest' },
  { now: '07:59', choices: ['15', '30', '45', '60'], because: 'the next is further than the longest' },
  { now: '11:20', choices: ['15', '30', '40 until next'], because: 'three quarters of an hour do not fit' },
  { now: '11:30', choices: ['15', '30 until next'], because: 'half an hour is until the next' },
  { now: '11:55', choices: ['5 until next'], because: 'five minutes are worth it' },
  { now: '11:56', choices: [], because: 'four are not' },
  { now: '12:10', choices: [], because: 'the room is taken' },
  {
    now: '14:00',
    policy: { hours: { days: [3], opens: '08:00', closes: '14:50' } },
    choices: ['15', '30', '45', '50 until next'],
    because: 'the room closes',
  },
  { now: '06:00', policy: { hours: { days: [3], opens: '08:00', closes: '14:50' } }, choices: [], because: 'the room is closed' },
  { now: '08:00', policy: { longestBookingMinutes: 30 }, choices: ['15', '30'], because: 'the policy allows no more' },
  { now: '08:00', policy: { allowBooking: false }, choices: [], because: 'the policy allows none' },
])('at $now one may book $choices: $because', ({ now, policy, choices }) => {
  const facts = { meetings: [meeting('12:00', '13:00')], policy: { ...defaultPolicy, ...policy }, timeZone: 'UTC' };
  expect(shown(bookingChoices(facts, at(now)))).toEqual(choices);
});

test.each([
  { next: '14:00', choices: ['15', '30 until next'] },
  { next: '13:50', choices: ['15', '20 until next'] },
  { next: '13:30', choices: [] },
  { next: '13:20', choices: [] },
  { next: '18:00', choices: ['15', '30'] },
])('a door booking until 13:30 with the next at $next may go on for $choices', ({ next, choices }) => {
  const ours = buildMeeting('2026-06-10T13:00:00Z', '2026-06-10T13:30:00Z', { id: 'ours', ...doorMade });
  const facts = { ...atTheDoor, meetings: [ours, meeting(next, '19:00')] };
  expect(shown(extensionChoices(facts, ours, at('13:10')))).toEqual(choices);
});

test.each([
  { next: '14:20', choices: ['15', '30', '50 until next'], because: 'they count from the end of the meeting' },
  { next: '13:40', choices: ['10 until next'], because: 'only ten minutes are left' },
])('D7 somebody’s meeting until 13:30 with the next at $next may go on for $choices: $because', ({ next, choices }) => {
  const theirs = buildMeeting('2026-06-10T13:00:00Z', '2026-06-10T13:30:00Z', { id: 'theirs', iCalUId: 'u1' });
  const facts = { ...atTheDoor, meetings: [theirs, meeting(next, '19:00')] };
  expect(shown(extensionChoices(facts, theirs, at('13:10')))).toEqual(choices);
});

test('D7 a meeting that a hold lets go on goes on after the hold', () => {
  const theirs = buildMeeting('2026-06-10T13:00:00Z', '2026-06-10T13:30:00Z', { id: 'theirs', iCalUId: 'u1' });
  const hold = buildMeeting('2026-06-10T13:30:00Z', '2026-06-10T13:45:00Z', { id: 'hold', ...holdFor(theirs) });
  const facts = { ...atTheDoor, meetings: [theirs, hold, meeting('14:00', '19:00')] };
  expect(extensionChoices(facts, theirs, at('13:10'))).toEqual([{ minutes: 15, endMs: at('14:00'), isUntilNext: true }]);
});

test('no choice ever overlaps what blocks, begins before this minute or is refused when pressed at once', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 });
  const blocked = fc.record({ from: minute, seconds: fc.integer({ min: 0, max: 59 }), length: fc.integer({ min: 0, max: 180 }) });
  fc.assert(
    fc.property(fc.array(blocked, { maxLength: 12 }), minute, fc.integer({ min: 0, max: 59_999 }), (stretches, nowMinute, restMs) => {
      const midnightMs = at('00:00');
      const meetings = stretches.map(({ from, seconds, length }, index) => {
        const startMs = midnightMs + from * 60_000 + seconds * 1_000;
        return buildMeeting(new Date(startMs).toISOString(), new Date(startMs + length * 60_000).toISOString(), { id: `m${index}` });
      });
      const nowMs = midnightMs + nowMinute * 60_000 + restMs;
      const facts = { meetings, policy: defaultPolicy, timeZone: 'UTC' };
      for (const { endMs } of bookingChoices(facts, nowMs)) {
        const startMs = nowMs - restMs;
        expect(meetings.filter((other) => other.startMs < endMs && startMs < other.endMs && other.endMs > other.startMs)).toEqual([]);
        expect(checkBooking(facts, { endMs }, nowMs).kind).toBe('ok');
      }
    }),
  );
});
