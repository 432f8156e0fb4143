import type { CalendarEvent } from './meeting.ts';

/** Whether an event takes the room (D14): unless it is cancelled, shown as free, or declined by the room. Tentative and `unknown` ones do. */
export function blocks(event: Pick<CalendarEvent, 'isCancelled' | 'showAs' | 'responseStatus'>): boolean {
  return !event.isCancelled && event.showAs !== 'free' && event.responseStatus !== 'declined';
}
