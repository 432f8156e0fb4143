/** What the glass may say of a meeting. `busyOnly` shows neither subject nor organiser. Private meetings are masked under every setting. */
export type Privacy = 'full' | 'organizerOnly' | 'subjectOnly' | 'busyOnly';

export type Language = 'en';

/** When the room may be used, in the room's own zone. `days` are ISO weekdays, 1 = Monday. Times are `HH:MM`; `closes` may be `24:00`. */
export interface OpeningHours {
  readonly days: readonly number[];
  readonly opens: string;
  readonly closes: string;
}

/** What has to be shown before an act: nothing, or the action PIN (the administrator's opens it as well). */
export type Protection = 'none' | 'pin';

/** Who may do something at the door. */
export type Audience = 'nobody' | 'administrator' | 'anyone';

/** A room that a meeting can move to, or that is offered to whoever lost a race. */
export interface NearbyRoom {
  /** SMTP address. */
  readonly address: string;
  readonly name: string;
}

/** A room's rules. Every field has a default, so that a door without a policy works. */
export interface Policy {
  /** Null takes the name from the directory. */
  readonly roomName: string | null;
  /** A short line below the name: seats, equipment, floor. Null shows none. */
  readonly roomDetails: string | null;
  readonly language: Language;
  /** `auto` follows the language's custom. */
  readonly hourCycle: 'auto' | 'h12' | 'h23';
  readonly privacy: Privacy;
  readonly showAttendees: 'none' | 'count' | 'names';
  readonly showOnlineMeeting: boolean;
  /** Null means always open. */
  readonly hours: OpeningHours | null;
  /** Past this age of the last whole read the door no longer claims to know that the room is free (D1). */
  readonly stalenessBoundMinutes: number;
  readonly startingSoonMinutes: number;
  readonly endingSoonMinutes: number;
  readonly allowBooking: boolean;
  readonly allowExtending: boolean;
  readonly allowEnding: boolean;
  /** Lengths offered for booking now, shortest first. */
  readonly bookingMinutes: readonly number[];
  readonly extensionMinutes: readonly number[];
  readonly longestBookingMinutes: number;
  /** Booking a later stretch, by touching the timeline. */
  readonly allowBookingLater: boolean;
  /** How many days after today can be booked; 0 is today only. */
  readonly bookAheadDays: number;
  /** Nearest first. */
  readonly nearbyRooms: readonly NearbyRoom[];
  /** Meetings that no door made (D7). */
  readonly othersMeetings: {
    /** By a hold of the room's after the meeting. */
    readonly extend: Audience;
    readonly end: Audience;
    readonly startEarly: Audience;
    /** By a decline, so that the organiser learns of it. */
    readonly release: Audience;
    readonly move: Audience;
  };
  /** A meeting ended within so many minutes of its start is taken away whole, rather than left as a stub. */
  readonly stubMinutes: number;
  /** What ending somebody else's meeting within those minutes does. */
  readonly stubOfOthers: 'decline' | 'shorten';
  /** Declining in the room's calendar alone, the organiser untouched and untold. `owner`: also whoever stands at the door that made the booking. */
  readonly declineInRoomOnly: 'nobody' | 'administrator' | 'owner';
  /** Ends and extends somebody else's meeting at its organiser's. Needs a credential that reaches people's mailboxes; the doctor proves it. */
  readonly changeOrganizersEvent: boolean;
  /** What a door does about people who do not come (D8). */
  readonly checkIn: 'off' | 'remind' | 'release';
  /** Check-in opens so long before the start. */
  readonly checkInOpensMinutes: number;
  /** It closes so long after the start; then, under `release`, the room is given up. */
  readonly checkInClosesMinutes: number;
  /** A series missed so many times in a row is reported. */
  readonly missesUntilReport: number;
  /** The rest of such a series is declined as well. */
  readonly declineMissedSeries: boolean;
  readonly protect: {
    readonly book: Protection;
    readonly extend: Protection;
    readonly end: Protection;
    readonly checkIn: Protection;
  };
}

export const defaultPolicy: Policy = {
  roomName: null,
  roomDetails: null,
  language: 'en',
  hourCycle: 'auto',
  privacy: 'full',
  showAttendees: 'count',
  showOnlineMeeting: true,
  hours: null,
  stalenessBoundMinutes: 5,
  startingSoonMinutes: 5,
  endingSoonMinutes: 5,
  allowBooking: true,
  allowExtending: true,
  allowEnding: true,
  bookingMinutes: [15, 30, 45, 60],
  extensionMinutes: [15, 30],
  longestBookingMinutes: 240,
  allowBookingLater: true,
  bookAheadDays: 7,
  nearbyRooms: [],
  othersMeetings: { extend: 'anyone', end: 'anyone', startEarly: 'administrator', release: 'administrator', move: 'administrator' },
  stubMinutes: 5,
  stubOfOthers: 'decline',
  declineInRoomOnly: 'nobody',
  changeOrganizersEvent: false,
  checkIn: 'off',
  checkInOpensMinutes: 10,
  checkInClosesMinutes: 10,
  missesUntilReport: 3,
  declineMissedSeries: false,
  protect: { book: 'none', extend: 'none', end: 'none', checkIn: 'none' },
};
