import { blocks } from '../../domain/blocks.ts';
import { isDoorBooking } from '../../domain/door-booking.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { overlap, type TimeWindow } from '../../domain/time-window.ts';
import { settledPart } from './claim-times.ts';

/** One claim of this door's, on a read that contains it with the times that the door gave it. */
export interface Claim {
  readonly own: Meeting;
  /** The time in question: what the event has and what is not settled. */
  readonly contested: readonly TimeWindow[];
  readonly read: readonly Meeting[];
  /** How long the door has waited already, by a clock that never runs fast. */
  readonly waitedMs: { readonly attendant: number; readonly rivals: number };
}

export type Verdict =
  | { readonly kind: 'keep' }
  /** `attendant`: Exchange's booking attendant is still deciding [4.2]. `rivals`: another door's claim has to settle or go. */
  | { readonly kind: 'wait'; readonly for: 'attendant' | 'rivals' }
  /** `to`: the event that goes before ours. */
  | { readonly kind: 'yield'; readonly to: string; readonly because: 'meeting' | 'settled' | 'rank' | 'attendantLate' };

/** How long the attendant may take before what it has not declined counts as a meeting (E26). */
const ATTENDANT_MS = 30_000;

/**
 * How long a claim that goes first waits for the others. One of them may have been decided before ours was to be seen; its mark is
 * there within `DOUBT_MS` of that, and a door that comes later reads ours first (E29).
 */
export const RIVALS_MS = 150_000;

/**
 * Who has the room (D6). A pure function of one read; what makes it safe is when it is asked and how long its answer holds (E24, E25).
 * Everything that no door made goes before a claim, and so does time that a door has settled.
 */
export function arbitrate(claim: Claim): Verdict {
  const { own, contested, waitedMs } = claim;
  const isContested = (part: TimeWindow): boolean => contested.some((time) => overlap(time, part));
  const others = claim.read.filter((other) => other.id !== own.id && blocks(other));
  const foreign = others.filter((other) => !isDoorBooking(other) && isContested(other));
  const doors = others.filter(isDoorBooking);

  const meeting = foreign.find((other) => !isUndecided(other));
  if (meeting) return { kind: 'yield', to: meeting.id, because: 'meeting' };
  const settled = doors.find((other) => isSettledWithin(other, isContested));
  if (settled) return { kind: 'yield', to: settled.id, because: 'settled' };

  const rivals = doors.filter(isContested);
  const first = isAddition(own) ? beforeAddition(own, rivals) : beforeBooking(own, others);
  if (first) return { kind: 'yield', to: first.id, because: 'rank' };
  const [invitation] = foreign;
  if (invitation) {
    if (waitedMs.attendant >= ATTENDANT_MS) return { kind: 'yield', to: invitation.id, because: 'attendantLate' };
    return { kind: 'wait', for: 'attendant' };
  }
  return rivals.length === 0 || waitedMs.rivals >= RIVALS_MS ? { kind: 'keep' } : { kind: 'wait', for: 'rivals' };
}

/** More time for a booking that is settled: it has something to go back to, a new booking has not. */
function isAddition(own: Meeting): boolean {
  return settledPart(own) !== null;
}

function isSettledWithin(other: Meeting, isContested: (part: TimeWindow) => boolean): boolean {
  const settled = settledPart(other);
  return settled !== null && isContested(settled);
}

/** An addition goes back for every new booking, and for an addition to a booking that ranks before its own (E28). */
function beforeAddition(own: Meeting, rivals: readonly Meeting[]): Meeting | undefined {
  return rivals.find((rival) => !isAddition(rival) || byRank(rival, own) < 0);
}

/**
 * The whole group of new bookings is decided as one: by rank, each kept if it fits with what is settled, with meetings, and with those
 * kept (E27). So nobody yields to a booking that has to go itself. Undefined where ours is among the kept.
 */
function beforeBooking(own: Meeting, others: readonly Meeting[]): Meeting | undefined {
  const fixed: readonly TimeWindow[] = others.flatMap((other) => {
    if (!isDoorBooking(other)) return isUndecided(other) ? [] : [other];
    return settledPart(other) ?? [];
  });
  const bookings = [own, ...others.filter((other) => isDoorBooking(other) && settledPart(other) === null)].sort(byRank);
  const kept: Meeting[] = [];
  for (const booking of bookings) {
    const before = kept.find((other) => overlap(other, booking));
    if (booking.id === own.id) return before;
    if (!before && !fixed.some((time) => overlap(time, booking))) kept.push(booking);
  }
  return undefined;
}

/**
 * Stays in that slot whatever comes into it. Everything else may be giving way already to a claim of ours that is there unseen: whoever
 * yielded to it on sight would leave the room to nobody.
 */
export function standsFirm(rival: Meeting, slot: TimeWindow): boolean {
  return isDoorBooking(rival) ? isSettledWithin(rival, (part) => overlap(slot, part)) : !isUndecided(rival);
}

/** An invitation that the room has not answered for good yet. */
export function isUndecided(event: CalendarEvent): boolean {
  return !event.isOrganizer && event.responseStatus !== 'accepted';
}

/** By Exchange's own stamp, which all doors read alike; the id decides within one instant. */
function byRank(one: Meeting, other: Meeting): number {
  const created = (one.createdMs ?? Number.POSITIVE_INFINITY) - (other.createdMs ?? Number.POSITIVE_INFINITY);
  if (created !== 0 && !Number.isNaN(created)) return created;
  return one.id < other.id ? -1 : 1;
}
