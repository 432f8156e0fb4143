import type { Language } from '../domain/policy.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { CommandResult } from '../protocol/command-result.ts';
import type { DoorCommand } from '../protocol/door-command.ts';

/**
 * Everything the screen draws, as plain data (structured-clone and JSON safe). Facts are formatted here, in the room's
 * zone and language; sentences are made by the page's words. What policy masks is not in here at all (D1, T5).
 */
export interface DoorView {
  /** Counts up by one with each view that differs from the one before it. */
  readonly revision: number;
  /** The true time, cut to the whole minute; positions on the timeline are measured from it. */
  readonly nowMs: number;
  readonly clock: { readonly time: string; readonly weekday: string; readonly date: string };
  readonly language: Language;
  readonly room: { readonly name: string; readonly details: string | null };
  readonly status: DoorStatus;
  readonly freshness: Freshness;
  /** Today first, then the following days of the window. */
  readonly days: readonly DayView[];
  /** What may be done now, the likeliest first. Empty while nothing may. Each carries the command to send, unchanged. */
  readonly offers: readonly Offer[];
  /** The command under way, or null. */
  readonly pending: PendingView | null;
  /** An outcome that came after the answer to its command (a booking settled later), until it has been shown long enough. */
  readonly notice: NoticeView | null;
}

/** An instant as the screen prints it. `dayLabel` is null for today, else a short date. */
export interface TimeLabel {
  readonly ms: number;
  readonly text: string;
  readonly dayLabel: string | null;
}

/** By precedence (D1): occupied, also when stale; unknown; closed; awaitingCheckIn; startingSoon; available. */
export type DoorStatus =
  | {
      readonly kind: 'occupied';
      readonly meeting: MeetingView;
      /** End of the meeting that has the room now. */
      readonly until: TimeLabel;
      readonly minutesLeft: number;
      readonly endingSoon: boolean;
      /** When the room is next free: later than `until` when meetings follow without a gap. Null past the known days. */
      readonly freeFrom: TimeLabel | null;
      readonly next: MeetingView | null;
      /** True when more than one meeting has the room at this instant. */
      readonly isConflict: boolean;
      /** True when this is shown from data older than the staleness bound. */
      readonly isStale: boolean;
    }
  | { readonly kind: 'unknown'; readonly lastCertain: TimeLabel | null; readonly trouble: Trouble | null }
  | { readonly kind: 'closed'; readonly opens: TimeLabel | null; readonly next: MeetingView | null }
  | { readonly kind: 'awaitingCheckIn'; readonly meeting: MeetingView; readonly releasesAt: TimeLabel; readonly secondsLeft: number }
  | { readonly kind: 'startingSoon'; readonly meeting: MeetingView; readonly minutesUntil: number }
  | {
      readonly kind: 'available';
      /** Start of the next meeting or closing time, whichever is first; null when neither falls within today. */
      readonly until: TimeLabel | null;
      readonly freeMinutes: number | null;
      readonly next: MeetingView | null;
    };

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
}

export interface DayView {
  readonly startMs: number;
  readonly endMs: number;
  readonly weekday: string;
  readonly date: string;
  /** Full hours of the day with their labels; 23 or 25 of them on DST nights. */
  readonly hours: readonly { readonly ms: number; readonly label: string }[];
  /** Blocking meetings that touch this day, by start. All-day ones included. */
  readonly meetings: readonly MeetingView[];
  /** Closed stretches of this day. */
  readonly closed: readonly { readonly startMs: number; readonly endMs: number }[];
}

export interface Freshness {
  /** `live`: the last round succeeded. `delayed`: it did not, the data is within its bound. `stale`: past it. `never`: nothing was ever read. */
  readonly kind: 'live' | 'delayed' | 'stale' | 'never';
  readonly lastCertain: TimeLabel | null;
  /** Null while live. */
  readonly trouble: Trouble | null;
}

export type Offer =
  | { readonly kind: 'book'; readonly minutes: number; readonly end: string; readonly isUntilNext: boolean; readonly command: DoorCommand }
  | {
      readonly kind: 'extend';
      readonly minutes: number;
      readonly end: string;
      readonly isUntilNext: boolean;
      readonly command: DoorCommand;
    }
  | { readonly kind: 'end'; readonly command: DoorCommand }
  | { readonly kind: 'refresh'; readonly command: DoorCommand };

export interface PendingView {
  readonly commandKind: DoorCommand['kind'];
  /** `checking`: reading the slot. `writing`: Graph has been asked. `verifying`: waiting to see it in the calendar. */
  readonly phase: 'checking' | 'writing' | 'verifying';
}

export interface NoticeView {
  readonly commandId: string;
  readonly commandKind: DoorCommand['kind'];
  readonly result: CommandResult;
}
