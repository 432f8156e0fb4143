import type { GraphError, GraphErrorKind } from '../../graph/graph-error.ts';
import { type BackoffOptions, backoffMs } from '../../kit/backoff.ts';

const quick: BackoffOptions = { firstMs: 2_000, capMs: 60_000 };
const slow: BackoffOptions = { firstMs: 30_000, capMs: 300_000 };
/** Asking again keeps a denial alive [9.3], Q42. */
const denied: BackoffOptions = { firstMs: 1_800_000, capMs: 1_800_000 };

const backoffOf: Partial<Record<GraphErrorKind, BackoffOptions>> = {
  throttled: { firstMs: 10_000, capMs: 300_000 },
  credentialRefused: slow,
  roomNotFound: slow,
  badRequest: slow,
  forbidden: denied,
};

/** How long to wait after the `attempt`th failure in a row (from 1): what Graph said, else backoff by kind with jitter (E12). */
export function retryDelayMs(error: GraphError, attempt: number, random: () => number): number {
  const told = error.facts.retryAfterMs;
  if (told !== undefined) return told + Math.round(random() * 1_000);
  if (error.kind === 'forbidden') return denied.firstMs + Math.round(random() * 60_000);
  return backoffMs(attempt, backoffOf[error.kind] ?? quick, random);
}
