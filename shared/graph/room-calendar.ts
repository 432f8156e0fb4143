import type { CalendarEvent } from '../domain/meeting.ts';
import type { TimeWindow } from '../domain/time-window.ts';

/**
 * One room's calendar as the engine needs it; `shared/graph` implements it on Microsoft Graph.
 * Every method may throw a `GraphError` (see its closed `kind`) and nothing else. Nothing here retries; the caller's loop can wait.
 */
export interface RoomCalendar {
  /** Resolves the configured address to its directory object (D15). Called once, and again after `roomNotFound`. */
  resolveRoom(signal: AbortSignal): Promise<RoomIdentity>;
  /** The mailbox's IANA zone; null when the mailbox has none, the name is unknown, or the setting may not be read (D13). */
  readTimeZone(signal: AbortSignal): Promise<string | null>;
  /** One page of a delta round. A page with neither link is an `unexpectedReply`. */
  readDeltaPage(from: DeltaStart, signal: AbortSignal): Promise<DeltaPage>;
  /** The plain read: every event that overlaps the window, all pages, extended properties expanded. */
  readEvents(window: TimeWindow, signal: AbortSignal): Promise<readonly CalendarEvent[]>;
  /** Null when Graph says it is not there. */
  readEvent(id: string, signal: AbortSignal): Promise<CalendarEvent | null>;
  /** Events carrying the command's id in their extended property (D5). */
  findByCommand(commandId: string, signal: AbortSignal): Promise<readonly CalendarEvent[]>;
  /** Sends exactly these bytes. The same bytes give the same event [3.1.3]. */
  createEvent(body: string, signal: AbortSignal): Promise<CreateReply>;
  /** Null when the event is gone. `changed` when its change key is not that one any more [3.2.9]; without one it is written in any case. */
  patchEvent(id: string, body: string, signal: AbortSignal, ifChangeKey?: string | null): Promise<CalendarEvent | null>;
  /** Gone already counts as done [3.2.5]. */
  deleteEvent(id: string, signal: AbortSignal): Promise<void>;
  /** The mailbox's no to an invitation, which takes it out of this calendar; of a series, that occurrence [3.2.8]. Gone already counts as done. */
  declineEvent(id: string, body: string, signal: AbortSignal): Promise<void>;
}

/** Where people say that they came, besides the calendar. */
export interface PlaceCheckIns {
  /** Claims the room for a meeting with Places [5.3.1]. `forbidden` where the app may not [5.3.2]. */
  checkInAtPlace(iCalUId: string, signal: AbortSignal): Promise<void>;
}

/** The calendar of any mailbox, as far as a door has business there. */
export type MailboxCalendar = Omit<RoomCalendar, 'resolveRoom' | 'readTimeZone' | 'readDeltaPage'>;

/** Reaches calendars besides the room's own: nearby rooms', and by policy an organiser's (D7). */
export interface OtherCalendars {
  /** Asks for nothing by itself. The address is an SMTP address. */
  calendarOf(address: string): MailboxCalendar;
}

interface RoomIdentity {
  readonly displayName: string | null;
  /** Null where the directory may not be read; the room is then addressed by its address. */
  readonly objectId: string | null;
}

export type DeltaStart =
  | {
      readonly kind: 'window';
      readonly window: TimeWindow /** Null leaves the page size to the service (Q1). */;
      readonly pageSize: number | null;
    }
  /** A link from an earlier page, whole and unparsed. */
  | { readonly kind: 'link'; readonly url: string; readonly pageSize: number | null };

export interface DeltaPage {
  readonly changes: readonly DeltaChange[];
  /** `next`: the round goes on. `delta`: the round is whole, and here is where the following one starts. */
  readonly link: { readonly kind: 'next' | 'delta'; readonly url: string };
}

/** Delta says that something changed; what it is now, the plain read says (D3). */
export type DeltaChange =
  | { readonly kind: 'removed'; readonly id: string }
  | {
      readonly kind: 'changed';
      readonly id: string;
      readonly changeKey: string | null;
      /** Masters are not bookings and do not come in a plain read. */
      readonly isSeriesMaster: boolean;
      /** UTC extent where given; tells whether the plain read must hold it. Null for what carries no times. */
      readonly extent: TimeWindow | null;
    };

type CreateReply =
  | { readonly kind: 'created'; readonly event: CalendarEvent }
  /** `ErrorDuplicateTransactionId`: the id was used for another body. Null where Graph named no event. */
  | { readonly kind: 'duplicateTransactionId'; readonly existingId: string | null };
