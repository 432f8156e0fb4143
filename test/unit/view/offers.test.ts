import { expect, test } from 'vitest';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';
import { buildMeeting, doorMade } from '../domain/build-meeting.ts';
import { buildFacts } from './build-facts.ts';

const nowMs = Date.parse('2026-06-10T09:30:20Z');
const minute = 60_000;
const thisMinuteMs = nowMs - 20_000;
const theirs = buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z');
const ours = buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', { id: 'ours', ...doorMade });
const next = buildMeeting('2026-06-10T10:20:00Z', '2026-06-10T11:00:00Z', { id: 'next' });
const stale = { lastWholeReadMs: nowMs - 6 * minute };

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
  { what: 'a room that somebody else’s meeting has', meetings: [theirs], offers: [] },
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

test('a room about to be taken may still be booked until then', () => {
  const offers = offersAt([buildMeeting('2026-06-10T09:35:00Z', '2026-06-10T10:00:00Z')]);
  expect(offers).toEqual([
    { kind: 'book', minutes: 5, end: '11:35', isUntilNext: true, command: { kind: 'bookNow', endMs: thisMinuteMs + 5 * minute } },
  ]);
});

test('each offer carries the command that keeps its promise', () => {
  expect(offersAt([])[0]).toEqual({
    kind: 'book',
    minutes: 30,
    end: '12:00',
    isUntilNext: false,
    command: { kind: 'bookNow', endMs: thisMinuteMs + 30 * minute },
  });
  expect(offersAt([ours])).toEqual([
    { kind: 'end', command: { kind: 'end', meetingId: 'ours' } },
    {
      kind: 'extend',
      minutes: 15,
      end: '12:15',
      isUntilNext: false,
      command: { kind: 'extend', meetingId: 'ours', endMs: ours.endMs + 15 * minute },
    },
    {
      kind: 'extend',
      minutes: 30,
      end: '12:30',
      isUntilNext: false,
      command: { kind: 'extend', meetingId: 'ours', endMs: ours.endMs + 30 * minute },
    },
  ]);
});
