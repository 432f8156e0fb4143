import type { Clock } from '../../runtime/clock.ts';
import { auditDueMs, type Pace, SPREAD } from './cadence.ts';
import type { RoundRequests } from './round-requests.ts';

/** A coordinator that is gone is missed by all its doors in one instant, and rooms open at the same minute: they spread over this. */
const HASTE_SPREAD_MS = 5_000;

export interface RestDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly trueNowMs: () => number;
  readonly random: () => number;
  readonly requests: Pick<RoundRequests, 'wait' | 'isAsked'>;
  /** As it is now: a line may come or go, a room may open. */
  readonly pace: () => Pace;
}

/** What else makes a round due, once. */
export interface RoundsDue {
  /** The next edge of a meeting, true time; null when none is known. */
  readonly edgeMs: number | null;
  /** Monotonic; null when nothing is missing (Q16). */
  readonly lookAgainMs: number | null;
  /** When the calendar was last read plainly, monotonic. */
  readonly plainReadMs: number;
}

const instantOr = (ms: number | null): number => ms ?? Number.POSITIVE_INFINITY;

/**
 * Waits from the end of a whole round until the next is due: by the pace, counted from that end whatever the pace was then, or by what
 * else makes one due, or because one is asked for.
 */
export async function restAfterWhole(deps: RestDeps, due: RoundsDue, signal: AbortSignal): Promise<void> {
  const { clock, requests } = deps;
  const endedMs = clock.monotonicMs();
  const share = 1 - SPREAD + deps.random() * 2 * SPREAD;
  let earliestMs = endedMs;
  let roundMs = deps.pace().roundMs;
  while (!signal.aborted && !requests.isAsked(() => true)) {
    const nowMs = clock.monotonicMs();
    const toTrueMs = deps.trueNowMs() - nowMs;
    const pace = deps.pace();
    if (pace.roundMs < roundMs) earliestMs = nowMs + deps.random() * HASTE_SPREAD_MS;
    roundMs = pace.roundMs;
    const pacedMs = Math.max(Math.min(endedMs + roundMs * share, due.plainReadMs + auditDueMs(pace)), earliestMs);
    const dueMs = Math.min(pacedMs, instantOr(due.edgeMs) - toTrueMs, instantOr(due.lookAgainMs));
    if (dueMs <= nowMs) return;
    await requests.wait(Math.min(dueMs, instantOr(pace.hurriesAtMs) - toTrueMs) - nowMs, () => true, signal);
  }
}
