import { bookingChoices, extensionChoices, type LengthChoice } from '../domain/booking-choices.ts';
import { checkChange } from '../domain/change-rules.ts';
import type { Consequence } from '../domain/consequence.ts';
import { isDoorBooking } from '../domain/door-booking.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { RoomStatus } from '../domain/room-status.ts';
import { protectionOf } from './act-protection.ts';
import type { Offer } from './door-view.ts';
import type { ViewContext } from './view-context.ts';

/** Lengths that people at a door ask for, the likeliest first. */
const likeliestMinutes: readonly number[] = [30, 15, 60, 45];

/** What may be done now, the likeliest first. Nothing while a command is under way: it would be refused as `busy`. */
export function buildOffers(status: RoomStatus, context: ViewContext): readonly Offer[] {
  if (context.facts.pending) return [];
  const checkIn = checkInOffer(context);
  switch (status.kind) {
    case 'available':
      return [...checkIn, ...bookOffers(context)];
    case 'startingSoon':
      return [...checkIn, ...startOffers(status.meeting, context)];
    case 'awaitingCheckIn':
      return [
        ...checkIn,
        ...(hasBegun(status.meeting, context) ? changeOffers(status.meeting, false, context) : startOffers(status.meeting, context)),
      ];
    case 'occupied':
      return status.isStale ? [refresh] : [...checkIn, ...changeOffers(status.meeting, status.endingSoon, context)];
    case 'unknown':
      return [refresh];
    case 'closed':
      return checkIn;
  }
}

const hasBegun = ({ startMs }: Meeting, { nowMs }: ViewContext): boolean => startMs <= nowMs;

const refresh: Offer = { kind: 'refresh', command: { kind: 'refresh' }, protection: 'none', confirm: null };

/** After the likeliest come other lengths of the policy, and last, where it is none of those, up to the next meeting. */
function bookOffers({ rules, policy, nowMs, labels }: ViewContext): readonly Offer[] {
  return [...bookingChoices(rules, nowMs)]
    .sort((a, b) => rank(a, policy.bookingMinutes) - rank(b, policy.bookingMinutes))
    .map(({ minutes, endMs, isUntilNext }) => ({
      kind: 'book',
      minutes,
      end: labels.time(endMs),
      isUntilNext,
      command: { kind: 'bookNow', endMs },
      protection: protectionOf('bookNow', policy),
      confirm: null,
    }));
}

function rank({ minutes }: LengthChoice, bookingMinutes: readonly number[]): number {
  if (!bookingMinutes.includes(minutes)) return likeliestMinutes.length + 1;
  const place = likeliestMinutes.indexOf(minutes);
  return place < 0 ? likeliestMinutes.length : place;
}

/** Whoever stands here shortly before a meeting is most likely of it; the time until then is anybody's. */
function startOffers(meeting: Meeting, context: ViewContext): readonly Offer[] {
  return [...changeOffer('startEarly', meeting, context), ...bookOffers(context)];
}

/** Near its end a meeting most likely goes on; before that, people who touch the glass are done early. */
function changeOffers(meeting: Meeting, endingSoon: boolean, context: ViewContext): readonly Offer[] {
  const end = changeOffer('end', meeting, context);
  const [shortest, ...longer] = extendOffers(meeting, context);
  if (!shortest) return end;
  return endingSoon ? [shortest, ...end, ...longer] : [...end, shortest, ...longer];
}

function extendOffers(meeting: Meeting, { rules, policy, nowMs, labels }: ViewContext): readonly Offer[] {
  return extensionChoices(rules, meeting, nowMs).flatMap(({ minutes, endMs, isUntilNext }): readonly Offer[] => {
    const command = { kind: 'extend', meetingId: meeting.id, endMs } as const;
    const ruling = checkChange(rules, command, nowMs);
    if (ruling.kind === 'refused') return [];
    const confirm = toConfirm(meeting, ruling.consequence);
    return [
      { kind: 'extend', minutes, end: labels.time(endMs), isUntilNext, command, protection: protectionOf('extend', policy), confirm },
    ];
  });
}

function changeOffer(kind: 'end' | 'startEarly', meeting: Meeting, { rules, policy, nowMs }: ViewContext): readonly Offer[] {
  const command = { kind, meetingId: meeting.id };
  const ruling = checkChange(rules, command, nowMs);
  if (ruling.kind === 'refused') return [];
  return [{ kind, command, protection: protectionOf(kind, policy), confirm: toConfirm(meeting, ruling.consequence) }];
}

/** Nothing has to be said beforehand of a door's own booking that nobody was invited to. */
function toConfirm(meeting: Meeting, consequence: Consequence): Consequence | null {
  return isDoorBooking(meeting) && consequence.told === 'nobody' ? null : consequence;
}

function checkInOffer({ facts, policy }: ViewContext): readonly Offer[] {
  if (facts.checkIn === null) return [];
  const command = { kind: 'checkIn', meetingId: facts.checkIn.meetingId } as const;
  return [{ kind: 'checkIn', command, protection: protectionOf('checkIn', policy), confirm: null }];
}
