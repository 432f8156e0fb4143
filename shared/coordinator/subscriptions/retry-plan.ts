import type { GraphError } from '../../graph/graph-error.ts';
import { type BackoffOptions, backoffMs } from '../../kit/backoff.ts';
import type { UnsubscribedReason } from './subscriptions.ts';

export const reasonOf = (error: GraphError): UnsubscribedReason => error.facts.subscriptionTrouble ?? error.kind;

const passing: BackoffOptions = { firstMs: 5_000, capMs: 600_000 };
const stubborn: BackoffOptions = { firstMs: 60_000, capMs: 3_600_000 };
/** Half an hour at least: asking again keeps a denial alive [9.3], Q42. */
const denied: BackoffOptions = { firstMs: 3_600_000, capMs: 7_200_000 };

const backoffOf: Partial<Record<UnsubscribedReason, BackoffOptions>> = {
  forbidden: denied,
  mailboxClosed: denied,
  quotaReached: denied,
  roomNotFound: denied,
  badRequest: stubborn,
  unexpectedReply: stubborn,
  alreadyExists: stubborn,
};

/** How long a room waits after its `attempt`th failure in a row (from 1), with jitter; longer where Graph said so. */
export function retryDelayMs(error: GraphError, attempt: number, random: () => number): number {
  const ownMs = backoffMs(attempt, backoffOf[reasonOf(error)] ?? passing, random);
  return Math.max(ownMs, error.facts.retryAfterMs ?? 0);
}
