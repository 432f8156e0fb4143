import type { CalendarEvent } from './meeting.ts';

/** Booked at a Lintel door: the room's own mailbox holds it and it carries a door's mark. Only these may be changed at a door. */
export function isDoorBooking(event: Pick<CalendarEvent, 'claim' | 'isOrganizer'>): boolean {
  return event.claim !== null && event.isOrganizer;
}
