import type { Consequence } from './consequence.ts';
import type { Meeting } from './meeting.ts';
import type { RuleRefused } from './rule-refusal.ts';
import type { RuleFacts } from './slot-rules.ts';
import type { TimeWindow } from './time-window.ts';

/** What can be asked of a meeting that stands in the calendar; each is a `DoorCommand` without its PIN; of a move, without the room. */
export type ChangeAct =
  | { readonly kind: 'extend'; readonly meetingId: string; readonly endMs: number }
  | { readonly kind: 'end' | 'startEarly' | 'release' | 'decline' | 'move'; readonly meetingId: string };

export interface ChangeFacts extends RuleFacts {
  /** The act comes from the screen that an administrator opened. */
  readonly isAdministrator: boolean;
  /** The meeting was booked at this very door, not at another one of the room. Decides declining alone. */
  readonly isThisDoors: boolean;
}

export interface AllowedChange {
  readonly kind: 'allowed';
  readonly meeting: Meeting;
  /** The hold that lets the meeting go on already; it follows what becomes of the meeting. */
  readonly hold: Meeting | null;
  /**
   * Whole minutes, unless the meeting itself keeps none. By the consequence's means: `change`, `changeCopy` and
   * `changeOrganizers`: the meeting's new times; `hold`: the new times of the hold; `remove` and the declines: what the
   * room gets back. Of a move: what is to be taken in the other room.
   */
  readonly times: TimeWindow;
  /** Of a move `means` says what becomes of it here and there: `book` is book there and remove here, `decline` is decline here and hold there. */
  readonly consequence: Consequence;
}

export type ChangeRuling = AllowedChange | RuleRefused;
