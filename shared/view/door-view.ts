import type { Consequence } from '../domain/consequence.ts';
import type { LineState } from '../domain/line-state.ts';
import type { Language, Protection } from '../domain/policy.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { CommandResult } from '../protocol/command-result.ts';
import type { LineRefusal } from '../protocol/coordinator-line.ts';
import type { DoorCommand } from '../protocol/door-command.ts';
import type { EnrollingStep } from './door-view-enrolling.ts';
import type { MeetingView } from './door-view-meeting.ts';
import type { TimeLabel } from './time-label.ts';

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
  /** `name` is empty while the door stands at no room, and nobody has said which one it is meant for. */
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
  /** How a stretch ahead may be booked from the timeline; null where it may not. */
  readonly bookLater: BookLaterView | null;
  /** Set while check-in is open for a meeting that nobody has checked in to. */
  readonly checkIn: CheckInView | null;
  /** A meeting that this door gave up for want of a check-in, as long as that can be undone. */
  readonly released: ReleasedView | null;
  /** True where there is an administrator's PIN to ask for. */
  readonly hasAdministrator: boolean;
  /** Only on the screen that an administrator opened. */
  readonly administrator: AdministratorView | null;
  /** While staff ask this door to say which one it is. */
  readonly identify: { readonly room: string; readonly address: string; readonly version: string } | null;
}

/** Lengths and starts run in steps of `stepMinutes`; the marks of each day's `bookable` stretches are the possible starts and ends. */
export interface BookLaterView {
  readonly stepMinutes: number;
  readonly longestMinutes: number;
  readonly protection: Protection;
}

export interface CheckInView {
  readonly meetingId: string;
  readonly mode: 'remind' | 'release';
  /** When it closes; under `release` the room is then given up. */
  readonly closes: TimeLabel;
  /** Seconds left at the moment of `nowMs` of the view is not exact enough for a countdown: the page counts to this instant. */
  readonly closesMs: number;
  readonly command: DoorCommand;
  readonly protection: Protection;
}

export interface ReleasedView {
  readonly meeting: MeetingView;
  readonly releasedAt: TimeLabel;
  readonly undoUntil: TimeLabel;
  readonly command: DoorCommand;
  readonly consequence: Consequence;
}

export interface AdministratorView {
  /** When the mode ends by itself, unless the screen is touched. */
  readonly endsMs: number;
  /** False where there is no kiosk to leave: an ordinary browser. */
  readonly canLeaveKiosk: boolean;
  readonly facts: AdministratorFacts;
}

/** Device and connection, as an administrator wants them read out. Instants are printed; null for what is not known. */
export interface AdministratorFacts {
  readonly version: string;
  /** Null while the door stands at no room. */
  readonly roomAddress: string | null;
  readonly timeZone: string;
  readonly freshness: Freshness['kind'];
  readonly trouble: Trouble | null;
  readonly lastRound: TimeLabel | null;
  readonly line: LineState;
  /** What stands in the way of the coordinator's line, where somebody can do something about it. */
  readonly enrolment: EnrolmentNote | null;
  readonly roundCount: number;
  readonly graphRequests: number;
  readonly driftCount: number;
  /** Commands that the journal still carries. */
  readonly unsettledCount: number;
  /** What the device's clock is off by; null until Graph has told the time. */
  readonly clockOffsetSeconds: number | null;
  /** Series missed too often in a row (D8), masked as the policy says. */
  readonly missedSeries: readonly { readonly title: string | null; readonly organizer: string | null; readonly misses: number }[];
}

/** How the coordinator has a door that stands at its room by its own configuration. */
export type EnrolmentNote =
  /** Waits to be confirmed. */
  | { readonly kind: 'code'; readonly code: string }
  /** The coordinator has the door at another room, and is not followed. */
  | { readonly kind: 'elsewhere'; readonly room: string }
  | { readonly kind: 'refused'; readonly reason: LineRefusal };

/** By precedence (D1): occupied, also when stale; unknown; closed; awaitingCheckIn; startingSoon; available. Before all of them: enrolling. */
export type DoorStatus =
  /** The door stands at no room yet: there is no calendar, and the room has no name unless it was configured. */
  | {
      readonly kind: 'enrolling';
      /** The coordinator's address. */
      readonly coordinator: string;
      readonly step: EnrollingStep;
    }
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
  /** Free stretches that can be booked ahead. `marks` are the starts and ends that can be chosen, first and last included, with their printed time. */
  readonly bookable: readonly {
    readonly startMs: number;
    readonly endMs: number;
    readonly marks: readonly { readonly ms: number; readonly text: string }[];
  }[];
}

export interface Freshness {
  /** `live`: the last round succeeded. `delayed`: it did not, the data is within its bound. `stale`: past it. `never`: nothing was ever read. */
  readonly kind: 'live' | 'delayed' | 'stale' | 'never';
  readonly lastCertain: TimeLabel | null;
  /** Null while live. */
  readonly trouble: Trouble | null;
}

/** `confirm`: what a sheet has to say before the command is sent; null where nothing but this door's own booking changes. */
export type Offer = { readonly command: DoorCommand; readonly protection: Protection; readonly confirm: Consequence | null } & (
  | { readonly kind: 'book'; readonly minutes: number; readonly end: string; readonly isUntilNext: boolean }
  | { readonly kind: 'extend'; readonly minutes: number; readonly end: string; readonly isUntilNext: boolean }
  | { readonly kind: 'end' }
  | { readonly kind: 'startEarly' }
  | { readonly kind: 'checkIn' }
  | { readonly kind: 'refresh' }
);

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
