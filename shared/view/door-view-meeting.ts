import type { Consequence } from '../domain/consequence.ts';
import type { Protection } from '../domain/policy.ts';
import type { DoorCommand } from '../protocol/door-command.ts';

/** A meeting, masked by policy. */
export interface MeetingView {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly start: string;
  readonly end: string;
  /** Short date when the meeting starts (ends) on another day than the one it is shown in. */
  readonly startDay: string | null;
  readonly endDay: string | null;
  readonly isAllDay: boolean;
  /** Null when masked, empty, or no more than the organiser's name (Exchange's default rewriting [4]). */
  readonly title: string | null;
  /** Null when masked or unknown. */
  readonly organizer: string | null;
  /** True for a meeting marked private, personal or confidential: title and organiser are null then. */
  readonly isPrivate: boolean;
  readonly isTentative: boolean;
  readonly isOnline: boolean;
  /** Null when policy hides it. The room itself is not counted. */
  readonly attendeeCount: number | null;
  readonly attendeeNames: readonly string[] | null;
  /** Booked at a Lintel door: no person organises it. */
  readonly isDoorBooking: boolean;
  /** Overlaps another blocking meeting. */
  readonly isConflict: boolean;
  /** Holds the room for somebody else's meeting (D7). */
  readonly isHold: boolean;
  readonly isCheckedIn: boolean;
  /** One date of a series: an act on it leaves the other dates alone. */
  readonly isOfSeries: boolean;
  /** What may be done with it from its sheet, on this screen; empty outside `days`. */
  readonly actions: readonly MeetingAction[];
}

/** One act on one meeting. For `move` the command finds rooms, and each of them carries the command that moves. */
export interface MeetingAction {
  readonly kind: 'extend' | 'end' | 'startEarly' | 'release' | 'move' | 'checkIn' | 'decline';
  /** Of an extension: how much longer, and to when. */
  readonly minutes: number | null;
  readonly end: string | null;
  readonly command: DoorCommand;
  readonly consequence: Consequence;
  readonly protection: Protection;
}
