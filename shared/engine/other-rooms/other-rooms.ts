import { dayBounds } from '../../domain/day-window.ts';
import { isFree } from '../../domain/elsewhere-rules.ts';
import type { NearbyRoom } from '../../domain/policy.ts';
import { buildSchedule, meetingAfter } from '../../domain/schedule.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { readSlot } from '../commands/write-steps.ts';

/** More than these nobody walks to. */
const ROOMS = 6;
/** Of all requests of a process two are in flight at a time (D4); more than that would only wait for a slot. */
const AT_ONCE = 2;
/** A person waits for the list: a room that does not answer by then is left out. */
const PATIENCE_MS = 8_000;

export interface OtherRoomsDeps {
  readonly calendars: OtherCalendars;
  /** Nearest first. */
  readonly nearbyRooms: readonly NearbyRoom[];
  readonly timeZone: () => string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Log;
}

export interface FoundRoom {
  readonly room: NearbyRoom;
  /** When the next meeting begins there; null when that is not on the day of the stretch. */
  readonly freeUntilMs: number | null;
}

export interface OtherRooms {
  /** The nearby rooms that are free for all of a stretch, in the policy's order, by one plain read of each (E48). Rejects with nothing of Graph’s. */
  free(slot: TimeWindow, signal: AbortSignal): Promise<readonly FoundRoom[]>;
}

export function createOtherRooms({ calendars, nearbyRooms, timeZone, clock, log }: OtherRoomsDeps): OtherRooms {
  const look = async (room: NearbyRoom, slot: TimeWindow, signal: AbortSignal): Promise<FoundRoom | null> => {
    const day = dayBounds(slot.endMs - 1, timeZone());
    const reading = { calendar: calendars.calendarOf(room.address), timeZone };
    const part = { startMs: slot.startMs, endMs: day.endMs };
    try {
      const meetings = await withDeadline({ clock, ms: PATIENCE_MS, signal }, (stop) => readSlot(reading, part, stop));
      if (!isFree(meetings, slot)) return null;
      const next = meetingAfter(buildSchedule(meetings), slot.endMs - 1);
      return { room, freeUntilMs: next && next.startMs < day.endMs ? next.startMs : null };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      log.warn('otherRoomNotRead', { room: room.address, kind: error.kind });
      return null;
    }
  };

  return {
    async free(slot, signal) {
      const rooms = nearbyRooms.slice(0, ROOMS);
      const found: (FoundRoom | null)[] = rooms.map(() => null);
      let next = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < rooms.length; index = next++) {
          const room = rooms[index];
          if (room) found[index] = await look(room, slot, signal);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return found.filter((room) => room !== null);
    },
  };
}
