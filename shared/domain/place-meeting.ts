import type { CalendarEvent, EventTime, Meeting } from './meeting.ts';
import type { TimeWindow } from './time-window.ts';
import { addDays, startOfDateMs } from './zone-time.ts';

/** Places an event on the line of time. All-day events are floating dates: they take the room's own days [2.1.4]. */
export function placeMeeting(event: CalendarEvent, timeZone: string): Meeting {
  return { ...event, ...placeTime(event.time, timeZone) };
}

function placeTime(time: EventTime, timeZone: string): TimeWindow {
  if (time.kind === 'timed') return { startMs: time.startMs, endMs: Math.max(time.startMs, time.endMs) };
  // An all-day event lasts a day at least, whatever its end claims.
  const endDate = time.endDate > time.startDate ? time.endDate : addDays(time.startDate, 1);
  return { startMs: startOfDateMs(time.startDate, timeZone), endMs: startOfDateMs(endDate, timeZone) };
}
