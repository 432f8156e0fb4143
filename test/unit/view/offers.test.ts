import { expect, test } from 'vitest';
import type { CalendarEvent, Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts, OpenCheckIn } from '../../../shared/view/door-facts.ts';
import { buildMeeting, doorMade, holdFor } from '../domain/build-meeting.ts';
import { administrator, buildFacts } from './build-facts.ts';

const nowMs = Date.parse('2026-06-10T09:30:20Z');
const minute = 60_000;
const thisMinuteMs = nowMs - 20_000;
const theirs = buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', { iCalUId: 'u-theirs' });
const ours = buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', { id: 'ours', ...doorMade });
const next = buildMeeting('2026-06-10T10:20:00Z', '2026-06-10T11:00:00Z', { id: 'next' });
const stale = { lastWholeReadMs: nowMs - 6 * minute };

const soon = (changes: Partial<CalendarEvent> = {}) =>
  buildMeeting('2026-06-10T09:35:00Z', '2026-06-10T10:00:00Z', { iCalUId: 'u-soon', ...changes });
const allDay = buildMeeting('2026-06-10', '2026-06-11');
const checkInFor = ({ id, endMs }: Meeting): OpenCheckIn => ({ meetingId: id, mode: 'remind', closesMs: endMs });

const offersAt = (meetings: readonly (typeof ours)[], facts: Partial<DoorFacts> = {}, policy: Partial<Policy> = {}, atMs = nowMs) =>
  buildDoorView(buildFacts(meetings, atMs, facts), { ...defaultPolicy, ...policy }, atMs).view.offers;
const shown = (offers: ReturnType<typeof offersAt>): string[] =>
  offers.map((offer) => ('minutes' in offer ? `${offer.kind} ${offer.minutes}` : offer.kind));

test.each<{ what: string; meetings: readonly (typeof ours)[]; facts?: Partial<DoorFacts>; policy?: Partial<Policy>; offers: string[] }>([
  { what: 'a free room', meetings: [], offers: ['book 30', 'book 15', 'book 60', 'book 45'] },
  { what: 'a room that is free for fifty minutes', meetings: [next], offers: ['book 30', 'book 15', 'book 45', 'book 50'] },
  {
    what: 'a free room with lengths of its own',
    meetings: [],
    policy: { bookingMinutes: [10, 20, 30] },
    offers: ['book 30', 'book 10', 'book 20'],
  },
  { what: 'a room where booking is switched off', meetings: [], policy: { allowBooking: false }, offers: [] },
  { what: 'a room that somebody else’s meeting has', meetings: [theirs], offers: ['end', 'extend 15', 'extend 30'] },
  {
    what: 'a meeting that only administrators may change',
    meetings: [theirs],
    policy: { othersMeetings: { ...defaultPolicy.othersMeetings, end: 'administrator', extend: 'nobody' } },
    offers: [],
  },
  {
    what: 'a meeting that only administrators may change, to them',
    meetings: [theirs],
    facts: { administrator },
    policy: { othersMeetings: { ...defaultPolicy.othersMeetings, end: 'administrator', extend: 'nobody' } },
    offers: ['end'],
  },
  { what: 'a meeting that lasts all day', meetings: [allDay], offers: [] },
  { what: 'a door booking about to begin', meetings: [soon(doorMade)], offers: ['startEarly', 'book 5'] },
  { what: 'somebody else’s meeting about to begin', meetings: [soon()], offers: ['book 5'] },
  {
    what: 'somebody else’s meeting about to begin, to an administrator',
    meetings: [soon()],
    facts: { administrator },
    offers: ['startEarly', 'book 5'],
  },
  { what: 'a room that waits for check-in', meetings: [soon()], facts: { checkIn: checkInFor(soon()) }, offers: ['checkIn', 'book 5'] },
  {
    what: 'a meeting that waits for check-in',
    meetings: [theirs],
    facts: { checkIn: checkInFor(theirs) },
    offers: ['checkIn', 'end', 'extend 15', 'extend 30'],
  },
  { what: 'a room that a door booking has', meetings: [ours], offers: ['end', 'extend 15', 'extend 30'] },
  { what: 'a door booking with a neighbour', meetings: [ours, next], offers: ['end', 'extend 15', 'extend 20'] },
  { what: 'a door booking that may not be changed', meetings: [ours], policy: { allowExtending: false, allowEnding: false }, offers: [] },
  { what: 'a room not heard of for too long', meetings: [], facts: stale, offers: ['refresh'] },
  { what: 'a door booking not heard of for too long', meetings: [ours], facts: stale, offers: ['refresh'] },
  { what: 'a room never read', meetings: [], facts: { lastWholeReadMs: null }, offers: ['refresh'] },
  { what: 'a closed room', meetings: [], policy: { hours: { days: [1], opens: '08:00', closes: '18:00' } }, offers: [] },
  { what: 'a command under way', meetings: [], facts: { pending: { commandKind: 'bookNow', phase: 'writing' } }, offers: [] },
])('$what offers $offers', ({ meetings, facts, policy, offers }) => {
  expect(shown(offersAt(meetings, facts, policy))).toEqual(offers);
});

test('near its end a door booking is most likely to go on', () => {
  expect(shown(offersAt([ours], {}, {}, Date.parse('2026-06-10T09:56:00Z')))).toEqual(['extend 15', 'end', 'extend 30']);
});

const unasked = { protection: 'none', confirm: null } as const;

test('a room about to be taken may still be booked until then', () => {
  expect(offersAt([soon()])).toEqual([
    {
      kind: 'book',
      minutes: 5,
      end: '11:35',
      isUntilNext: true,
      command: { kind: 'bookNow', endMs: thisMinuteMs + 5 * minute },
      ...unasked,
    },
  ]);
});

test('each offer carries the command that keeps its promise', () => {
  expect(offersAt([])[0]).toEqual({
    kind: 'book',
    minutes: 30,
    end: '12:00',
    isUntilNext: false,
    command: { kind: 'bookNow', endMs: thisMinuteMs + 30 * minute },
    ...unasked,
  });
  const extend = (minutes: number, end: string) => ({
    kind: 'extend',
    minutes,
    end,
    isUntilNext: false,
    command: { kind: 'extend', meetingId: 'ours', endMs: ours.endMs + minutes * minute },
    ...unasked,
  });
  expect(offersAt([ours])).toEqual([
    { kind: 'end', command: { kind: 'end', meetingId: 'ours' }, ...unasked },
    extend(15, '12:15'),
    extend(30, '12:30'),
  ]);
  expect(offersAt([soon({ id: 'ours', ...doorMade })])[0]).toEqual({
    kind: 'startEarly',
    command: { kind: 'startEarly', meetingId: 'ours' },
    ...unasked,
  });
});

test('D7 what is done to somebody else’s meeting is said before it is done', () => {
  const quiet = { calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
  expect(offersAt([theirs]).map(({ kind, confirm }) => ({ kind, confirm }))).toEqual([
    { kind: 'end', confirm: { means: 'changeCopy', ...quiet } },
    { kind: 'extend', confirm: { means: 'hold', ...quiet } },
    { kind: 'extend', confirm: { means: 'hold', ...quiet } },
  ]);
  expect(offersAt([theirs], {}, {}, theirs.startMs + minute)[0]?.confirm).toMatchObject({ means: 'decline', told: 'organizer' });
  expect(offersAt([soon()], { administrator })[0]?.confirm).toEqual({ means: 'changeCopy', ...quiet });
});

test('[3.3.2] guests of a door booking are told, so it is said', () => {
  const invited = { ...ours, attendees: [{ name: 'Adele', address: 'adele@contoso.com', type: 'required' as const }] };
  expect(offersAt([invited])[0]).toMatchObject({ kind: 'end', confirm: { means: 'change', told: 'everybody' } });
});

test('D7 a hold that has the room is the door’s own: it ends and goes on without a question', () => {
  const hold = buildMeeting('2026-06-10T09:20:00Z', '2026-06-10T09:40:00Z', { id: 'hold', ...holdFor(theirs) });
  expect(offersAt([hold]).map(({ kind, confirm }) => ({ kind, confirm }))).toEqual([
    { kind: 'end', confirm: null },
    { kind: 'extend', confirm: null },
    { kind: 'extend', confirm: null },
  ]);
});

test('D7 a meeting goes on after the hold that lets it go on', () => {
  const hold = buildMeeting('2026-06-10T10:00:00Z', '2026-06-10T10:10:00Z', { id: 'hold', ...holdFor(theirs) });
  expect(offersAt([theirs, hold]).map((offer) => ('end' in offer ? offer.end : offer.kind))).toEqual(['end', '12:25', '12:40']);
});

test('what the policy protects asks for a PIN, but not an administrator', () => {
  const policy = { protect: { book: 'pin', extend: 'pin', end: 'none', checkIn: 'pin' } } as const;
  const asked = (facts: Partial<DoorFacts>) =>
    offersAt([ours], { checkIn: checkInFor(ours), ...facts }, policy).map((offer) => offer.protection);
  expect(asked({})).toEqual(['pin', 'none', 'pin', 'pin']);
  expect(asked({ administrator })).toEqual(['none', 'none', 'none', 'none']);
  expect(new Set(offersAt([], {}, policy).map(({ protection }) => protection))).toEqual(new Set(['pin']));
});
