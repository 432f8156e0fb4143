import { SHORTEST_MINUTES } from './slot-rules.ts';
import type { TimeWindow } from './time-window.ts';
import { MINUTE_MS, minuteFrom, minuteOf } from './whole-minute.ts';

/** Steps of booking ahead. Every zone's clock is off UTC by whole quarters, so quarters are the same everywhere. */
export const STEP_MINUTES = 15;

const STEP_MS = STEP_MINUTES * MINUTE_MS;
const SHORTEST_MS = SHORTEST_MINUTES * MINUTE_MS;

/** The first quarter after an instant's minute: what begins in this minute is booked as now. */
export function quarterAfter(ms: number): number {
  return (Math.floor(ms / STEP_MS) + 1) * STEP_MS;
}

/**
 * Where a booking in a free stretch may begin and end: on quarters, and at the stretch's own edges where these are none, so that
 * it can follow the meeting before and last until the next one. An edge too near to a quarter for a booking between them is
 * left out. Fewer than two: nothing can be booked there.
 */
export function bookingMarks(stretch: TimeWindow): readonly number[] {
  const startMs = minuteFrom(stretch.startMs);
  const endMs = minuteOf(stretch.endMs);
  const first = Math.ceil(startMs / STEP_MS) * STEP_MS;
  const quarters = Array.from({ length: Math.max(0, Math.floor((endMs - first) / STEP_MS) + 1) }, (_, step) => first + step * STEP_MS);
  const marks = [
    ...((quarters[0] ?? endMs) - startMs >= SHORTEST_MS ? [startMs] : []),
    ...quarters,
    ...(endMs - (quarters.at(-1) ?? startMs) >= SHORTEST_MS ? [endMs] : []),
  ];
  return marks.length > 1 ? marks : [];
}
