import type { CalendarEvent } from '../domain/meeting.ts';
import type { TimeWindow } from '../domain/time-window.ts';

/** A meeting in the room's calendar that is to be found in its organiser's as well. */
export interface Invitation extends TimeWindow {
  /** SMTP address. */
  readonly organizer: string;
  readonly iCalUId: string;
}

/** Of each organiser one invitation that the room has not turned down; people of `domain` first, whose mailboxes are in the tenant. */
export function findInvitations(events: readonly CalendarEvent[], domain: string | null): readonly Invitation[] {
  const found = new Map<string, Invitation>();
  for (const event of events) {
    const invitation = invitationOf(event);
    if (invitation) found.set(invitation.organizer.toLowerCase(), invitation);
  }
  const isNear = ({ organizer }: Invitation): boolean => domain !== null && organizer.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
  return [...found.values()].sort((a, b) => Number(isNear(b)) - Number(isNear(a)));
}

function invitationOf({ time, isOrganizer, isCancelled, responseStatus, organizer, iCalUId }: CalendarEvent): Invitation | null {
  if (time.kind !== 'timed' || isOrganizer || isCancelled || responseStatus === 'declined') return null;
  if (!organizer?.address || iCalUId === null || time.endMs <= time.startMs) return null;
  return { organizer: organizer.address, iCalUId, startMs: time.startMs, endMs: time.endMs };
}
