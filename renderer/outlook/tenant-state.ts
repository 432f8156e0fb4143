/** What `GET /sim/state` answers, as far as this page reads it. A test holds it against the simulator's own type. */
export interface TenantState {
  /** Moves with every change in the tenant; names what the page has seen when it waits for news. */
  readonly revision: number;
  /** The tenant's own time, ISO. */
  readonly now: string;
  readonly rooms: readonly RoomState[];
  readonly people: readonly Person[];
  readonly faults: readonly FaultRule[];
  readonly quirks: readonly TenantQuirk[];
  readonly scenarios: readonly string[];
  readonly attendant: { readonly mode: 'auto' | 'manual'; readonly pending: number };
  readonly notices: readonly MailNotice[];
}

export interface Person {
  readonly name: string;
  readonly address: string;
  readonly jobTitle: string;
}

export interface RoomState {
  readonly name: string;
  readonly address: string;
  readonly building: string;
  readonly floor: number;
  readonly capacity: number;
  readonly ianaZone: string;
  /** The day shown, `2026-11-23`, in the room's zone. */
  readonly date: string;
  readonly day: readonly RoomMeeting[];
}

/** One meeting as the room's calendar holds it. */
export interface RoomMeeting {
  /** Names the meeting to the acts; the same for all dates of a series. */
  readonly meeting: string;
  /** Original date of an occurrence; null outside a series. */
  readonly date: string | null;
  /** As the room's calendar has it, which is often the organiser's name. */
  readonly subject: string;
  readonly organizerSubject: string;
  readonly organizer: { readonly name: string; readonly address: string };
  /** Written straight into the room's calendar, as a door does, past the booking attendant. */
  readonly isDirect: boolean;
  /** ISO in UTC; of an all-day meeting the midnights of floating dates. */
  readonly start: string;
  readonly end: string;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly showAs: string;
  readonly sensitivity: string;
  readonly response: string;
  readonly attendees: readonly { readonly name: string; readonly address: string; readonly role: string; readonly response: string }[];
}

/** A fault in force. */
export interface FaultRule {
  readonly id: string;
  readonly effect: { readonly kind: string };
  readonly match: object;
}

/** Something odd that Microsoft 365 was seen to do. */
export interface TenantQuirk {
  readonly name: string;
  readonly number: string;
  readonly does: string;
  readonly isOn: boolean;
  /** It cannot be switched off. */
  readonly isAlways: boolean;
}

/** What somebody found in the inbox. */
export interface MailNotice {
  readonly atMs: number;
  readonly to: string;
  readonly from: string;
  readonly kind: 'invited' | 'cancelled' | 'accepted' | 'tentativelyAccepted' | 'declined';
  readonly subject: string;
  readonly comment: string | null;
}

/** What `GET /sim/requests` answers: counts by operation since the tenant started or was told to forget. */
export interface RequestLog {
  readonly counts: Readonly<Record<string, number>>;
  readonly requests: readonly {
    readonly serial: number;
    readonly atMs: number;
    readonly method: string;
    readonly operation: string;
    /** 0 when the answer was dropped. */
    readonly status: number;
  }[];
}
