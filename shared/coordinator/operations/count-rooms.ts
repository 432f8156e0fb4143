import type { Enrolment } from '../enrolment/enrolment.ts';
import type { Lines } from '../lines/lines.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import type { CoordinatorCounts } from './operations-routes.ts';
import type { SubscriptionState } from './prometheus-metrics.ts';

export interface CountedParts {
  readonly enrolment: Pick<Enrolment, 'rooms' | 'doors'>;
  readonly subscriptions: Pick<Subscriptions, 'statusOf'>;
  readonly lines: Pick<Lines, 'count'>;
}

/** How many rooms are subscribed, and how many are not, by reason. */
export function countByState({ enrolment, subscriptions }: Omit<CountedParts, 'lines'>): ReadonlyMap<SubscriptionState, number> {
  const counts = new Map<SubscriptionState, number>();
  for (const { id } of enrolment.rooms()) {
    const status = subscriptions.statusOf(id);
    const state = status.kind === 'subscribed' ? status.kind : status.because;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

export function countAll(parts: CountedParts): CoordinatorCounts {
  const { enrolment, lines } = parts;
  return {
    rooms: enrolment.rooms().length,
    subscribed: countByState(parts).get('subscribed') ?? 0,
    doors: enrolment.doors().filter(({ revokedMs }) => revokedMs === null).length,
    lines: lines.count(),
  };
}
