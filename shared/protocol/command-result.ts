import type { Trouble } from '../domain/trouble.ts';

/** What became of a command. Times are epoch milliseconds with the text the door prints, and what Exchange holds, not what was asked. */
export type CommandResult =
  | { readonly kind: 'done'; readonly done: Done }
  /** Nothing was changed, or what was changed has been taken back. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
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
    }
  | { readonly kind: 'extended'; readonly meetingId: string; readonly endMs: number; readonly end: string }
  | { readonly kind: 'ended'; readonly meetingId: string }
  | { readonly kind: 'refreshed' };

export type RefusalReason =
  | 'malformed' // not a command of this protocol
  | 'notAllowed' // policy, or an untrusted sender
  | 'busy' // another command of this door is under way
  | 'roomTaken' // a meeting blocks the slot
  | 'lostRace' // someone else's meeting was there on read-back; ours was withdrawn
  | 'endInPast'
  | 'tooLong'
  | 'outsideHours'
  | 'meetingGone' // deleted, cancelled or moved meanwhile
  | 'meetingOver'
  | 'notADoorBooking'
  | 'writeRefused' // Graph refuses to write (permission or policy)
  | 'deviceFault'; // the device could not keep a record of the command, so nothing was sent
