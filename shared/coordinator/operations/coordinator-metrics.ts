/** What the coordinator counts. Names and help texts of the Prometheus series are in `operations`; no label ever holds a room or a person. */
export interface CoordinatorMetrics {
  /** Notification items, one unless said, by what became of them. */
  notification(outcome: NotificationOutcome, count?: number): void;
  /** From the arrival of a notification to its hint on the lines, in milliseconds; for what was gathered, from the end of its burst. */
  hintLatency(ms: number): void;
  /** A line that came up (`opened`), or why it ended or was turned away. */
  line(event: 'opened' | 'closed' | 'tooSlow' | 'silent' | 'refused'): void;
  gatewayCall(status: number): void;
  /** Microsoft told us to slow down (429, 503, 504). */
  throttled(): void;
  subscriptionCall(operation: 'create' | 'renew' | 'delete' | 'list', outcome: 'ok' | 'failed'): void;
}

export type NotificationOutcome =
  | 'accepted'
  | 'unknownSubscription'
  | 'wrongClientState'
  | 'replayed'
  | 'malformed'
  | 'oversized'
  | 'lifecycle';

export const noMetrics: CoordinatorMetrics = {
  notification() {},
  hintLatency() {},
  line() {},
  gatewayCall() {},
  throttled() {},
  subscriptionCall() {},
};
