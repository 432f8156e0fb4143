import { expect, test } from 'vitest';
import { type BookingRequest, judgeBooking } from '../../../../shared/simulator/tenant/booking-verdict.ts';
import { exchangeDefaults, type RoomSettings } from '../../../../shared/simulator/tenant/room-settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const span = (startHour: number, endHour: number, date: string | null = null) => ({
  startMs: startHour * HOUR_MS,
  endMs: endHour * HOUR_MS,
  date,
});

interface Case {
  readonly because: string;
  readonly request: Partial<BookingRequest>;
  readonly settings?: Partial<RoomSettings>;
  readonly answer: string;
}

test.each<Case>([
  { because: 'the room is free', request: {}, answer: 'accept' },
  { because: 'what ends as this begins is no conflict', request: { taken: [span(8, 10)] }, answer: 'accept' },
  { because: 'an overlap is', request: { taken: [span(8, 10.5)] }, answer: 'conflict' },
  { because: 'unless conflicts are allowed', request: { taken: [span(8, 10.5)] }, settings: { allowConflicts: true }, answer: 'accept' },
  { because: 'a day is the longest', request: { wanted: [span(10, 34.5)] }, answer: 'tooLong' },
  { because: 'no limit is no limit', request: { wanted: [span(10, 34.5)] }, settings: { maximumDurationInMinutes: 0 }, answer: 'accept' },
  { because: 'half a year is the horizon', request: { wanted: [span(24 * 181, 24 * 181 + 1)] }, answer: 'tooFarAhead' },
  { because: 'an endless series passes any horizon', request: { isSeries: true, isEndless: true }, answer: 'tooFarAhead' },
  {
    because: 'which may be left unenforced',
    request: { isSeries: true, isEndless: true },
    settings: { enforceSchedulingHorizon: false },
    answer: 'accept',
  },
  { because: 'series may be refused', request: { isSeries: true }, settings: { allowRecurringMeetings: false }, answer: 'recurring' },
  {
    because: 'hours may be kept',
    request: { isWorkingTime: () => false },
    settings: { scheduleOnlyDuringWorkHours: true },
    answer: 'outsideHours',
  },
])('$answer: $because', ({ request, settings, answer }) => {
  const verdict = judgeBooking({
    settings: { ...exchangeDefaults, ...settings },
    nowMs: 0,
    wanted: [span(10, 11)],
    taken: [],
    isSeries: false,
    isEndless: false,
    isWorkingTime: () => true,
    ...request,
  });
  expect(verdict.kind === 'decline' ? verdict.reason : verdict.kind).toBe(answer);
});

test('a tolerated clash is declined by its date', () => {
  const wanted = [span(10, 11, '1970-01-01'), span(34, 35, '1970-01-02')];
  const settings = { ...exchangeDefaults, maximumConflictInstances: 1, conflictPercentageAllowed: 50 };
  const request = { settings, nowMs: 0, wanted, taken: [{ startMs: DAY_MS, endMs: 2 * DAY_MS }], isSeries: true, isEndless: false };
  expect(judgeBooking({ ...request, isWorkingTime: () => true })).toEqual({ kind: 'accept', declinedDates: ['1970-01-02'] });
});
