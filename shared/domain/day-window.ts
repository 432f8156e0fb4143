import type { TimeWindow } from './time-window.ts';
import { addDays, dateAt, startOfDateMs } from './zone-time.ts';

/** Days that a door shows, today included. */
export const SHOWN_DAY_COUNT = 8;

/** The day of an instant, or the one `daysAhead` of it: 23 or 25 hours long on DST nights. */
export function dayBounds(ms: number, timeZone: string, daysAhead = 0): TimeWindow {
  return daysFrom(addDays(dateAt(ms, timeZone), daysAhead), 1, timeZone);
}

/** From the start of today to the end of the last day shown. */
export function shownWindow(nowMs: number, timeZone: string): TimeWindow {
  return daysFrom(dateAt(nowMs, timeZone), SHOWN_DAY_COUNT, timeZone);
}

/**
 * The window to keep in sync (D2): start of yesterday to end of the eighth day ahead, and a day wider on both sides,
 * because all-day events match a window as dates in UTC [1.1.10].
 */
export function syncWindow(nowMs: number, timeZone: string): TimeWindow {
  return daysFrom(addDays(dateAt(nowMs, timeZone), -2), 12, timeZone);
}

function daysFrom(firstDate: string, dayCount: number, timeZone: string): TimeWindow {
  return { startMs: startOfDateMs(firstDate, timeZone), endMs: startOfDateMs(addDays(firstDate, dayCount), timeZone) };
}
