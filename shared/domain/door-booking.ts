import type { CalendarEvent } from './meeting.ts';

type Marks = Pick<CalendarEvent, 'claim' | 'isOrganizer'>;

/** Booked at a Lintel door: the room's own mailbox holds it and it carries a door's mark. Only these may be changed at their source. */
export function isDoorBooking(event: Marks): boolean {
  return event.claim !== null && event.isOrganizer;
}

/**
 * Who made a meeting, which decides what a door can do to it (D7). `door`: a booking of a door's. `hold`: a door's too, for
 * somebody's meeting. `room`: the room's own mailbox holds it and no door made it, so it can be neither declined nor, being
 * another program's, deleted. `person`: the room was invited.
 */
export type Maker = 'door' | 'hold' | 'room' | 'person';

export function makerOf(event: Marks): Maker {
  if (isDoorBooking(event)) return event.claim?.parent ? 'hold' : 'door';
  return event.isOrganizer ? 'room' : 'person';
}
