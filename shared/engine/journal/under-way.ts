import { overlap, type TimeWindow } from '../../domain/time-window.ts';
import { isPersons, stretchOf } from './entry-facts.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Turns } from './turns.ts';

/** True while a command is really under way: one at a time (E15). What rests, and what the door does by itself, keeps nobody waiting. */
export function isUnderWay(entries: readonly JournalEntry[], turns: Pick<Turns, 'isResting'>): boolean {
  return entries.some((entry) => isPersons(entry) && !turns.isResting(entry.commandId));
}

/** True when an entry that is not settled, resting or not, is about the same event or the same time (E32). */
export function isInTheWay(entries: readonly JournalEntry[], meetingId: string | null, slot: TimeWindow): boolean {
  const takesTime = (entry: JournalEntry): boolean => entry.kind !== 'order' && overlap(stretchOf(entry), slot); // an order is for another room's
  return entries.some((entry) => (meetingId !== null && eventOf(entry) === meetingId) || takesTime(entry));
}

function eventOf(entry: JournalEntry): string | null {
  if ('meetingId' in entry) return entry.meetingId;
  return 'eventId' in entry ? entry.eventId : null;
}
