import type { PatternedRecurrence, RecurrencePattern } from '@microsoft/microsoft-graph-types';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

type Rule = ReturnType<typeof newRule>;

interface RuleParts {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly wkst?: string;
  readonly byDay?: string[];
  readonly byMonth?: number[];
  readonly byMonthDay?: number[];
  readonly bySetPos?: number[];
}

const setPositions = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;
const rules = new WeakMap<PatternedRecurrence, Rule>();

const dayCode = (name: string): string => name.slice(0, 2).toUpperCase();

/** A day that a month may lack falls on that month's last day, as in Outlook. */
const dayOfMonth = (day: number): Pick<RuleParts, 'byMonthDay' | 'bySetPos'> =>
  day <= 28 ? { byMonthDay: [day] } : { byMonthDay: Array.from({ length: day - 27 }, (_, index) => 28 + index), bySetPos: [-1] };

const weekdays = (pattern: RecurrencePattern): string[] => (pattern.daysOfWeek ?? []).map(dayCode);

/** With several days in a relative pattern the first fitting one counts (section 2, `recurrence`). */
const relativeDay = (pattern: RecurrencePattern): Pick<RuleParts, 'byDay' | 'bySetPos'> => ({
  byDay: weekdays(pattern),
  bySetPos: [setPositions[pattern.index ?? 'first']],
});

function partsOf(pattern: RecurrencePattern): RuleParts {
  const interval = pattern.interval ?? 1;
  const wkst = dayCode(pattern.firstDayOfWeek ?? 'sunday');
  switch (pattern.type) {
    case 'weekly':
      return { freq: 'WEEKLY', interval, wkst, byDay: weekdays(pattern) };
    case 'absoluteMonthly':
      return { freq: 'MONTHLY', interval, ...dayOfMonth(pattern.dayOfMonth ?? 1) };
    case 'relativeMonthly':
      return { freq: 'MONTHLY', interval, ...relativeDay(pattern) };
    case 'absoluteYearly':
      return { freq: 'YEARLY', interval, byMonth: [pattern.month ?? 1], ...dayOfMonth(pattern.dayOfMonth ?? 1) };
    case 'relativeYearly':
      return { freq: 'YEARLY', interval, byMonth: [pattern.month ?? 1], ...relativeDay(pattern) };
    default:
      return { freq: 'DAILY', interval };
  }
}

const utcMidnight = (date: string): Temporal.ZonedDateTime => Temporal.PlainDate.from(date).toZonedDateTime('UTC');

function newRule({ pattern, range }: PatternedRecurrence) {
  return new RRuleTemporal({
    ...partsOf(pattern ?? {}),
    tzid: 'UTC',
    dtstart: utcMidnight(range?.startDate ?? '1970-01-01'),
    ...(range?.type === 'endDate' && range.endDate ? { until: utcMidnight(range.endDate) } : {}),
    ...(range?.type === 'numbered' ? { count: range.numberOfOccurrences ?? 1 } : {}),
  });
}

function ruleOf(recurrence: PatternedRecurrence): Rule {
  const known = rules.get(recurrence);
  if (known) return known;
  const rule = newRule(recurrence);
  rules.set(recurrence, rule);
  return rule;
}

/** The dates of a series from `first` to `last`, both included. Dates only: the time of day is laid on them in the series' zone. */
export function datesOf(recurrence: PatternedRecurrence, first: string, last: string): string[] {
  if (last < first) return [];
  const found = ruleOf(recurrence).between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true);
  return found.map((date) => date.toString().slice(0, 10));
}
