import { expect, test } from 'vitest';
import { isHoldSpent } from '../../../shared/domain/hold-rules.ts';
import type { HoldParent, Meeting } from '../../../shared/domain/meeting.ts';
import { buildMeeting, doorMade } from './build-meeting.ts';

const day = '2026-03-02T';
const at = (time: string): string => `${day}${time}:00Z`;
const nowMs = Date.parse(at('10:50'));
const planning = (from: string, to: string, changes: Partial<Meeting> = {}): Meeting =>
  buildMeeting(at(from), at(to), { iCalUId: 'uid-1', ...changes });

/** From eleven to half past, for Planning, which began at ten. */
const hold = (relation: HoldParent['relation'] = 'after', from = '11:00', to = '11:30'): Meeting =>
  buildMeeting(at(from), at(to), {
    ...doorMade,
    id: 'hold',
    claim: { commandId: 'c1', settled: null, parent: { iCalUId: 'uid-1', startMs: Date.parse(at('10:00')), relation } },
  });

test.each<{ now: readonly Meeting[]; spent: boolean; because: string }>([
  { now: [planning('10:00', '11:00')], spent: false, because: 'the meeting ends where the hold begins' },
  { now: [planning('10:00', '10:45')], spent: true, because: 'the meeting was shortened' },
  { now: [planning('10:00', '11:15')], spent: true, because: 'the meeting was given more time by its organiser' },
  { now: [planning('09:00', '10:00')], spent: true, because: 'the meeting was moved' },
  { now: [planning('14:00', '15:00')], spent: true, because: 'the meeting was moved to the afternoon' },
  { now: [], spent: true, because: 'the meeting is gone' },
  { now: [planning('10:00', '11:00', { isCancelled: true })], spent: true, because: 'the meeting was cancelled' },
  { now: [planning('10:00', '11:00', { responseStatus: 'declined' })], spent: true, because: 'the room declined the meeting' },
  { now: [planning('10:00', '11:00', { showAs: 'free' })], spent: true, because: 'the meeting no longer takes the room' },
  { now: [planning('10:00', '11:00', { iCalUId: 'uid-2' })], spent: true, because: 'another meeting at the same time is another meeting' },
  {
    now: [planning('10:05', '11:00', { originalStartMs: Date.parse(at('10:00')) })],
    spent: false,
    because: 'an occurrence keeps its original start, and its end has not moved',
  },
  {
    now: [{ ...planning('10:00', '11:00'), endMs: Date.parse(at('11:00')) - 30_000 }],
    spent: false,
    because: 'a meeting that ends within a minute is held from the next whole one',
  },
])('E45 after a meeting, spent is $spent: $because', ({ now, spent }) => {
  expect(isHoldSpent(hold(), [hold(), ...now], nowMs)).toBe(spent);
});

test.each<{ now: readonly Meeting[]; spent: boolean; because: string }>([
  { now: [], spent: false, because: 'the meeting is not in this calendar: the organiser has not changed the place yet' },
  { now: [planning('10:00', '11:00')], spent: true, because: 'the organiser has invited this room' },
  { now: [planning('14:00', '15:00')], spent: false, because: 'the meeting came in at another time, which takes nothing from the hold' },
])('E45 in the place of a meeting, spent is $spent: $because', ({ now, spent }) => {
  const instead = hold('instead', '10:00', '11:00');
  expect(isHoldSpent(instead, [instead, ...now], nowMs)).toBe(spent);
});

test('E45 a hold that is over is history', () => {
  expect(isHoldSpent(hold(), [hold()], Date.parse(at('11:30')))).toBe(false);
});

test('E45 bookings and people’s meetings are no holds', () => {
  const booking = buildMeeting(at('11:00'), at('11:30'), doorMade);
  expect([booking, planning('11:00', '11:30')].map((meeting) => isHoldSpent(meeting, [], nowMs))).toEqual([false, false]);
});
