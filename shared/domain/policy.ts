/** What the glass may say of a meeting. `busyOnly` shows neither subject nor organiser. Private meetings are masked under every setting. */
export type Privacy = 'full' | 'organizerOnly' | 'subjectOnly' | 'busyOnly';

export type Language = 'en';

/** When the room may be used, in the room's own zone. `days` are ISO weekdays, 1 = Monday. Times are `HH:MM`; `closes` may be `24:00`. */
export interface OpeningHours {
  readonly days: readonly number[];
  readonly opens: string;
  readonly closes: string;
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
};
