/** Tells the doors of a room that it may have changed: the first hint of a burst goes at once, the rest are gathered into one. */
export interface Hints {
  /** `receivedMs`: when the notification arrived, by the coordinator's monotonic clock, for the latency that is measured. */
  changed(roomId: string, receivedMs: number): void;
}
