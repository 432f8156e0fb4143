/** Graph's `freeBusyStatus`. */
export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

/** Graph's `responseType`; what the room answered, or `organizer` when the room itself holds the meeting. */
export type ResponseStatus = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

/** Graph's `sensitivity`. */
export type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential';

/** What an item is to its series. Series masters are templates, never bookings [1.2.13], and never become an event of ours. */
export type EventType = 'singleInstance' | 'occurrence' | 'exception';

export interface Person {
  readonly name: string | null;
  readonly address: string | null;
}

export interface Attendee extends Person {
  readonly type: 'required' | 'optional' | 'resource';
}

/** All-day events are floating dates: they mean the room's day, in whatever zone the room is [2.1.4]. `endDate` is exclusive. */
export type EventTime =
  | { readonly kind: 'timed'; readonly startMs: number; readonly endMs: number }
  | { readonly kind: 'allDay'; readonly startDate: string; readonly endDate: string };

/** What a Lintel door wrote, as its extended properties say, so that every door knows it again. */
export interface DoorClaim {
  /** The command that made the event; also its `transactionId`. */
  readonly commandId: string;
  /** The times that no other door's claim overlapped when they were verified (D6). Null until then; time beyond them is only claimed. */
  readonly settled: { readonly startMs: number; readonly endMs: number } | null;
  /** The meeting that this one holds the room for; null for a booking. */
  readonly parent: HoldParent | null;
}

/** Whom a hold serves. */
export interface HoldParent extends MeetingKey {
  /**
   * `after`: the hold goes on where that meeting ends, and goes when the meeting moves or goes. `instead`: it stands in for a meeting
   * that is not in this calendar (moved here from another room, or given back and wanted again), and goes when that one comes in.
   */
  readonly relation: 'after' | 'instead';
}

/** A meeting in whatever calendar: the copies share the iCalUId, and occurrences may share it too, hence the start. */
export interface MeetingKey {
  readonly iCalUId: string;
  /** Epoch milliseconds of the start; of an occurrence that was moved, the original one. */
  readonly startMs: number;
}

/** An item of the room's calendar as Exchange holds it, in our words. */
export interface CalendarEvent {
  /** Immutable id; case-sensitive [1.4.2]. */
  readonly id: string;
  /** The same in every copy of the meeting; null where Exchange gave none. Occurrences may share it: pair it with the start. */
  readonly iCalUId: string | null;
  /** Moves with every write, also with invisible ones [3.2.10]. */
  readonly changeKey: string | null;
  readonly type: EventType;
  readonly seriesMasterId: string | null;
  readonly time: EventTime;
  readonly subject: string | null;
  /** Plain text, shortened by Exchange. Kept for the model, never shown at a door. */
  readonly bodyPreview: string | null;
  readonly organizer: Person | null;
  /** True when the room's own mailbox organises it: what a door or another program booked directly. */
  readonly isOrganizer: boolean;
  readonly attendees: readonly Attendee[];
  readonly showAs: ShowAs;
  readonly responseStatus: ResponseStatus;
  readonly isCancelled: boolean;
  readonly sensitivity: Sensitivity;
  readonly isOnlineMeeting: boolean;
  readonly joinUrl: string | null;
  readonly createdMs: number | null;
  readonly lastModifiedMs: number | null;
  /** Null for what no door made. */
  readonly claim: DoorClaim | null;
  /** When somebody checked in at a door; null when nobody did, or the mark vanished (D8). */
  readonly checkedInMs: number | null;
  /** Of an occurrence, where the series has it; null for a single meeting. */
  readonly originalStartMs: number | null;
}

/** An event placed on the line of time, in the zone of the room. `endMs` is exclusive. */
export interface Meeting extends CalendarEvent {
  readonly startMs: number;
  readonly endMs: number;
}
