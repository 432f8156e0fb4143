import { isOpenAt } from './opening-hours.ts';
import type { Policy } from './policy.ts';
import { MINUTE_MS } from './whole-minute.ts';

/** Outside hours a door may poll every 30 minutes (D4): two missed rounds and a little. */
const CLOSED_BOUND_MINUTES = 65;

/** A read that lies further ahead than this was not made: the clock is wrong. */
const CLOCK_SLACK_MS = MINUTE_MS;

/** What is known of the replica's age. */
export interface ReadFacts {
  /** When the last whole read from Graph was made, in true time; null when there never was one. */
  readonly lastWholeReadMs: number | null;
  readonly isClockSound: boolean;
  /** True until Graph has been read whole since the start: how long the device was off is its clock's word alone. */
  readonly isFromDisk: boolean;
  readonly hasTrouble: boolean;
}

/** How far the replica can be believed (D1); see `Freshness` of the view for what each means. */
export type FreshnessKind = 'live' | 'delayed' | 'stale' | 'never';

/** An unsound clock is never certain: it cannot tell how old the data is. */
export function freshnessAt(
  { lastWholeReadMs, isClockSound, isFromDisk, hasTrouble }: ReadFacts,
  policy: Pick<Policy, 'hours' | 'stalenessBoundMinutes'>,
  timeZone: string,
  nowMs: number,
): FreshnessKind {
  if (lastWholeReadMs === null) return 'never';
  const isTooOld = nowMs >= lastWholeReadMs + boundMs(policy, timeZone, nowMs);
  const isFromTheFuture = nowMs < lastWholeReadMs - CLOCK_SLACK_MS;
  if (isTooOld || isFromTheFuture || !isClockSound || isFromDisk) return 'stale';
  return hasTrouble ? 'delayed' : 'live';
}

/** Instants at which the freshness may change by the passing of time alone. */
export function freshnessEdges(
  { lastWholeReadMs }: Pick<ReadFacts, 'lastWholeReadMs'>,
  policy: Pick<Policy, 'hours' | 'stalenessBoundMinutes'>,
  timeZone: string,
  nowMs: number,
): readonly number[] {
  if (lastWholeReadMs === null) return [];
  return [lastWholeReadMs - CLOCK_SLACK_MS, lastWholeReadMs + boundMs(policy, timeZone, nowMs)];
}

function boundMs(policy: Pick<Policy, 'hours' | 'stalenessBoundMinutes'>, timeZone: string, nowMs: number): number {
  return (isOpenAt(policy.hours, nowMs, timeZone) ? policy.stalenessBoundMinutes : CLOSED_BOUND_MINUTES) * MINUTE_MS;
}
