/** A stretch of time, `startMs` included, `endMs` excluded. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** True when the two share any instant. What ends at an instant and what begins at it do not. */
export function overlap(one: TimeWindow, other: TimeWindow): boolean {
  return one.startMs < other.endMs && other.startMs < one.endMs;
}
