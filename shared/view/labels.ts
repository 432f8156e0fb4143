import type { Language, Policy } from '../domain/policy.ts';
import { remember } from '../kit/remember.ts';
import type { TimeLabel } from './time-label.ts';

/** Prints instants in the room's zone and language. */
export interface Labels {
  time(ms: number): string;
  /** The hour alone, for a timeline. */
  hour(ms: number): string;
  weekday(ms: number): string;
  date(ms: number): string;
  /** Weekday and date, short. */
  shortDate(ms: number): string;
  isSameDay(aMs: number, bMs: number): boolean;
  /** With its day, unless that is the day of `todayMs`. */
  at(ms: number, todayMs: number): TimeLabel;
}

/** Dates are printed day first; `auto` takes the 24 hours that a timetable has. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB' };

/** Instants that one view prints, and then some: the same ones are printed every minute. */
const KEPT = 2_000;

/** A view is built at least every minute, and making its formatters would take longer than all the rest of it. */
const labelsFor = remember(50, (language: Language, hourCycle: Policy['hourCycle'], timeZone: string): Labels => {
  const is12Hour = hourCycle === 'h12';
  const print = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
    return remember(KEPT, (ms: number) => format.format(ms));
  };
  const time = print({ hour: is12Hour ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: is12Hour ? 'h12' : 'h23' });
  const hour = print({ hour: is12Hour ? 'numeric' : '2-digit', hourCycle: is12Hour ? 'h12' : 'h23' });
  const weekday = print({ weekday: 'long' });
  const date = print({ day: 'numeric', month: 'long' });
  const shortWeekday = print({ weekday: 'short' });
  const shortDayAndMonth = print({ day: 'numeric', month: 'short' });
  const day = print({ year: 'numeric', month: '2-digit', day: '2-digit' });

  const shortDate = (ms: number) => `${shortWeekday(ms)} ${shortDayAndMonth(ms)}`;
  const isSameDay = (aMs: number, bMs: number) => day(aMs) === day(bMs);
  return {
    time,
    hour,
    weekday,
    date,
    shortDate,
    isSameDay,
    at: (ms, todayMs) => ({ ms, text: time(ms), dayLabel: isSameDay(ms, todayMs) ? null : shortDate(ms) }),
  };
});

export function createLabels({ language, hourCycle }: Pick<Policy, 'language' | 'hourCycle'>, timeZone: string): Labels {
  return labelsFor(language, hourCycle, timeZone);
}
