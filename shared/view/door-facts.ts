import type { Meeting } from '../domain/meeting.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { AdministratorFacts, NoticeView, PendingView } from './door-view.ts';

/** What concerns the people who look after the door. */
export interface StaffFacts {
  /** True where there is an administrator's PIN. */
  readonly hasAdministrator: boolean;
  /** Set when the view is for an administrator's screen: meetings then carry an administrator's acts, and none asks for a PIN. */
  readonly administrator: AdministratorSituation | null;
  /** Set while staff ask the door to say which one it is. */
  readonly identify: { readonly version: string } | null;
}

/** Device and connection as an administrator's screen tells of them. */
export interface AdministratorSituation
  extends Pick<
    AdministratorFacts,
    'version' | 'line' | 'enrolment' | 'roundCount' | 'graphRequests' | 'driftCount' | 'unsettledCount' | 'missedSeries'
  > {
  /** When the mode ends by itself, true time. */
  readonly endsMs: number;
  readonly canLeaveKiosk: boolean;
  /** True time; null before there was one. */
  readonly lastRoundMs: number | null;
  /** True time minus the device's; null until Graph has told the time. */
  readonly clockOffsetMs: number | null;
}

/** Check-in as it stands open for one meeting (D8). */
export interface OpenCheckIn {
  readonly meetingId: string;
  readonly mode: 'remind' | 'release';
  readonly closesMs: number;
}

/** A meeting that this door gave up for want of a check-in. True times. */
export interface ReleasedMeeting {
  readonly meeting: Meeting;
  readonly releasedMs: number;
  readonly undoUntilMs: number;
}

/** All that a view is built from, besides the policy and the time. */
export interface DoorFacts extends StaffFacts {
  /** `displayName` is the directory's; null until it has been asked, or where it refuses. */
  readonly room: { readonly displayName: string | null; readonly address: string };
  /** IANA, of the room. */
  readonly timeZone: string;
  /** The replica, placed in that zone; in any order, also what does not block. */
  readonly meetings: readonly Meeting[];
  /** Whether this very door made the event of that command. */
  readonly isMadeHere: (commandId: string) => boolean;
  /** Whether there is anything to find when somebody looks for another room. */
  readonly canFindRooms: boolean;
  /** When the last whole read was made, in true time; null when there never was one. */
  readonly lastWholeReadMs: number | null;
  readonly isClockSound: boolean;
  /** True until the first whole read since the start: the meetings are those of the disk. */
  readonly isFromDisk: boolean;
  /** Why the last round failed; null when it succeeded. */
  readonly trouble: Trouble | null;
  readonly pending: PendingView | null;
  readonly notice: NoticeView | null;
  /** Set while check-in is open for a meeting that nobody has checked in to. */
  readonly checkIn: OpenCheckIn | null;
  /** What this door gave up last, as long as that can be undone. */
  readonly released: ReleasedMeeting | null;
}
