import type { Consequence } from '../../shared/domain/consequence.ts';
import type { FreeRoom } from '../../shared/protocol/command-result.ts';
import type { MeetingAction, MeetingView } from '../../shared/view/door-view-meeting.ts';
import { at, review } from './sample-views-parts.ts';

const forNobodyElse = { calendars: ['room'], told: 'nobody', organizerMust: 'nothing' } as const;

export const changedAtDoor: Consequence = { ...forNobodyElse, means: 'change' };
export const removed: Consequence = { ...forNobodyElse, means: 'remove' };
export const shorterCopy: Consequence = { ...forNobodyElse, means: 'changeCopy' };
export const heldAfter: Consequence = { ...forNobodyElse, means: 'hold' };
export const takenOutHere: Consequence = { ...forNobodyElse, means: 'declineSilently' };
export const marked: Consequence = { ...forNobodyElse, means: 'mark' };
export const declined: Consequence = { means: 'decline', calendars: ['room'], told: 'organizer', organizerMust: 'nothing' };
export const declinedForMove: Consequence = {
  means: 'decline',
  calendars: ['room', 'otherRoom'],
  told: 'organizer',
  organizerMust: 'changePlace',
};
export const heldAgain: Consequence = { means: 'hold', calendars: ['room'], told: 'nobody', organizerMust: 'inviteAgain' };
export const changedForAll: Consequence = {
  means: 'changeOrganizers',
  calendars: ['room', 'organizer'],
  told: 'everybody',
  organizerMust: 'nothing',
};

const unguarded = { protection: 'none', minutes: null, end: null } as const;

/** What a meeting's sheet offers: all that is possible with somebody else's, for an administrator. */
export function actionsOnOthers({ id, startMs, endMs }: MeetingView): readonly MeetingAction[] {
  return [
    { ...unguarded, kind: 'end', command: { kind: 'end', meetingId: id }, consequence: shorterCopy },
    {
      ...unguarded,
      kind: 'extend',
      minutes: 15,
      end: '15:45',
      command: { kind: 'extend', meetingId: id, endMs: endMs + 900_000 },
      consequence: heldAfter,
    },
    { ...unguarded, kind: 'move', command: { kind: 'findRooms', startMs, endMs, meetingId: id }, consequence: declinedForMove },
    { ...unguarded, kind: 'release', command: { kind: 'release', meetingId: id }, consequence: declined },
    { ...unguarded, kind: 'decline', command: { kind: 'decline', meetingId: id }, consequence: takenOutHere },
  ];
}

/** What the sheet of a door's own booking offers to anybody. */
export function actionsOnOwn({ id, startMs, endMs }: MeetingView): readonly MeetingAction[] {
  return [
    {
      ...unguarded,
      kind: 'extend',
      minutes: 15,
      end: '13:57',
      command: { kind: 'extend', meetingId: id, endMs: endMs + 900_000 },
      consequence: changedAtDoor,
    },
    { ...unguarded, kind: 'end', command: { kind: 'end', meetingId: id }, consequence: changedAtDoor },
    { ...unguarded, kind: 'move', command: { kind: 'findRooms', startMs, endMs, meetingId: id }, consequence: removed },
  ];
}

/** Three rooms nearby, each with the command that takes it. */
export function roomsTo(kind: 'move' | 'bookElsewhere'): readonly FreeRoom[] {
  const rooms = [
    { address: 'borealis@contoso.com', name: 'Borealis', freeUntil: '16:30' },
    { address: 'cassini@contoso.com', name: 'Cassini', freeUntil: null },
    { address: 'draco@contoso.com', name: 'Draco', freeUntil: '15:45' },
  ];
  return rooms.map((room) => ({
    ...room,
    command:
      kind === 'move'
        ? { kind, meetingId: review.id, room: room.address }
        : { kind, room: room.address, startMs: at('14:56'), endMs: at('15:26') },
    consequence: kind === 'move' ? declinedForMove : { means: 'book', calendars: ['otherRoom'], told: 'nobody', organizerMust: 'nothing' },
  }));
}
