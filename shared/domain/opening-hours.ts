import type { OpeningHours } from './policy.ts';
import type { TimeWindow } from './time-window.ts';
import { addDays, atTimeMs, dateAt, isoWeekday } from './zone-time.ts';

/** How far ahead an opening or closing is looked for: hours repeat every week. */
const DAYS_LOOKED_AHEAD = 8;

/** Null hours mean always open. */
export function isOpenAt(hours: OpeningHours | null, ms: number, timeZone: string): boolean {
  if (hours === null) return true;
  const stretch = openStretch(hours, dateAt(ms, timeZone), timeZone);
  return stretch !== null && stretch.startMs <= ms && ms < stretch.endMs;
}

/** The next instant at which the room opens, after `ms`. Null when it never closes, or never opens. */
export function nextOpeningMs(hours: OpeningHours | null, ms: number, timeZone: string): number | null {
  if (hours === null) return null;
  for (const { startMs } of stretchesFrom(hours, ms, timeZone)) if (startMs > ms) return startMs;
  return null;
}

/** The end of the open stretch that `ms` lies in; open days that touch at midnight count as one. Null when closed at `ms`, or open without end. */
export function closingMs(hours: OpeningHours | null, ms: number, timeZone: string): number | null {
  if (hours === null) return null;
  const stretches = [...stretchesFrom(hours, ms, timeZone)];
  const first = stretches.findIndex((stretch) => stretch.startMs <= ms && ms < stretch.endMs);
  if (first < 0) return null;
  const last = stretches.slice(first).find((stretch, index) => stretch.endMs !== stretches[first + index + 1]?.startMs);
  // Still open when the look-ahead ends: it never closes.
  return last && last !== stretches[DAYS_LOOKED_AHEAD] ? last.endMs : null;
}

/** The stretches of a window in which the room is closed. */
export function closedStretches(hours: OpeningHours | null, window: TimeWindow, timeZone: string): readonly TimeWindow[] {
  if (hours === null) return [];
  const closed: TimeWindow[] = [];
  let closedFromMs = window.startMs;
  for (const stretch of stretchesFrom(hours, window.startMs, timeZone)) {
    if (stretch.startMs >= window.endMs) break;
    if (stretch.startMs > closedFromMs) closed.push({ startMs: closedFromMs, endMs: stretch.startMs });
    closedFromMs = Math.max(closedFromMs, stretch.endMs);
  }
  if (closedFromMs < window.endMs) closed.push({ startMs: closedFromMs, endMs: window.endMs });
  return closed;
}

/** Open stretches of the day of `ms` and the days after it, each worked out when it is asked for. */
function* stretchesFrom(hours: OpeningHours, ms: number, timeZone: string): Generator<TimeWindow> {
  const today = dateAt(ms, timeZone);
  for (let days = 0; days <= DAYS_LOOKED_AHEAD; days += 1) {
    const stretch = openStretch(hours, addDays(today, days), timeZone);
    if (stretch) yield stretch;
  }
}

function openStretch(hours: OpeningHours, date: string, timeZone: string): TimeWindow | null {
  if (!hours.days.includes(isoWeekday(date))) return null;
  const startMs = atTimeMs(date, hours.opens, timeZone);
  const endMs = atTimeMs(date, hours.closes, timeZone);
  return startMs < endMs ? { startMs, endMs } : null;
}
