/** How long a life is asked for, in one tenant. */
export interface SubscriptionLife {
  readonly ms: () => number;
  /** Graph would not grant so much. */
  readonly shorten: () => void;
}

/** A little less than three days: within the 10,070 minutes of today (Q19) and the 4,230 of before. */
const LONGEST_MS = 4_200 * 60_000;
/** Graph raises less than 45 minutes to 45 [7.1.4]. */
const SHORTEST_MS = 60 * 60_000;

export function createSubscriptionLife(): SubscriptionLife {
  let ms = LONGEST_MS;
  return {
    ms: () => ms,
    shorten() {
      ms = Math.max(SHORTEST_MS, ms / 2);
    },
  };
}
