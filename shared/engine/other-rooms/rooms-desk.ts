import { nearbyRoomAt } from '../../domain/elsewhere-rules.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { withDeadline } from '../../graph/deadline.ts';
import type { OtherCalendars } from '../../graph/room-calendar.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createLabels } from '../../view/labels.ts';
import type { PlanFacts } from '../commands/command-plan.ts';
import type { FindRooms } from '../commands/rooms-instead.ts';
import { readSlot } from '../commands/write-steps.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import { findRooms } from './find-rooms.ts';
import { roomsToBook } from './free-rooms.ts';
import { createOtherRooms } from './other-rooms.ts';

export interface RoomsDeskDeps {
  readonly calendar: OtherCalendars;
  readonly policy: Policy;
  readonly state: RoomStateHolder;
  readonly trueClock: Pick<TrueClock, 'nowMs' | 'isSound'>;
  readonly timeZone: () => string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Log;
}

/** All that a door asks of rooms beside its own. */
export interface RoomsDesk {
  /** For whoever did not get this room; undefined where the policy names none. */
  readonly instead: FindRooms | undefined;
  find(
    command: Extract<DoorCommand, { readonly kind: 'findRooms' }>,
    isAdministrator: boolean,
    signal: AbortSignal,
  ): Promise<CommandResult>;
  /** A fresh read of the room that a command names; null where it names none, or none of the policy's. @throws GraphError */
  read(command: DoorCommand, slot: TimeWindow, signal: AbortSignal): Promise<PlanFacts['elsewhere']>;
}

/** As long as a person waits for an answer (D5). */
const PATIENCE_MS = 15_000;

export function createRoomsDesk(deps: RoomsDeskDeps): RoomsDesk {
  const { calendar, policy, state, trueClock, timeZone, clock, log } = deps;
  const { nearbyRooms } = policy;
  const otherRooms = createOtherRooms({ calendars: calendar, nearbyRooms, timeZone, clock, log });
  const print = (ms: number): string => createLabels(policy, timeZone()).time(ms);
  const toBook: FindRooms = async (slot, signal) => roomsToBook(await otherRooms.free(slot, signal), slot, print);

  return {
    instead: nearbyRooms.length === 0 ? undefined : toBook,
    async find(command, isAdministrator, signal) {
      const { replica, trouble } = state.get();
      if (!trueClock.isSound()) return { kind: 'unreachable', trouble: 'clockUnsound' };
      if (!replica) return { kind: 'unreachable', trouble: trouble ?? 'offline' };
      const meetings = replica.events.map((event) => placeMeeting(event, replica.timeZone));
      const now = { nowMs: trueClock.nowMs(), timeZone: replica.timeZone };
      return findRooms(command, { otherRooms, policy, meetings, ...now, isAdministrator, print }, signal);
    },
    async read(command, slot, signal) {
      const room = 'room' in command ? nearbyRoomAt(policy, command.room) : null;
      if (!room) return null;
      const reading = { calendar: calendar.calendarOf(room.address), timeZone };
      return { room, meetings: await withDeadline({ clock, ms: PATIENCE_MS, signal }, (stop) => readSlot(reading, slot, stop)) };
    },
  };
}
