import { blocks } from '../../domain/blocks.ts';
import { isDoorBooking } from '../../domain/door-booking.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { overlap } from '../../domain/time-window.ts';
import type { Log } from '../../runtime/log.ts';
import { settledPart } from '../commands/claim-times.ts';

/** Puts every overlap of what a door has settled into the log, once for as long as it lasts (E30). The glass shows it as a conflict. */
export function createConflictLog(log: Pick<Log, 'warn'>): {
  /** What a whole round has read. */
  look(events: readonly CalendarEvent[], timeZone: string): void;
} {
  let known: ReadonlySet<string> = new Set();
  return {
    look(events, timeZone) {
      const meetings = events.map((event) => placeMeeting(event, timeZone)).filter(blocks);
      const pairs = meetings.filter(isDoorBooking).flatMap((booking) => overlapsOf(booking, meetings));
      for (const { booking, other } of pairs) if (!known.has(`${booking} ${other}`)) log.warn('settledClaimOverlapped', { booking, other });
      known = new Set(pairs.map(({ booking, other }) => `${booking} ${other}`));
    },
  };
}

function overlapsOf(booking: Meeting, meetings: readonly Meeting[]) {
  const settled = settledPart(booking);
  const others = settled === null ? [] : meetings.filter((other) => other.id !== booking.id && overlap(other, settled));
  return others.map((other) => ({ booking: booking.id, other: other.id }));
}
