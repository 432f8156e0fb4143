import type { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { RoomLine } from '../line/room-line.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { RoundReport, RoundRequests, Urgency } from './round-requests.ts';

/** After a refusal a person may ask again this soon; sooner would keep the refusal alive (Q42). */
const DENIED_DEAF_MS = 60_000;

export interface FailureRestDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly random: () => number;
  readonly requests: Pick<RoundRequests, 'wait' | 'isAsked' | 'take'>;
  readonly line: Pick<RoomLine, 'state'>;
}

export interface FailedRound {
  readonly error: GraphError;
  /** How many have failed in a row, this one included. */
  readonly failures: number;
  readonly report: RoundReport;
}

/** Waits until a round that failed may be made again, or until one is asked for by whoever may shorten the wait. */
export async function restAfterFailure(
  { clock, random, requests, line }: FailureRestDeps,
  { error, failures, report }: FailedRound,
  signal: AbortSignal,
): Promise<void> {
  const isDenied = error.kind === 'forbidden';
  const sinceMs = clock.monotonicMs();
  const untilMs = sinceMs + retryDelayMs(error, failures, random);
  // Both were out of reach: the hint that follows the line's return says that there is a way out again. Others may come by the hundred.
  const hearsHints = error.kind === 'offline' && line.state() === 'down';
  const hears = (urgency: Urgency): boolean =>
    urgency === 'person' || (urgency === 'event' && !isDenied) || (urgency === 'hint' && hearsHints);
  while (!signal.aborted && clock.monotonicMs() < untilMs) {
    await requests.wait(untilMs - clock.monotonicMs(), hears, signal);
    if (!requests.isAsked(hears)) continue;
    if (!isDenied || clock.monotonicMs() >= sinceMs + DENIED_DEAF_MS) return;
    requests.take()(report); // asked too soon: the same answer, without asking Graph again
  }
}
