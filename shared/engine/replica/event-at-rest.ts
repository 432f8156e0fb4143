import type { CalendarEvent } from '../../domain/meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import { maskMeeting } from '../../domain/privacy.ts';

/** An event without what the policy keeps from the glass: the disk of a stolen tablet tells no more than its screen did (E22). */
export function eventAtRest(event: CalendarEvent, policy: Policy): CalendarEvent {
  const words = maskMeeting(event, policy, '');
  const mayName = words.attendeeNames !== null;
  return {
    ...event,
    subject: words.title,
    bodyPreview: null,
    joinUrl: null,
    isOnlineMeeting: words.isOnline,
    organizer: words.organizer === null ? null : { name: words.organizer, address: null },
    // Without names they still count.
    attendees:
      words.attendeeCount === null
        ? []
        : event.attendees.map((attendee) => (mayName ? attendee : { ...attendee, name: null, address: null })),
  };
}
