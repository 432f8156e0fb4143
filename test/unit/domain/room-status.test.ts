import { expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { type RoomFacts, type RoomStatus, roomStatusAt } from '../../../shared/domain/room-status.ts';
import { buildSchedule } from '../../../shared/domain/schedule.ts';
import { buildMeeting, holdFor } from './build-meeting.ts';

const meeting = (from: string, to: string, id = from) => buildMeeting(`2026-06-10T${from}:00Z`, `2026-06-10T${to}:00Z`, { id });
const day = [meeting('09:00', '09:30'), meeting('09:30', '10:00'), meeting('12:00', '13:00')];
const office = { days: [3], opens: '08:00', closes: '17:30' };
const first = { meetingId: '09:00', closesMs: Date.parse('2026-06-10T09:10:00Z') };
const at = (time: string): number => Date.parse(`2026-06-10T${time}${time.length > 5 ? '' : ':00'}Z`);
const factsWith = (changes: Partial<RoomFacts> = {}): RoomFacts => ({
  schedule: buildSchedule(day),
  freshness: 'live',
  isClockSound: true,
  policy: defaultPolicy,
  timeZone: 'UTC',
  awaited: null,
  ...changes,
});

test.each<{ time: string; facts?: Partial<RoomFacts>; kind: RoomStatus['kind']; because: string }>([
  { time: '08:54', kind: 'available', because: 'six minutes is not soon' },
  { time: '08:54:59', kind: 'available', because: 'the printed clock still says six minutes' },
  { time: '08:55', kind: 'startingSoon', because: 'five minutes is soon' },
  { time: '09:00', kind: 'occupied', because: 'a meeting owns its first instant' },
  { time: '09:30', kind: 'occupied', because: 'back-to-back leaves no gap' },
  { time: '10:00', kind: 'available', because: 'a meeting does not own its last instant' },
  { time: '09:10', facts: { freshness: 'delayed' }, kind: 'occupied', because: 'a failed round changes nothing yet' },
  { time: '09:10', facts: { freshness: 'stale' }, kind: 'occupied', because: 'busy may be shown from stale data' },
  { time: '10:10', facts: { freshness: 'delayed' }, kind: 'available', because: 'the data is within its bound' },
  { time: '10:10', facts: { freshness: 'stale' }, kind: 'unknown', because: 'free may not be shown from stale data' },
  { time: '08:57', facts: { freshness: 'stale' }, kind: 'unknown', because: 'soon is still free' },
  { time: '10:10', facts: { freshness: 'never', schedule: [] }, kind: 'unknown', because: 'no data is not an empty calendar' },
  {
    time: '09:10',
    facts: { isClockSound: false, freshness: 'stale' },
    kind: 'unknown',
    because: 'a wrong clock cannot say who has the room now',
  },
  { time: '07:00', facts: { policy: { ...defaultPolicy, hours: office } }, kind: 'closed', because: 'it opens at eight' },
  { time: '17:30', facts: { policy: { ...defaultPolicy, hours: office } }, kind: 'closed', because: 'it closes at half past five' },
  {
    time: '07:00',
    facts: { freshness: 'stale', policy: { ...defaultPolicy, hours: office } },
    kind: 'unknown',
    because: 'unknown goes before closed',
  },
  {
    time: '09:10',
    facts: { policy: { ...defaultPolicy, hours: { ...office, opens: '11:00' } } },
    kind: 'occupied',
    because: 'a meeting outside hours has the room',
  },
  {
    time: '08:57',
    facts: { policy: { ...defaultPolicy, hours: { ...office, opens: '11:00' } } },
    kind: 'closed',
    because: 'closed goes before starting soon',
  },
  { time: '08:50', facts: { awaited: first }, kind: 'awaitingCheckIn', because: 'check-in goes before available' },
  { time: '08:57', facts: { awaited: first }, kind: 'awaitingCheckIn', because: 'check-in goes before starting soon' },
  {
    time: '09:05',
    facts: { awaited: first },
    kind: 'awaitingCheckIn',
    because: 'a meeting that nobody has come to does not have the room yet',
  },
  { time: '09:25', facts: { awaited: { ...first, meetingId: '09:30' } }, kind: 'occupied', because: 'another meeting has the room' },
  { time: '09:05', facts: { awaited: first, freshness: 'stale' }, kind: 'occupied', because: 'stale data is no ground to give a room up' },
  {
    time: '08:57',
    facts: { awaited: first, freshness: 'stale' },
    kind: 'unknown',
    because: 'stale data is no ground to ask for a check-in',
  },
  {
    time: '09:05',
    facts: { awaited: { ...first, meetingId: 'gone' } },
    kind: 'occupied',
    because: 'the meeting that was asked for is gone',
  },
  {
    time: '08:57',
    facts: { awaited: first, policy: { ...defaultPolicy, hours: { ...office, opens: '11:00' } } },
    kind: 'closed',
    because: 'closed goes before check-in until the meeting begins',
  },
  {
    time: '09:05',
    facts: { awaited: first, policy: { ...defaultPolicy, hours: { ...office, opens: '11:00' } } },
    kind: 'awaitingCheckIn',
    because: 'a meeting outside hours that has begun is waited for all the same',
  },
])('D1 at $time the room is $kind: $because', ({ time, facts, kind }) => {
  expect(roomStatusAt(factsWith(facts), at(time)).kind).toBe(kind);
});

test('D1 occupied says who, that it ends soon, when the room is free again and what follows', () => {
  expect(roomStatusAt(factsWith(), at('09:25'))).toMatchObject({
    kind: 'occupied',
    meeting: { id: '09:00' },
    endingSoon: true,
    freeFromMs: at('10:00'),
    next: { id: '09:30' },
    isConflict: false,
    isStale: false,
  });
  expect(roomStatusAt(factsWith(), at('09:24'))).toMatchObject({ endingSoon: false });
});

test.each([
  { hold: ['09:30', '09:50'], time: '09:25', until: '09:50', next: '12:00', endingSoon: false },
  { hold: ['09:30', '09:50'], time: '09:45', until: '09:50', next: '12:00', endingSoon: true },
  { hold: ['09:40', '09:50'], time: '09:25', until: '09:30', next: 'hold', endingSoon: true }, // no longer at its meeting's end
] as const)('E103 with a hold at $hold.0 a meeting lasts until $until, and what comes next is $next', ({ hold, time, until, ...rest }) => {
  const first = { ...meeting('09:00', '09:30'), iCalUId: 'uid-1' };
  const held = buildMeeting(`2026-06-10T${hold[0]}:00Z`, `2026-06-10T${hold[1]}:00Z`, { ...holdFor(first), id: 'hold' });
  const facts = factsWith({ schedule: buildSchedule([first, held, meeting('12:00', '13:00')]) });
  expect(roomStatusAt(facts, at(time))).toMatchObject({
    untilMs: at(until),
    next: { id: rest.next },
    endingSoon: rest.endingSoon,
  });
});

test('D1 two meetings at once are a conflict, for as long as both last', () => {
  const facts = factsWith({ schedule: buildSchedule([...day, meeting('12:30', '13:30')]) });
  expect(roomStatusAt(facts, at('12:10'))).toMatchObject({ isConflict: false });
  expect(roomStatusAt(facts, at('12:40'))).toMatchObject({ isConflict: true, freeFromMs: at('13:30') });
});

test.each([
  { time: '10:10', until: '12:00', because: 'the next meeting comes before closing time' },
  { time: '14:00', until: '17:30', because: 'nothing comes before closing time' },
])('at $time the room is free until $until: $because', ({ time, until }) => {
  const facts = factsWith({ policy: { ...defaultPolicy, hours: office } });
  expect(roomStatusAt(facts, at(time))).toMatchObject({ kind: 'available', untilMs: at(until) });
});

test('a room without hours and without meetings is free with no end', () => {
  expect(roomStatusAt(factsWith({ schedule: [] }), at('10:00'))).toEqual({ kind: 'available', untilMs: null, next: null });
});

test('closed says when it opens and what comes next', () => {
  const facts = factsWith({ policy: { ...defaultPolicy, hours: office } });
  expect(roomStatusAt(facts, at('07:00'))).toMatchObject({ kind: 'closed', opensMs: at('08:00'), next: { id: '09:00' } });
});
