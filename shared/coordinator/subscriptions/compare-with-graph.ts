import type { GraphSubscription } from '../../graph/subscription-schema.ts';

export interface Comparison {
  /** Kept by us and as it should be at Graph. */
  readonly confirmed: readonly GraphSubscription[];
  /** Kept by us, and Graph has none such. */
  readonly missing: readonly string[];
  /** Kept by us, but it notifies an address of before; that cannot be changed [7.1.5]. */
  readonly moved: readonly string[];
  /** It notifies us, and we know nothing of it: its record was lost, or its room was disconnected (Q20). */
  readonly strays: readonly string[];
}

/** What is between our records and Graph's list. Subscriptions of other addresses that we do not keep are somebody else's, and in no list. */
export function compareWithGraph(listed: readonly GraphSubscription[], kept: ReadonlySet<string>, notificationUrl: string): Comparison {
  const ids = new Set(listed.map(({ id }) => id));
  // A list that leaves the address out says nothing against it.
  const isElsewhere = (one: GraphSubscription): boolean => one.notificationUrl !== notificationUrl && one.notificationUrl !== '';
  const ours = listed.filter(({ id }) => kept.has(id));
  return {
    confirmed: ours.filter((one) => !isElsewhere(one)),
    moved: ours.filter(isElsewhere).map(({ id }) => id),
    missing: [...kept].filter((id) => !ids.has(id)),
    strays: listed.filter((one) => !kept.has(one.id) && one.notificationUrl === notificationUrl).map(({ id }) => id),
  };
}
