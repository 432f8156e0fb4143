import { bookingChoices, extensionChoices, type LengthChoice } from '../domain/booking-choices.ts';
import { checkEnd } from '../domain/booking-rules.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { RoomStatus } from '../domain/room-status.ts';
import type { Offer } from './door-view.ts';
import type { ViewContext } from './view-context.ts';

/** Lengths that people at a door ask for, the likeliest first. */
const likeliestMinutes: readonly number[] = [30, 15, 60, 45];

/** What may be done now, the likeliest first. Nothing while a command is under way: it would be refused as `busy`. */
export function buildOffers(status: RoomStatus, context: ViewContext): readonly Offer[] {
  if (context.facts.pending) return [];
  switch (status.kind) {
    case 'available':
    case 'startingSoon':
      return bookOffers(context);
    case 'occupied':
      return status.isStale ? [refresh] : changeOffers(status.meeting, status.endingSoon, context);
    case 'unknown':
      return [refresh];
    case 'closed':
      return [];
  }
}

const refresh: Offer = { kind: 'refresh', command: { kind: 'refresh' } };

/** After the likeliest come other lengths of the policy, and last, where it is none of those, up to the next meeting. */
function bookOffers({ facts, policy, nowMs, labels }: ViewContext): readonly Offer[] {
  return [...bookingChoices({ ...facts, policy }, nowMs)]
    .sort((a, b) => rank(a, policy.bookingMinutes) - rank(b, policy.bookingMinutes))
    .map(({ minutes, endMs, isUntilNext }) => ({
      kind: 'book',
      minutes,
      end: labels.time(endMs),
      isUntilNext,
      command: { kind: 'bookNow', endMs },
    }));
}

function rank({ minutes }: LengthChoice, bookingMinutes: readonly number[]): number {
  if (!bookingMinutes.includes(minutes)) return likeliestMinutes.length + 1;
  const place = likeliestMinutes.indexOf(minutes);
  return place < 0 ? likeliestMinutes.length : place;
}

/** Near its end a meeting most likely goes on; before that, people who touch the glass are done early. */
function changeOffers(meeting: Meeting, endingSoon: boolean, { facts, policy, nowMs, labels }: ViewContext): readonly Offer[] {
  const rules = { ...facts, policy };
  const end: readonly Offer[] =
    checkEnd(rules, { meetingId: meeting.id }, nowMs).kind === 'ok'
      ? [{ kind: 'end', command: { kind: 'end', meetingId: meeting.id } }]
      : [];
  const [shortest, ...longer] = extensionChoices(rules, meeting, nowMs).map(
    ({ minutes, endMs, isUntilNext }): Offer => ({
      kind: 'extend',
      minutes,
      end: labels.time(endMs),
      isUntilNext,
      command: { kind: 'extend', meetingId: meeting.id, endMs },
    }),
  );
  if (!shortest) return end;
  return endingSoon ? [shortest, ...end, ...longer] : [...end, shortest, ...longer];
}
