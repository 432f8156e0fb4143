import type { Attendee, CalendarEvent } from './meeting.ts';
import type { Policy, Privacy } from './policy.ts';

/** What a meeting may say at the door. Null is hidden, or not there. */
export interface MeetingWords {
  readonly title: string | null;
  readonly organizer: string | null;
  readonly isPrivate: boolean;
  readonly isOnline: boolean;
  readonly attendeeCount: number | null;
  readonly attendeeNames: readonly string[] | null;
}

type PrivacyRules = Pick<Policy, 'privacy' | 'showAttendees' | 'showOnlineMeeting'>;

const showsTitle: Readonly<Record<Privacy, boolean>> = { full: true, subjectOnly: true, organizerOnly: false, busyOnly: false };
const showsOrganizer: Readonly<Record<Privacy, boolean>> = { full: true, subjectOnly: false, organizerOnly: true, busyOnly: false };

const masked = { title: null, organizer: null, isOnline: false, attendeeCount: null, attendeeNames: null };

/**
 * Masks a meeting by policy (T5). What is private, personal or confidential says nothing under any policy. Names of
 * attendees are shown only under `full`, for under any other setting they would say who meets.
 */
export function maskMeeting(event: CalendarEvent, policy: PrivacyRules, roomAddress: string): MeetingWords {
  if (event.sensitivity !== 'normal') return { ...masked, isPrivate: true };
  if (policy.privacy === 'busyOnly') return { ...masked, isPrivate: false };
  const people = event.attendees.filter((attendee) => isGuest(attendee, roomAddress));
  return {
    title: showsTitle[policy.privacy] ? titleOf(event) : null,
    organizer: showsOrganizer[policy.privacy] ? organizerOf(event) : null,
    isPrivate: false,
    isOnline: policy.showOnlineMeeting && event.isOnlineMeeting,
    attendeeCount: policy.showAttendees === 'none' ? null : people.length,
    attendeeNames:
      policy.showAttendees === 'names' && policy.privacy === 'full' ? people.map(nameOf).filter((name) => name !== null) : null,
  };
}

/**
 * The subject, or null where it says no more than who organises: Exchange by default puts the organiser's name in its
 * place on a room's copy [4], after `Canceled:` when the meeting was called off.
 */
function titleOf({ subject, organizer }: CalendarEvent): string | null {
  const title = subject?.trim() ?? '';
  if (title === '') return null;
  const plain = fold(title.replace(/^cancell?ed:/i, ''));
  return [organizer?.name, organizer?.address].some((name) => name && fold(name) === plain) ? null : title;
}

/** A meeting that the room's own mailbox holds has no person behind it. */
function organizerOf(event: CalendarEvent): string | null {
  return event.isOrganizer || !event.organizer ? null : nameOf(event.organizer);
}

function nameOf({ name, address }: { readonly name: string | null; readonly address: string | null }): string | null {
  return name?.trim() || address?.trim() || null;
}

/** Rooms and equipment are not people. */
function isGuest({ type, address }: Attendee, roomAddress: string): boolean {
  return type !== 'resource' && fold(address ?? '') !== fold(roomAddress);
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
