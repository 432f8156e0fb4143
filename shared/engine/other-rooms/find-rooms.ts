import { checkChange } from '../../domain/change-rules.ts';
import { checkStretchElsewhere } from '../../domain/elsewhere-rules.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { roomsToBook, roomsToMoveTo } from './free-rooms.ts';
import type { OtherRooms } from './other-rooms.ts';

export interface FindRoomsFacts {
  readonly otherRooms: OtherRooms;
  readonly policy: Policy;
  /** What the door shows; whoever moves a meeting is checked again on a fresh read. */
  readonly meetings: readonly Meeting[];
  readonly timeZone: string;
  readonly nowMs: number;
  readonly isAdministrator: boolean;
  readonly print: (ms: number) => string;
}

/** Which nearby rooms are free: for a stretch, or for a meeting to move to (E48). Changes nothing. */
export async function findRooms(
  command: Extract<DoorCommand, { readonly kind: 'findRooms' }>,
  facts: FindRoomsFacts,
  signal: AbortSignal,
): Promise<CommandResult> {
  const { otherRooms, print, nowMs } = facts;
  const { meetingId } = command;
  if (!otherRooms.canFind) return { kind: 'done', done: { kind: 'roomsFound', rooms: [] } };
  if (meetingId === undefined) {
    const check = checkStretchElsewhere(facts, command, nowMs);
    if (check.kind === 'refused') return check;
    const rooms = roomsToBook(await otherRooms.free(command, signal), command, print);
    return { kind: 'done', done: { kind: 'roomsFound', rooms } };
  }
  const ruling = checkChange({ ...facts, isThisDoors: false }, { kind: 'move', meetingId }, nowMs);
  if (ruling.kind === 'refused') return ruling;
  const rooms = roomsToMoveTo(await otherRooms.free(ruling.times, signal), meetingId, ruling.consequence, print);
  return { kind: 'done', done: { kind: 'roomsFound', rooms } };
}
