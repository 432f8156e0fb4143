import type { Meeting } from './meeting.ts';
import { closingMs, isOpenAt } from './opening-hours.ts';
import type { Policy } from './policy.ts';
import type { RuleRefusal } from './rule-refusal.ts';
import { buildSchedule, meetingsWithin } from './schedule.ts';
import type { TimeWindow } from './time-window.ts';

/** A stretch shorter than this is not worth offering; asked for, it is booked all the same. */
export const SHORTEST_MINUTES = 5;

/** What the rules judge by. */
export interface RuleFacts {
  /** All that is known of the calendar around the times in question, also what does not block. */
  readonly meetings: readonly Meeting[];
  readonly policy: Policy;
  /** IANA, of the room. */
  readonly timeZone: string;
}

/** Why the room cannot be had for a stretch: something blocks it, or it is not within one opening. Null where it can. */
export function slotRefusal({ meetings, policy, timeZone }: RuleFacts, slot: TimeWindow): RuleRefusal | null {
  if (meetingsWithin(buildSchedule(meetings), slot).length > 0) return 'roomTaken';
  if (!isOpenAt(policy.hours, slot.startMs, timeZone)) return 'outsideHours';
  const closesMs = closingMs(policy.hours, slot.startMs, timeZone);
  return closesMs !== null && slot.endMs > closesMs ? 'outsideHours' : null;
}
