import type { Consequence, Means } from './consequence.ts';
import type { CalendarEvent } from './meeting.ts';

type Affected = Pick<CalendarEvent, 'isOrganizer' | 'attendees'>;

/** What an act by these means does to whom, in this room alone. */
export function consequenceOf(means: Means, meeting: Affected): Consequence {
  switch (means) {
    case 'change':
    case 'changeCopy':
    case 'remove':
      return { means, calendars: ['room'], told: toldByTheRoom(meeting), organizerMust: 'nothing' };
    case 'decline':
      return { means, calendars: ['room'], told: 'organizer', organizerMust: 'nothing' };
    case 'changeOrganizers':
      return { means, calendars: ['room', 'organizer'], told: 'everybody', organizerMust: 'nothing' };
    case 'book':
    case 'hold':
    case 'declineSilently':
    case 'mark':
      return { means, calendars: ['room'], told: 'nobody', organizerMust: 'nothing' };
  }
}

/** A door's booking is booked in the other room and removed here. */
export function ownMoveConsequence(meeting: Affected): Consequence {
  return { means: 'book', calendars: ['room', 'otherRoom'], told: toldByTheRoom(meeting), organizerMust: 'nothing' };
}

/** Somebody's meeting is declined here, and the other room held for it until the organiser changes the place. */
export const othersMoveConsequence: Consequence = {
  means: 'decline',
  calendars: ['room', 'otherRoom'],
  told: 'organizer',
  organizerMust: 'changePlace',
};

/** What the room's mailbox itself organises, Exchange tells its guests of; of a copy nobody learns [3.3.2]. */
function toldByTheRoom({ isOrganizer, attendees }: Affected): Consequence['told'] {
  return isOrganizer && attendees.some(({ type }) => type !== 'resource') ? 'everybody' : 'nobody';
}
