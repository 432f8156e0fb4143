import type { Trouble } from '../domain/trouble.ts';
import { minuteOf } from '../domain/whole-minute.ts';
import type { Freshness } from './door-view.ts';
import type { TimeLabel } from './time-label.ts';
import type { ViewContext } from './view-context.ts';

export function buildFreshness(context: ViewContext): Freshness {
  const kind = context.freshness;
  return { kind, lastCertain: lastCertain(context), trouble: kind === 'live' ? null : troubleOf(context) };
}

/** The minute of the last whole read: seconds would change the view with every round, and nobody reads them. */
export function lastCertain({ facts, labels, nowMs }: ViewContext): TimeLabel | null {
  return facts.lastWholeReadMs === null ? null : labels.at(minuteOf(facts.lastWholeReadMs), nowMs);
}

/** A failed round names itself; an unsound clock comes second, for the next answer from Graph mends it. */
export function troubleOf({ facts }: ViewContext): Trouble | null {
  return facts.trouble ?? (facts.isClockSound ? null : 'clockUnsound');
}
