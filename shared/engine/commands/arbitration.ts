import { blocks } from '../../domain/blocks.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { overlap } from '../../domain/time-window.ts';

/** `wait`: Exchange's booking attendant is still deciding about one of them [4.2]. */
export type Verdict = 'keep' | 'yield' | 'wait';

/**
 * Whether a door's booking may stay beside what overlaps it (D6). Meetings that no door made go before it.
 * Among door bookings the earliest `createdDateTime` goes first, then the smallest id; each is kept if it fits with those kept,
 * so that every door comes to the same verdict from the same read.
 */
export function arbitrate(own: Meeting, read: readonly Meeting[]): Verdict {
  const rivals = read.filter((meeting) => meeting.id !== own.id && blocks(meeting) && overlap(meeting, own));
  const foreign = rivals.filter((meeting) => meeting.claim === null);
  if (foreign.some((meeting) => !isUndecided(meeting))) return 'yield';
  if (foreign.length > 0) return 'wait';
  const kept: Meeting[] = [];
  for (const claim of [own, ...read.filter((meeting) => meeting.id !== own.id && blocks(meeting) && meeting.claim !== null)].sort(byRank)) {
    const fits = !kept.some((other) => overlap(other, claim));
    if (claim.id === own.id) return fits ? 'keep' : 'yield';
    if (fits) kept.push(claim);
  }
  return 'keep';
}

/** An invitation that the room has not answered for good yet. */
function isUndecided(event: CalendarEvent): boolean {
  return !event.isOrganizer && event.responseStatus !== 'accepted';
}

function byRank(one: Meeting, other: Meeting): number {
  const created = (one.createdMs ?? Number.POSITIVE_INFINITY) - (other.createdMs ?? Number.POSITIVE_INFINITY);
  if (created !== 0 && !Number.isNaN(created)) return created;
  return one.id < other.id ? -1 : 1;
}
