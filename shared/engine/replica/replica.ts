import type { CalendarEvent } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { overlap, type TimeWindow } from '../../domain/time-window.ts';

/** The room's calendar as the door last read it whole. Replaced, never edited. */
export interface Replica {
  readonly window: TimeWindow;
  readonly timeZone: string;
  readonly events: readonly CalendarEvent[];
  /** Where the next delta round starts; null when a full one is due. */
  readonly deltaUrl: string | null;
  /** When the last whole round was sent for, true time. The age of all this. */
  readonly readAtMs: number;
  /** The room's name in the directory; null when it has none or may not be read. */
  readonly roomName: string | null;
}

export function overlaps(event: CalendarEvent, window: TimeWindow, timeZone: string): boolean {
  return overlap(placeMeeting(event, timeZone), window);
}

/** Takes a plain read of a part of the window as the truth about that part. Returns the same replica when it changes nothing. */
export function applyPartialRead(replica: Replica, part: TimeWindow, events: readonly CalendarEvent[]): Replica {
  const read = new Set(events.map((event) => event.id));
  const kept = replica.events.filter((event) => !read.has(event.id) && !overlaps(event, part, replica.timeZone));
  const merged = [...kept, ...events];
  return sameEvents(replica.events, merged) ? replica : { ...replica, events: merged };
}

/** Equal in what a door could ever show or decide by; `changeKey` and `lastModifiedMs` move without either [3.2.10]. */
export function sameEvents(one: readonly CalendarEvent[], other: readonly CalendarEvent[]): boolean {
  if (one.length !== other.length) return false;
  const byId = new Map(one.map((event) => [event.id, fingerprint(event)]));
  return other.every((event) => byId.get(event.id) === fingerprint(event));
}

function fingerprint(event: CalendarEvent): string {
  return JSON.stringify({ ...event, changeKey: null, lastModifiedMs: null });
}
