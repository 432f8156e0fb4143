/** One body that was posted to a subscriber, and what came of it. */
interface LoggedDelivery {
  readonly atMs: number;
  readonly url: string;
  /** Of its items, as often as they are in it. */
  readonly subscriptionIds: readonly string[];
  /** 0 for the first try. */
  readonly retry: number;
  /** 0 when no answer came. */
  readonly status: number;
  readonly tookMs: number;
}

/** What was posted: the latest few hundred, and counts of all. */
export interface DeliveryLog {
  add(delivery: LoggedDelivery): void;
  /** Counts notifications that nobody will ever be told. */
  drop(count: number): void;
  latest(): readonly LoggedDelivery[];
  counts(): { readonly posted: number; readonly accepted: number; readonly dropped: number };
}

const KEPT = 300;

export function createDeliveryLog(): DeliveryLog {
  let kept: LoggedDelivery[] = [];
  let [posted, accepted, dropped] = [0, 0, 0];
  return {
    add(delivery) {
      kept.push(delivery);
      if (kept.length > KEPT * 2) kept = kept.slice(-KEPT);
      posted += 1;
      if (delivery.status >= 200 && delivery.status < 300) accepted += 1;
    },
    drop(count) {
      dropped += count;
    },
    latest: () => kept.slice(-KEPT),
    counts: () => ({ posted, accepted, dropped }),
  };
}
