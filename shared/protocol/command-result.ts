import type { Consequence } from '../domain/consequence.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { DoorCommand } from './door-command.ts';

/** What became of a command. Times are epoch milliseconds with the text the door prints, and what Exchange holds, not what was asked. */
export type CommandResult =
  | { readonly kind: 'done'; readonly done: Done }
  /** Nothing was changed, or what was changed has been taken back. `elsewhere`: nearby rooms that are free for what was asked, nearest first. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly elsewhere?: readonly FreeRoom[] | undefined }
  /** A PIN is needed and was not given, is wrong, or may not be tried again for `retrySeconds`. Nothing was changed. */
  | { readonly kind: 'pinNeeded'; readonly reason: 'missing' | 'wrong' | 'locked'; readonly retrySeconds: number }
  /** Sent, but not seen in the calendar yet; the door goes on and a notice follows. */
  | { readonly kind: 'unconfirmed'; readonly commandId: string }
  /** Graph could not be asked; nothing was changed. */
  | { readonly kind: 'unreachable'; readonly trouble: Trouble };

export type Done =
  | {
      readonly kind: 'booked';
      readonly meetingId: string;
      readonly startMs: number;
      readonly endMs: number;
      readonly start: string;
      readonly end: string;
      /** Short date, unless it is today. */
      readonly day: string | null;
      /** The other room's name, where another one was booked. */
      readonly roomName: string | null;
    }
  | {
      readonly kind: 'extended';
      readonly meetingId: string;
      readonly endMs: number;
      readonly end: string;
      readonly consequence: Consequence;
    }
  | { readonly kind: 'ended'; readonly meetingId: string; readonly consequence: Consequence }
  | { readonly kind: 'startedEarly'; readonly meetingId: string; readonly start: string; readonly consequence: Consequence }
  | { readonly kind: 'released'; readonly meetingId: string; readonly consequence: Consequence }
  | { readonly kind: 'declined'; readonly meetingId: string; readonly consequence: Consequence }
  | { readonly kind: 'moved'; readonly meetingId: string; readonly roomName: string; readonly consequence: Consequence }
  | { readonly kind: 'checkedIn'; readonly meetingId: string }
  /** The room is held for the rest of the released meeting. */
  | { readonly kind: 'releaseUndone'; readonly meetingId: string; readonly end: string; readonly consequence: Consequence }
  | { readonly kind: 'roomsFound'; readonly rooms: readonly FreeRoom[] }
  | { readonly kind: 'refreshed' }
  | { readonly kind: 'noted' } // `painted`
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'locked' }
  /** JSON Lines, oldest first. */
  | { readonly kind: 'auditExported'; readonly fileName: string; readonly text: string }
  | { readonly kind: 'identified' }
  | { readonly kind: 'left' };

/** A nearby room that is free for all of a stretch, and the command that takes it. */
export interface FreeRoom {
  readonly address: string;
  readonly name: string;
  /** Until when it stays free, as printed; null past the day. */
  readonly freeUntil: string | null;
  readonly command: DoorCommand;
  readonly consequence: Consequence;
}

export type RefusalReason =
  | 'malformed' // not a command of this protocol
  | 'notAllowed' // policy, or an untrusted sender
  | 'busy' // another command of this door is under way
  | 'roomTaken' // a meeting blocks the slot
  | 'otherRoomTaken' // a meeting blocks the slot in the other room
  | 'tooManyElsewhere' // this door has booked as many other rooms as it may for now
  | 'lostRace' // someone else's meeting was there on read-back; ours was withdrawn
  | 'startInPast'
  | 'endInPast'
  | 'tooLong'
  | 'tooFarAhead'
  | 'outsideHours'
  | 'meetingGone' // deleted, cancelled or moved meanwhile
  | 'meetingOver'
  | 'notStarted' // it lies ahead, and only a running meeting can end
  | 'notADoorBooking' // the door may not change it: somebody else's
  | 'wrongRoom' // a room that the policy does not name, or a meeting of another room
  | 'notNow' // check-in is not open, or there is nothing to undo any more
  | 'alreadyCheckedIn'
  | 'writeRefused' // Graph refuses to write (permission or policy)
  | 'deviceFault'; // the device could not keep a record of the command, so nothing was sent
