import type { DayView } from '../../shared/view/door-view.ts';
import { hoursBetween } from './timeline-layout.ts';

/** The hours of a day that are drawn, counted from its start. */
export interface HourRange {
  readonly from: number;
  readonly to: number;
}

/** Shown when nothing says otherwise: a working day. */
const USUAL: HourRange = { from: 8, to: 18 };

/** One range for all days that stand side by side: opening hours and every meeting fit in; a day that is closed throughout adds none. */
export function daysRange(days: readonly DayView[]): HourRange {
  const stretches = days.flatMap((day) => {
    const timed = day.meetings.filter(({ isAllDay }) => !isAllDay);
    return [...timed, ...openStretches(day)].map(({ startMs, endMs }) => ({
      from: hoursBetween(day.startMs, Math.max(startMs, day.startMs)),
      to: hoursBetween(day.startMs, Math.min(endMs, day.endMs)),
    }));
  });
  if (stretches.length === 0) return USUAL;
  return { from: Math.floor(Math.min(...stretches.map(({ from }) => from))), to: Math.ceil(Math.max(...stretches.map(({ to }) => to))) };
}

/** A day that never closes says nothing about which of its hours matter: the usual ones do. */
function openStretches(day: DayView): { readonly startMs: number; readonly endMs: number }[] {
  if (day.closed.length === 0) return [{ startMs: day.startMs + USUAL.from * 3_600_000, endMs: day.startMs + USUAL.to * 3_600_000 }];
  const open = [];
  let startMs = day.startMs;
  for (const stretch of day.closed) {
    if (stretch.startMs > startMs) open.push({ startMs, endMs: stretch.startMs });
    startMs = Math.max(startMs, stretch.endMs);
  }
  if (startMs < day.endMs) open.push({ startMs, endMs: day.endMs });
  return open;
}
