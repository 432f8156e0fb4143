import type { Consequence } from '../../domain/consequence.ts';
import { bookedElsewhere } from '../../domain/elsewhere-rules.ts';
import type { NearbyRoom } from '../../domain/policy.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { FreeRoom } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { FoundRoom } from './other-rooms.ts';

/** Rooms that were found free, each with the command that books it. */
export function roomsToBook(
  found: readonly FoundRoom[],
  { startMs, endMs }: TimeWindow,
  print: (ms: number) => string,
): readonly FreeRoom[] {
  return found.map((room) => freeRoom(room, { kind: 'bookElsewhere', room: room.room.address, startMs, endMs }, bookedElsewhere, print));
}

/** The same, each with the command that moves the meeting there. */
export function roomsToMoveTo(
  found: readonly FoundRoom[],
  meetingId: string,
  consequence: Consequence,
  print: (ms: number) => string,
): readonly FreeRoom[] {
  return found.map((room) => freeRoom(room, { kind: 'move', meetingId, room: room.room.address }, consequence, print));
}

function freeRoom(
  { room: { address, name }, freeUntilMs }: { readonly room: NearbyRoom; readonly freeUntilMs: number | null },
  command: DoorCommand,
  consequence: Consequence,
  print: (ms: number) => string,
): FreeRoom {
  return { address, name, freeUntil: freeUntilMs === null ? null : print(freeUntilMs), command, consequence };
}
