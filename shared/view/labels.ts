import type { Language, Policy } from '../domain/policy.ts';
import type { TimeLabel } from './door-view.ts';

/** Prints instants in the room's zone and language. */
export interface Labels {
  time(ms: number): string;
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

export function createLabels({ language, hourCycle }: Pick<Policy, 'language' | 'hourCycle'>, timeZone: string): Labels {
  const is12Hour = hourCycle === 'h12';
  const print = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
  const time = print({ hour: is12Hour ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: is12Hour ? 'h12' : 'h23' });
  const weekday = print({ weekday: 'long' });
  const date = print({ day: 'numeric', month: 'long' });
  const shortWeekday = print({ weekday: 'short' });
  const shortDayAndMonth = print({ day: 'numeric', month: 'short' });
  const day = print({ year: 'numeric', month: '2-digit', day: '2-digit' });

  const shortDate = (ms: number) => `${shortWeekday.format(ms)} ${shortDayAndMonth.format(ms)}`;
  const isSameDay = (aMs: number, bMs: number) => day.format(aMs) === day.format(bMs);
  return {
    time: (ms) => time.format(ms),
    weekday: (ms) => weekday.format(ms),
    date: (ms) => date.format(ms),
    shortDate,
    isSameDay,
    at: (ms, todayMs) => ({ ms, text: time.format(ms), dayLabel: isSameDay(ms, todayMs) ? null : shortDate(ms) }),
  };
}
