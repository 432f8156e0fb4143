import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { troubleOf } from '../../graph/trouble-of.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { createLabels } from '../../view/labels.ts';
import type { PlanFacts } from '../commands/command-plan.ts';
import type { FindRooms } from '../commands/rooms-instead.ts';
import type { RoomStateHolder } from '../room-state.ts';
import type { TrueClock } from '../true-clock.ts';
import { findRooms } from './find-rooms.ts';
import { roomsToBook } from './free-rooms.ts';
import type { OtherRooms } from './other-rooms.ts';

export interface RoomsDeskDeps {
  readonly otherRooms: OtherRooms;
  readonly policy: Policy;
  readonly state: RoomStateHolder;
  readonly trueClock: Pick<TrueClock, 'nowMs' | 'isSound'>;
  readonly timeZone: () => string;
}

/** All that a door asks of rooms beside its own. */
export interface RoomsDesk {
  /** For whoever did not get this room; undefined where there are none to find. */
  readonly instead: FindRooms | undefined;
  find(
    command: Extract<DoorCommand, { readonly kind: 'findRooms' }>,
    isAdministrator: boolean,
    signal: AbortSignal,
  ): Promise<CommandResult>;
  /** The room that a command names, looked at afresh; null where it names none, or none to be asked. @throws GraphError */
  read(command: DoorCommand, slot: TimeWindow, signal: AbortSignal): Promise<PlanFacts['elsewhere']>;
}

export function createRoomsDesk(deps: RoomsDeskDeps): RoomsDesk {
  const { otherRooms, policy, state, trueClock, timeZone } = deps;
  const print = (ms: number): string => createLabels(policy, timeZone()).time(ms);
  /** Who was refused a room is told so, whether there are others or not. */
  const toBook: FindRooms = async (slot, signal) => {
    const found = await otherRooms.free(slot, signal).catch(orNone);
    return roomsToBook(found, slot, print);
  };

  return {
    instead: otherRooms.canFind ? toBook : undefined,
    async find(command, isAdministrator, signal) {
      const { replica, trouble } = state.get();
      if (!trueClock.isSound()) return { kind: 'unreachable', trouble: 'clockUnsound' };
      if (!replica) return { kind: 'unreachable', trouble: trouble ?? 'offline' };
      const meetings = replica.events.map((event) => placeMeeting(event, replica.timeZone));
      const now = { nowMs: trueClock.nowMs(), timeZone: replica.timeZone };
      try {
        return await findRooms(command, { otherRooms, policy, meetings, ...now, isAdministrator, print }, signal);
      } catch (error) {
        if (error instanceof GraphError) return { kind: 'unreachable', trouble: troubleOf(error.kind) };
        throw error;
      }
    },
    async read(command, slot, signal) {
      return 'room' in command ? otherRooms.look(command.room, slot, signal) : null;
    },
  };
}

function orNone(error: unknown): readonly [] {
  if (error instanceof GraphError) return [];
  throw error;
}
