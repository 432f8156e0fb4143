/** A stretch of time, `startMs` included, `endMs` excluded. */
export interface TimeWindow {
  readonly startMs: number;
  readonly endMs: number;
}
