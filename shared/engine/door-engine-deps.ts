import type { DoorConfig } from '../config/door-config.ts';
import type { ServerTimeSample } from '../domain/clock-offset.ts';
import type { OtherCalendars, PlaceCheckIns, RoomCalendar } from '../graph/room-calendar.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Document } from '../runtime/document.ts';
import type { Log } from '../runtime/log.ts';
import type { PinCheck } from '../runtime/pin-check.ts';
import type { RecordFile } from '../runtime/record-file.ts';
import type { EnrolmentNote } from '../view/door-view.ts';
import type { Handover } from './handover.ts';
import type { RoomLine } from './line/room-line.ts';

/** Where an engine stands, and by which rules. */
export interface DoorPlace extends Pick<DoorConfig, 'timeZone' | 'policy'> {
  /** SMTP address or object id. */
  readonly room: string;
}

/** The world of one door's engine. */
export interface DoorEngineDeps {
  readonly config: DoorPlace;
  /** Opens the room's calendar; every `Date` that Graph sends goes to the first callback, the id of every request that writes to the second. */
  readonly connect: (
    onServerTime: (sample: ServerTimeSample) => void,
    onWrite: (requestId: string) => void,
  ) => RoomCalendar & OtherCalendars & PlaceCheckIns & { requestCount(): number };
  /** The coordinator's; `noLine` for a door without one. */
  readonly line: RoomLine;
  /** How rooms beside this one are found and booked: by the door itself, or by its coordinator (D9). */
  readonly otherRooms: 'direct' | 'byCoordinator';
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly replica: Document;
  readonly journal: Document;
  /** Check-ins, what was given up, and series that nobody came to (D8). */
  readonly checkIns: Document;
  /** Wrong PINs, so that a restart forgives none. */
  readonly pinTries: Document;
  readonly audit: RecordFile;
  readonly pins: PinCheck;
  /** Ends the kiosk once the answer has gone; null where there is none to leave. */
  readonly leaveKiosk: (() => void) | null;
  readonly log: Log;
  readonly version: string;
  /** What stands in the way of the line, for administrators; nothing unless told. */
  readonly enrolmentNote?: () => EnrolmentNote | null;
  /** What its views count up from, where another engine stood before the same screens; 0 unless told. */
  readonly firstRevision?: number;
  /** What an engine of the same room knew just before, and where this one leaves what it knows; none unless told. */
  readonly handover?: Handover;
  /** The device's own zone: the last resort where neither settings nor mailbox name one (D13). */
  readonly machineTimeZone: string;
}
