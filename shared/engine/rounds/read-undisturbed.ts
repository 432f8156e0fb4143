import { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import { type RoundDeps, type RoundOutcome, type RoundPlan, readRound } from './read-round.ts';

export interface UndisturbedDeps {
  readonly calendar: RoundDeps['calendar'];
  readonly clock: Clock;
  readonly trueClock: Pick<TrueClock, 'nowMs'>;
  readonly state: Pick<RoomStateHolder, 'get'>;
}

/** How often a round is made again at once before it counts as failed. */
const ATTEMPTS = 4;

/** A correction of the clock that matters to a round. */
const SET_RIGHT_MS = 5_000;

/**
 * A round that nothing overtook (E5, E13): one that learnt the true time on its way may have read the wrong days, and one that a command
 * overtook may lack what it wrote. Such a round is thrown away and made again, from a plan of its own.
 * @throws GraphError
 */
export async function readUndisturbed(
  { calendar, clock, trueClock, state }: UndisturbedDeps,
  plan: () => RoundPlan,
  signal: AbortSignal,
): Promise<RoundOutcome> {
  const deps: RoundDeps = { calendar, nowMs: trueClock.nowMs, wait: clock.sleep };
  const gapMs = (): number => trueClock.nowMs() - clock.monotonicMs();
  for (let attempt = 1; ; attempt += 1) {
    const before = state.get().replica;
    const gapBeforeMs = gapMs();
    const outcome = await readRound(before, plan(), deps, signal);
    const wasSetRight = Math.abs(gapMs() - gapBeforeMs) > SET_RIGHT_MS;
    if (!wasSetRight && state.get().replica === before) return outcome;
    if (attempt === ATTEMPTS) throw new GraphError('unexpectedReply', 'the clock, or the calendar, would not hold still for a round');
  }
}
