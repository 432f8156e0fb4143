import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBookingLater } from '../../../shared/domain/booking-rules.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';
import { buildMeeting } from '../domain/build-meeting.ts';
import { administrator, buildFacts } from './build-facts.ts';

const nowMs = Date.parse('2026-06-10T09:35:20Z'); // 11:35 in Amsterdam
const office = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' };

interface Room {
  readonly now?: string;
  readonly meetings?: readonly Meeting[];
  readonly policy?: Partial<Policy>;
  readonly facts?: Partial<DoorFacts>;
}

const viewOf = ({ now, meetings = [], policy = {}, facts = {} }: Room) => {
  const ms = now ? Date.parse(now) : nowMs;
  return buildDoorView(buildFacts(meetings, ms, facts), { ...defaultPolicy, ...policy }, ms).view;
};
/** `12:45-18:00 (22)`: from, to, and how many marks. */
const stretches = (room: Room, day = 0): string[] =>
  (viewOf(room).days[day]?.bookable ?? []).map(({ marks }) => `${marks[0]?.text}-${marks.at(-1)?.text} (${marks.length})`);
const meeting = (from: string, to: string) => buildMeeting(`2026-06-10T${from}Z`, `2026-06-10T${to}Z`);

describe('what of today can be booked ahead', () => {
  test.each<Room & { what: string; answer: string[] }>([
    { what: 'an empty day, from the next quarter to midnight', answer: ['11:45-00:00 (50)'] },
    { what: 'the minute of a quarter: the next one', now: '2026-06-10T09:30:00Z', answer: ['11:45-00:00 (50)'] },
    { what: 'hours', policy: { hours: office }, answer: ['11:45-18:00 (26)'] },
    { what: 'before opening time', now: '2026-06-10T03:00:00Z', policy: { hours: office }, answer: ['08:00-18:00 (41)'] },
    {
      what: 'hours until midnight',
      now: '2026-06-10T21:00:00Z',
      policy: { hours: { ...office, closes: '24:00' } },
      answer: ['23:15-00:00 (4)'],
    },
    { what: 'after closing time', now: '2026-06-10T16:00:00Z', policy: { hours: office }, answer: [] },
    { what: 'hours that begin and end on no quarter', policy: { hours: { ...office, closes: '12:20' } }, answer: ['11:45-12:20 (4)'] },
    { what: 'the last quarter of the day', now: '2026-06-10T21:46:00Z', answer: [] },
    {
      what: 'between two meetings',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:00:00'), meeting('11:00:00', '16:00:00')],
      answer: ['12:00-13:00 (5)'],
    },
    {
      what: 'a gap off the quarters',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:10:00'), meeting('10:50:00', '16:00:00')],
      answer: ['12:10-12:50 (5)'],
    },
    {
      what: 'edges that are too near to a quarter',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:11:00'), meeting('10:49:00', '16:00:00')],
      answer: ['12:15-12:45 (3)'],
    },
    {
      what: 'edges within a minute',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:09:20'), meeting('10:50:40', '16:00:00')],
      answer: ['12:10-12:50 (5)'],
    },
    {
      what: 'a gap between two quarters',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:01:00'), meeting('10:14:00', '16:00:00')],
      answer: ['12:01-12:14 (2)'],
    },
    {
      what: 'a gap of three minutes',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:15:00'), meeting('10:18:00', '16:00:00')],
      answer: [],
    },
    {
      what: 'a gap round a quarter that is too short',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '10:13:00'), meeting('10:17:00', '16:00:00')],
      answer: [],
    },
    {
      what: 'meetings that overlap',
      policy: { hours: office },
      meetings: [meeting('09:00:00', '12:00:00'), meeting('10:00:00', '11:00:00'), meeting('11:30:00', '15:00:00')],
      answer: ['17:00-18:00 (5)'],
    },
    {
      what: 'a meeting that is shown as free',
      policy: { hours: office },
      meetings: [buildMeeting('2026-06-10T10:00:00Z', '2026-06-10T12:00:00Z', { showAs: 'free' })],
      answer: ['11:45-18:00 (26)'],
    },
    { what: 'a meeting that lasts all day', meetings: [buildMeeting('2026-06-10', '2026-06-11')], answer: [] },
  ])('$what: $answer', ({ what: _, answer, ...room }) => {
    expect(stretches(room)).toEqual(answer);
  });

  test('its marks are the quarters with their printed time, and the edges', () => {
    const room = { policy: { hours: { ...office, closes: '12:20' }, hourCycle: 'h12' as const } };
    const atMs = (time: string) => Date.parse(`2026-06-10T${time}Z`);
    expect(viewOf(room).days[0]?.bookable).toEqual([
      {
        startMs: atMs('09:45'),
        endMs: atMs('10:20'),
        marks: [
          { ms: atMs('09:45'), text: '11:45 am' },
          { ms: atMs('10:00'), text: '12:00 pm' },
          { ms: atMs('10:15'), text: '12:15 pm' },
          { ms: atMs('10:20'), text: '12:20 pm' },
        ],
      },
    ]);
  });
});

describe('days', () => {
  test('as many as the policy allows, closed ones excepted', () => {
    const days = (policy: Partial<Policy>) => viewOf({ policy: { hours: office, ...policy } }).days.map(({ bookable }) => bookable.length);
    expect(days({})).toEqual([1, 1, 1, 0, 0, 1, 1, 1]); // a Wednesday
    expect(days({ bookAheadDays: 2 })).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    expect(days({ bookAheadDays: 0 })).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  });

  test.each([
    { now: '2026-03-28T12:00:00Z', timeZone: 'Europe/Amsterdam', count: 93, around: ['01:45', '03:00', '03:15'], because: 'summer begins' },
    { now: '2026-10-24T12:00:00Z', timeZone: 'Europe/Amsterdam', count: 101, around: ['02:45', '02:00', '02:15'], because: 'summer ends' },
    {
      now: '2026-10-03T02:00:00Z',
      timeZone: 'Australia/Lord_Howe',
      count: 95,
      around: ['01:45', '02:30', '02:45'],
      because: 'summer begins by half an hour',
    },
    {
      now: '2026-06-10T02:00:00Z',
      timeZone: 'Asia/Kathmandu',
      count: 97,
      around: ['00:00', '00:15', '00:30'],
      because: 'its clock is three quarters off',
    },
  ])('T4 a day in $timeZone after $now has $count marks: $because', ({ now, timeZone, count, around }) => {
    const marks = viewOf({ now, facts: { timeZone } }).days[1]?.bookable[0]?.marks.map(({ text }) => text) ?? [];
    expect(marks).toHaveLength(count);
    expect(marks.join(' ')).toContain(around.join(' '));
  });

  test('a stretch through midnight is cut there, and its two parts meet', () => {
    const { days } = viewOf({});
    expect(days[0]?.bookable[0]?.endMs).toBe(days[1]?.bookable[0]?.startMs);
  });
});

describe('a door that may not book ahead says so', () => {
  test.each<Room & { what: string }>([
    { what: 'booking ahead is off', policy: { allowBookingLater: false } },
    { what: 'booking is off', policy: { allowBooking: false } },
    { what: 'what is known is stale', facts: { lastWholeReadMs: nowMs - 6 * 60_000 } },
    { what: 'nothing was ever read', facts: { lastWholeReadMs: null } },
    { what: 'the clock is unsound', facts: { isClockSound: false } },
    { what: 'a command is under way', facts: { pending: { commandKind: 'bookNow', phase: 'writing' } } },
  ])('$what', ({ what: _, ...room }) => {
    const view = viewOf(room);
    expect(view.bookLater).toBeNull();
    expect(view.days.flatMap(({ bookable }) => bookable)).toEqual([]);
  });

  test('else it says in which steps and how long', () => {
    expect(viewOf({ facts: { trouble: 'throttled' } }).bookLater).toEqual({ stepMinutes: 15, longestMinutes: 240, protection: 'none' });
    const policy = { longestBookingMinutes: 90, protect: { ...defaultPolicy.protect, book: 'pin' } } as const;
    expect(viewOf({ policy }).bookLater).toEqual({ stepMinutes: 15, longestMinutes: 90, protection: 'pin' });
    expect(viewOf({ policy, facts: { administrator } }).bookLater).toMatchObject({ protection: 'none' });
  });
});

test('any two marks of a stretch that are no further apart than the longest booking can be booked, and make five minutes at least', () => {
  const anyMeeting = fc
    .record({ startS: fc.integer({ min: -3_600, max: 200_000 }), lengthS: fc.integer({ min: 0, max: 40_000 }) })
    .map(({ startS, lengthS }) => {
      const startMs = nowMs + startS * 1_000;
      return buildMeeting(new Date(startMs).toISOString(), new Date(startMs + lengthS * 1_000).toISOString());
    });
  const anyHours = fc.constantFrom(
    null,
    office,
    { days: [3, 4], opens: '07:10', closes: '12:20' },
    { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' },
  );
  fc.assert(
    fc.property(fc.array(anyMeeting, { maxLength: 8 }), anyHours, fc.integer({ min: 0, max: 2 }), (meetings, hours, bookAheadDays) => {
      const policy = { ...defaultPolicy, hours, bookAheadDays, longestBookingMinutes: 45 };
      const facts = { meetings, policy, timeZone: 'Europe/Amsterdam' };
      for (const { bookable } of viewOf({ meetings, policy }).days)
        for (const { marks } of bookable)
          for (const [index, { ms: startMs }] of marks.entries())
            for (const { ms: endMs } of marks.slice(index + 1)) {
              expect(endMs - startMs).toBeGreaterThanOrEqual(5 * 60_000);
              if (endMs - startMs > 45 * 60_000) break;
              expect(checkBookingLater(facts, { startMs, endMs }, nowMs)).toEqual({ kind: 'ok' });
            }
    }),
    { numRuns: 60 },
  );
});
