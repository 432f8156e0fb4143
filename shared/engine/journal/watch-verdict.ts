import { blocks } from '../../domain/blocks.ts';
import { isDoorBooking } from '../../domain/door-booking.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { overlap, type TimeWindow } from '../../domain/time-window.ts';
import { isUndecided } from '../commands/arbitration.ts';
import { sharedPart, without } from '../commands/claim-times.ts';
import type { Stopwatch } from './moment.ts';
import type { Watch } from './watch.ts';

/** Meetings that come later than this into a settled claim are a conflict to show, and no reason to give way (D6). */
const COMING_MS = 120_000;
/** What was written within that time is to be seen so much later at the latest. */
const LAG_MS = 10_000;
/** One that came just before ours may not have been to be seen when ours was settled. */
const BEFORE_MS = 60_000;
/** An invitation that came in time is waited for so long, whatever the attendant makes of it. */
const UNDECIDED_MS = 600_000;

export type WatchVerdict = { readonly kind: 'evict'; readonly own: Meeting; readonly by: Meeting } | { readonly kind: 'over' | 'goOn' };

/** What a read means for a claim that was settled lately (E31). A pure function. */
export function judgeWatch(watch: Watch, read: readonly Meeting[], stopwatch: Stopwatch): WatchVerdict {
  const own = read.find(({ id }) => id === watch.eventId);
  const target = own && blocks(own) ? sharedPart(own, watch) : null;
  if (!own || target === null) return { kind: 'over' };
  const claimed = without(target, watch.restore);
  const isTimely = !watch.isByStamps && stopwatch.atMostMs(watch.since) <= COMING_MS + LAG_MS;
  const comers = read.filter((other) => isInTheWay(other, claimed) && (isTimely || cameInTime(other, watch)));
  const accepted = comers.find((other) => !isUndecided(other));
  if (accepted) return { kind: 'evict', own, by: accepted };
  const watchedMs = stopwatch.atLeastMs(watch.since);
  if (watchedMs < COMING_MS + LAG_MS) return { kind: 'goOn' };
  return comers.length > 0 && watchedMs < UNDECIDED_MS ? { kind: 'goOn' } : { kind: 'over' };
}

function isInTheWay(other: Meeting, claimed: readonly TimeWindow[]): boolean {
  return blocks(other) && !isDoorBooking(other) && claimed.some((part) => overlap(part, other));
}

/** By Exchange's stamps alone: the door was away, and knows no better when it came. */
function cameInTime({ createdMs }: Meeting, { stampMs }: Watch): boolean {
  if (createdMs === null || stampMs === null) return false;
  return createdMs > stampMs - BEFORE_MS && createdMs <= stampMs + COMING_MS;
}
