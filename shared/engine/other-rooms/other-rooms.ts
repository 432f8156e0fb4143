import { dayBounds } from '../../domain/day-window.ts';
import { isFree, nearbyRoomAt } from '../../domain/elsewhere-rules.ts';
import type { NearbyRoom } from '../../domain/policy.ts';
import { buildSchedule, meetingAfter } from '../../domain/schedule.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { PlanFacts } from '../commands/command-plan.ts';
import { readSlot } from '../commands/write-steps.ts';

/** More than these nobody walks to. */
const ROOMS = 6;
/** Of all requests of a process two are in flight at a time (D4); more than that would only wait for a slot. */
const AT_ONCE = 2;
/** A person waits for the list: a room that does not answer by then is left out. */
const PATIENCE_MS = 8_000;
/** As long as a person waits for an answer (D5). */
const READ_PATIENCE_MS = 15_000;

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

/** The rooms beside a door's own: read straight from Graph, as the policy names them, or as the coordinator knows them. */
export interface OtherRooms {
  /** False where there is none to be found. */
  readonly canFind: boolean;
  /** Those that are free for all of a stretch, nearest first (E48). @throws GraphError where nobody can look */
  free(slot: TimeWindow, signal: AbortSignal): Promise<readonly FoundRoom[]>;
  /** The room of an address with a fresh read of a stretch; null for one that is not to be asked (E49). @throws GraphError */
  look(address: string, slot: TimeWindow, signal: AbortSignal): Promise<PlanFacts['elsewhere']>;
}

/** By one plain read of each of the policy's nearest rooms. */
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
    canFind: nearbyRooms.length > 0,
    async look(address, slot, signal) {
      const room = nearbyRoomAt({ nearbyRooms }, address);
      if (!room) return null;
      const reading = { calendar: calendars.calendarOf(room.address), timeZone };
      return { room, meetings: await withDeadline({ clock, ms: READ_PATIENCE_MS, signal }, (stop) => readSlot(reading, slot, stop)) };
    },
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
