import { Temporal } from 'temporal-polyfill';
import { remember } from '../kit/remember.ts';

/** Every view asks for the edges of the same few days. */
const KEPT = 500;

/** The calendar date (`YYYY-MM-DD`) that a clock in this zone shows at an instant. */
export function dateAt(ms: number, timeZone: string): string {
  return zoned(ms, timeZone).toPlainDate().toString();
}

/** The first instant of a date: not always midnight, for some zones skip it when summer begins. */
export const startOfDateMs = remember(
  KEPT,
  (date: string, timeZone: string): number => Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds,
);

/** `time` is `HH:MM`, or `24:00` for the end of the date. A time that the date skips moves on by the length of the gap; of one it has twice, the first counts. */
export const atTimeMs = remember(KEPT, (date: string, time: string, timeZone: string): number => {
  if (time === '24:00') return startOfDateMs(addDays(date, 1), timeZone);
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
});

export const addDays = remember(KEPT, (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString());

/** 1 = Monday. */
export const isoWeekday = remember(KEPT, (date: string): number => Temporal.PlainDate.from(date).dayOfWeek);

/** Minutes past the hour on a clock in this zone. */
export function minuteOfHour(ms: number, timeZone: string): number {
  return zoned(ms, timeZone).minute;
}

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}
