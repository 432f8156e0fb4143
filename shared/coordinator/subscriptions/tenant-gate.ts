import type { GraphError } from '../../graph/graph-error.ts';
import { backoffMs } from '../../kit/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import { reasonOf } from './retry-plan.ts';
import type { UnsubscribedReason } from './subscriptions.ts';

/** Closed while a tenant as a whole cannot be served, so that thousands of rooms do not find that out one by one. */
export interface TenantGate {
  /** Until the next call may go out; 0 for now. Infinite while one call is out to see whether it works again. */
  restMs(): number;
  /** Why it is closed; null while it is open. */
  because(): UnsubscribedReason | null;
  /** A call goes out. */
  sent(): void;
  /** It worked. */
  worked(): void;
  /** It failed; true where that concerns all, and the caller is to come back when the gate is open. */
  failed(error: GraphError): boolean;
}

/** One room's trouble, unless so many in a row have it: an outage, or a public address that does not answer. */
const IN_A_ROW = 20;
const closing = { firstMs: 2_000, capMs: 300_000 };

export function createTenantGate(clock: Pick<Clock, 'monotonicMs'>, random: () => number): TenantGate {
  let closed: { readonly because: UnsubscribedReason; readonly untilMs: number } | null = null;
  let closings = 0;
  let row = 0;
  let isTrying = false;

  const concernsAll = (error: GraphError): boolean => {
    const { kind, facts } = error;
    if (kind === 'offline' || kind === 'throttled' || kind === 'credentialRefused') return true;
    if (kind !== 'serviceFailing' && facts.subscriptionTrouble !== 'validationFailed') return false;
    row += 1;
    return facts.retryAfterMs !== undefined || row >= IN_A_ROW;
  };

  /** By a call that was sent while it was closed, or there is nothing to open: one that was out before tells nothing of now. */
  const open = (): void => {
    if (closed !== null && !isTrying) return;
    closed = null;
    closings = 0;
    isTrying = false;
  };

  return {
    restMs() {
      if (closed === null) return 0;
      if (isTrying) return Number.POSITIVE_INFINITY;
      return Math.max(0, closed.untilMs - clock.monotonicMs());
    },
    because: () => closed?.because ?? null,
    sent() {
      isTrying = closed !== null;
    },
    worked() {
      row = 0;
      open();
    },
    failed(error) {
      if (!concernsAll(error)) {
        open(); // Graph answered
        return false;
      }
      const nowMs = clock.monotonicMs();
      const isAnother = closed === null || closed.untilMs <= nowMs;
      if (isAnother) closings += 1; // and not once for each call that was out at the time
      const jitterMs = random() * 1_000;
      const ownMs = isAnother ? backoffMs(closings, closing, random) : 0;
      const toldMs = error.facts.retryAfterMs;
      const untilMs = nowMs + (toldMs === undefined ? ownMs : toldMs + jitterMs);
      closed = { because: reasonOf(error), untilMs: Math.max(closed?.untilMs ?? 0, untilMs) };
      isTrying = false;
      return true;
    },
  };
}
