import type { PatternedRecurrence, RecurrencePattern, RecurrenceRange } from '@microsoft/microsoft-graph-types';
import { expect, test } from 'vitest';
import { datesOf } from '../../../../shared/simulator/tenant/recurrence.ts';

interface Case {
  readonly because: string;
  readonly pattern: RecurrencePattern;
  readonly range?: RecurrenceRange;
  readonly from?: string;
  readonly to: string;
  readonly dates: readonly string[];
}

const startDate = '2026-01-30';

test.each<Case>([
  {
    because: 'every third day',
    pattern: { type: 'daily', interval: 3 },
    to: '2026-02-06',
    dates: ['2026-01-30', '2026-02-02', '2026-02-05'],
  },
  {
    because: 'endDate counts itself',
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'endDate', endDate: '2026-01-31' },
    to: '2026-03-01',
    dates: ['2026-01-30', '2026-01-31'],
  },
  {
    because: 'a number of occurrences',
    pattern: { type: 'daily', interval: 1 },
    range: { type: 'numbered', numberOfOccurrences: 2 },
    from: '2026-01-31',
    to: '2026-03-01',
    dates: ['2026-01-31'],
  },
  {
    because: 'every other week on two days',
    pattern: { type: 'weekly', interval: 2, daysOfWeek: ['friday', 'tuesday'], firstDayOfWeek: 'monday' },
    to: '2026-02-15',
    dates: ['2026-01-30', '2026-02-10', '2026-02-13'],
  },
  {
    because: 'the 30th is the last day where a month is shorter',
    pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 30 },
    to: '2026-04-01',
    dates: ['2026-01-30', '2026-02-28', '2026-03-30'],
  },
  {
    because: 'the last Friday',
    pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' },
    to: '2026-03-31',
    dates: ['2026-01-30', '2026-02-27', '2026-03-27'],
  },
  {
    because: 'of several days the first that fits',
    pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['saturday', 'sunday'], index: 'first' },
    from: '2026-02-01',
    to: '2026-03-31',
    dates: ['2026-02-01', '2026-03-01'],
  },
  {
    because: 'once a year',
    pattern: { type: 'absoluteYearly', interval: 1, month: 1, dayOfMonth: 30 },
    to: '2028-01-31',
    dates: ['2026-01-30', '2027-01-30', '2028-01-30'],
  },
])('$because', ({ pattern, range = { type: 'noEnd' }, from = startDate, to, dates }) => {
  const recurrence: PatternedRecurrence = { pattern, range: { ...range, startDate } };
  expect(datesOf(recurrence, from, to)).toEqual(dates);
});
