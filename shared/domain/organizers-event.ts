import { makerOf } from './door-booking.ts';
import type { CalendarEvent } from './meeting.ts';
import type { Policy } from './policy.ts';

/** Whether a meeting is changed at its organiser's (policy): it has to be somebody's, and to be found in their mailbox. */
export function isChangedAtOrganizers(
  event: Pick<CalendarEvent, 'claim' | 'isOrganizer' | 'iCalUId' | 'organizer'>,
  policy: Pick<Policy, 'changeOrganizersEvent'>,
): boolean {
  return policy.changeOrganizersEvent && makerOf(event) === 'person' && event.iCalUId !== null && event.organizer?.address != null;
}
