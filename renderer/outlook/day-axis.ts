import { addDays, instantOf, timeOf } from './zone-time.ts';

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;

/** The day from top to bottom. A day on which the clocks change has 23 or 25 hours. */
export interface DayAxis {
  readonly date: string;
  readonly timeZone: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly hours: readonly { readonly ms: number; readonly label: string }[];
}

/** Two instants, in order. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

export function buildDayAxis(date: string, timeZone: string): DayAxis {
  const startMs = instantOf(date, '00:00', timeZone);
  const endMs = instantOf(addDays(date, 1), '00:00', timeZone);
  const hours = Array.from({ length: Math.round((endMs - startMs) / HOUR_MS) }, (_, index) => {
    const ms = startMs + index * HOUR_MS;
    return { ms, label: timeOf(ms, timeZone) };
  });
  return { date, timeZone, startMs, endMs, hours };
}

/** Where a stretch stands on the axis, in hours from its top; null when none of it does. */
export function placeOn(axis: DayAxis, { startMs, endMs }: Stretch): { readonly fromHours: number; readonly hours: number } | null {
  const from = Math.max(startMs, axis.startMs);
  const to = Math.min(endMs, axis.endMs);
  return to > from ? { fromHours: (from - axis.startMs) / HOUR_MS, hours: (to - from) / HOUR_MS } : null;
}

/** To the nearest quarter of an hour. */
export const snapMs = (ms: number): number => Math.round(ms / QUARTER_MS) * QUARTER_MS;

/** What was drawn from where the pointer went down to where it is: whole quarters; without a way, half an hour. */
export function drawnStretch(anchorMs: number, headMs: number): Stretch {
  const quarterAt = (ms: number): number => Math.floor(ms / QUARTER_MS) * QUARTER_MS;
  const anchor = quarterAt(anchorMs);
  const head = quarterAt(headMs);
  if (head === anchor) return { startMs: anchor, endMs: anchor + 2 * QUARTER_MS };
  return { startMs: Math.min(anchor, head), endMs: Math.max(anchor, head) + QUARTER_MS };
}
