import type { Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import type { Trouble } from '../../domain/trouble.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import type { CommandResult, RefusalReason } from '../../protocol/command-result.ts';
import type { Settling } from '../journal/journal.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { Stopwatch } from '../journal/moment.ts';
import type { AskCoordinator } from '../other-rooms/ask-coordinator.ts';
import type { OwnWrites } from '../replica/own-writes.ts';
import type { FindRooms } from './rooms-instead.ts';

/** What a step found, and what follows from it. */
export type Progress<Entry extends JournalEntry = JournalEntry> =
  /** The entry's next stage, to be on the disk before it is acted on. */
  | { readonly kind: 'next'; readonly entry: Entry }
  /** Not to be seen yet: look again after a while. With an entry when something is to be remembered meanwhile. */
  | { readonly kind: 'wait'; readonly entry?: Entry }
  /** What became of it is known. */
  | ({ readonly kind: 'settled'; readonly result: CommandResult; readonly isBuried: boolean } & Settling);

/** The world as the steps of a writing command see it. */
export interface StepDeps {
  readonly calendar: Pick<
    RoomCalendar,
    'readEvents' | 'readEvent' | 'findByCommand' | 'createEvent' | 'patchEvent' | 'deleteEvent' | 'declineEvent'
  >;
  readonly ownWrites: Pick<OwnWrites, 'wrote' | 'removed'>;
  /** True time; good to tell dates by, not durations that matter. */
  readonly nowMs: () => number;
  readonly stopwatch: Stopwatch;
  /** Gives a call so long and no longer. */
  readonly within: <T>(ms: number, signal: AbortSignal, call: (stop: AbortSignal) => Promise<T>) => Promise<T>;
  readonly timeZone: () => string;
  /** Prints an instant as the door does. */
  readonly print: (ms: number) => string;
  /** The short date of an instant; null for today. */
  readonly printDay: (ms: number) => string | null;
  /** Finds other rooms for whoever did not get this one; absent where the policy names none. */
  readonly findRooms?: FindRooms | undefined;
  /** For what a door does not reach itself; `unreachable` where nobody is there to be asked. */
  readonly askCoordinator: AskCoordinator;
  /** Takes a read of a part of the calendar into the replica, so that the glass shows what the answer says. */
  readonly fold: (part: TimeWindow, events: readonly Meeting[]) => void;
  /** The same in the calendar of another mailbox: a nearby room's, or an organiser's. */
  readonly inRoom: (address: string) => StepDeps;
}

/** A request may have its effect this long after the last moment at which one is sent: its own time-out, and a minute on the way. */
export const LATE_EFFECT_MS = 90_000;

/** What the check before a write saw is no ground for sending it any more after this long (E16): a restart, a network that was away. */
export const CHECKED_MS = 15_000;

/** A read that does not show by then what Graph took does not merely lag behind. */
export const SHOWN_MS = 20_000;

/** All-day events match a read as dates in UTC, wherever the room is [1.1.10]. */
const ALL_DAY_MARGIN_MS = 24 * 3_600_000;

/** All that lies in a stretch of the calendar, and its neighbourhood, placed in the room's zone. */
export async function readSlot(
  deps: { readonly calendar: Pick<RoomCalendar, 'readEvents'>; readonly timeZone: () => string },
  { startMs, endMs }: TimeWindow,
  signal: AbortSignal,
): Promise<readonly Meeting[]> {
  const wide = { startMs: startMs - ALL_DAY_MARGIN_MS, endMs: endMs + ALL_DAY_MARGIN_MS };
  const events = await deps.calendar.readEvents(wide, signal);
  return events.map((event) => placeMeeting(event, deps.timeZone()));
}

export function refused(reason: RefusalReason): Progress<never> {
  return { kind: 'settled', result: { kind: 'refused', reason }, isBuried: false };
}

export function gaveUp(trouble: Trouble): Progress<never> {
  return { kind: 'settled', result: { kind: 'unreachable', trouble }, isBuried: true };
}

/** Waits, and remembers what is new. */
export function waitWith<Entry extends JournalEntry>(before: Entry, after: Entry): Progress<Entry> {
  return JSON.stringify(before) === JSON.stringify(after) ? { kind: 'wait' } : { kind: 'wait', entry: after };
}
