import { describe, expect, test } from 'vitest';
import { checkInWindowOf, openCheckInAt, takesCheckIn } from '../../../shared/domain/check-in.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { buildSchedule } from '../../../shared/domain/schedule.ts';
import { buildMeeting, doorMade, holdFor } from './build-meeting.ts';

const policy = { ...defaultPolicy, checkIn: 'release' } as const;
const at = (time: string): number => Date.parse(`2026-06-10T${time}${time.length > 5 ? '' : ':00'}Z`);
const meeting = (from: string, to: string, changes: Partial<Meeting> = {}): Meeting =>
  buildMeeting(`2026-06-10T${from}:00Z`, `2026-06-10T${to}:00Z`, { id: `${from}-${to}`, iCalUId: `uid ${from}`, ...changes });
const review = meeting('10:00', '11:00');

describe('E50 people check in to', () => {
  test.each<{ readonly what: string; readonly it: Meeting; readonly takes: boolean }>([
    { what: "a person's meeting that the room accepted", it: review, takes: true },
    { what: 'one that it accepted tentatively', it: meeting('10:00', '11:00', { responseStatus: 'tentativelyAccepted' }), takes: true },
    {
      what: 'no invitation that Exchange has not answered',
      it: meeting('10:00', '11:00', { responseStatus: 'notResponded' }),
      takes: false,
    },
    { what: 'no meeting that the room declined', it: meeting('10:00', '11:00', { responseStatus: 'declined' }), takes: false },
    { what: 'no meeting that leaves the room free', it: meeting('10:00', '11:00', { showAs: 'free' }), takes: false },
    { what: 'no meeting that was called off', it: meeting('10:00', '11:00', { isCancelled: true }), takes: false },
    { what: "no door's booking", it: meeting('10:00', '11:00', doorMade), takes: false },
    { what: 'no hold', it: meeting('10:00', '11:00', holdFor(review)), takes: false },
    { what: 'nothing that the room itself organises', it: meeting('10:00', '11:00', { isOrganizer: true }), takes: false },
    { what: 'no whole day', it: buildMeeting('2026-06-10', '2026-06-11', { iCalUId: 'u' }), takes: false },
    { what: 'nothing that has no name in other calendars', it: meeting('10:00', '11:00', { iCalUId: null }), takes: false },
  ])('$what', ({ it, takes }) => {
    expect(takesCheckIn(it)).toBe(takes);
  });
});

describe('E50 check-in is open', () => {
  const before = meeting('09:00', '09:55');
  test.each<{
    readonly because: string;
    readonly others?: readonly Meeting[];
    readonly known?: string;
    readonly from: string;
    readonly to: string;
  }>([
    { because: 'by policy', from: '09:50', to: '10:10' },
    { because: 'from the end of the meeting before', others: [before], from: '09:55', to: '10:10' },
    {
      because: 'from the end of a meeting that overlaps, and then as long',
      others: [meeting('09:00', '10:15')],
      from: '10:15',
      to: '10:25',
    },
    { because: 'whatever ended long before', others: [meeting('08:00', '09:00')], from: '09:50', to: '10:10' },
    { because: 'in spite of what comes after', others: [meeting('10:30', '12:00')], from: '09:50', to: '10:10' },
    { because: 'in spite of an all-day meeting', others: [buildMeeting('2026-06-10', '2026-06-11')], from: '09:50', to: '10:10' },
    { because: 'since the door knows of it', known: '09:52:30', from: '09:52:30', to: '10:10' },
    { because: 'since the door knows of it, then for whole minutes', known: '10:02:30', from: '10:02:30', to: '10:13' },
    { because: 'by policy, known before', known: '08:00', from: '09:50', to: '10:10' },
  ])('$because', ({ others = [], known, from, to }) => {
    const window = checkInWindowOf(review, buildSchedule([review, ...others]), known === undefined ? null : at(known), policy);
    expect(window).toEqual({ opensMs: at(from), closesMs: at(to) });
  });

  test.each([
    { because: 'it is as short as that', it: meeting('10:00', '10:10'), known: null },
    { because: 'it became known too late', it: review, known: at('10:50') },
  ])('never where $because', ({ it, known }) => {
    expect(checkInWindowOf(it, buildSchedule([it]), known, policy)).toBeNull();
  });
});

describe('E50 the door asks for', () => {
  const ask = (schedule: readonly Meeting[], time: string, changes: Partial<typeof defaultPolicy> = {}) =>
    openCheckInAt(buildSchedule(schedule), () => null, { ...policy, ...changes }, at(time))?.meeting.id ?? null;
  const next = meeting('11:00', '12:00');

  test.each([
    { time: '09:49:59', asks: null },
    { time: '09:50', asks: review.id },
    { time: '10:09:59', asks: review.id },
    { time: '10:10', asks: null },
    { time: '10:55', asks: null },
    { time: '11:00', asks: next.id },
  ])('$asks at $time', ({ time, asks }) => {
    expect(ask([review, next], time)).toBe(asks);
  });

  test('nothing once somebody checked in, and nothing where the policy is off', () => {
    expect(ask([{ ...review, checkedInMs: at('09:51') }], '09:55')).toBeNull();
    expect(ask([review], '09:55', { checkIn: 'off' })).toBeNull();
    expect(ask([review], '09:55', { checkIn: 'remind' })).toBe(review.id);
  });
});
