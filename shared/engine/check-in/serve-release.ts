import type { CalendarEvent } from '../../domain/meeting.ts';
import type { Policy } from '../../domain/policy.ts';
import { type LastRead, missingEvidence, type ReleaseEvidence, shouldRelease } from '../../domain/release-evidence.ts';
import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { RoomCalendar } from '../../graph/room-calendar.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { ClosedWindow, ReleaseWatch } from './release-watch.ts';

/** The door looks at its clocks this often; also what it does not notice between two looks. */
const LOOK_MS = 10_000;
/** A check-in at another door of the room in the last second is seen by a read this long after the close: its write, and what replication lags. */
const GRACE_MS = 20_000;
/** Later than this the people who did not come are not the reason any more. */
const LATE_MS = 60_000;
const READ_MS = 10_000;

/** A meeting that nobody came to. */
export interface Absence {
  /** As just read. */
  readonly event: CalendarEvent;
  readonly closesMs: number;
  /** Whether the evidence holds at this instant: somebody may touch the meeting while the disk is written to. */
  readonly isStillProven: () => boolean;
}

export interface ServeReleaseDeps {
  readonly watch: ReleaseWatch;
  readonly calendar: Pick<RoomCalendar, 'readEvent'>;
  readonly clock: Clock;
  readonly nowMs: () => number;
  readonly policy: Pick<Policy, 'stalenessBoundMinutes'>;
  /** Notes what the door sees right now. */
  readonly look: () => void;
  /** This door's own word on whether somebody checked in. */
  readonly isCheckedIn: (closed: ClosedWindow) => boolean;
  /** Journals the release; false while another command is under way, or when it is not proven any more. */
  readonly release: (absence: Absence) => Promise<boolean>;
  readonly log: Log;
}

/** Gives up what nobody came to, on evidence alone, until the signal aborts (E52). */
export async function serveRelease(deps: ServeReleaseDeps, signal: AbortSignal): Promise<void> {
  const { watch, clock, log } = deps;

  const evidenceOf = (closed: ClosedWindow, lastRead: LastRead) => ({
    ...closed.evidence,
    isCheckedIn: deps.isCheckedIn(closed),
    lastRead,
  });

  /** True when nothing is left to do about the window. */
  const decide = async (closed: ClosedWindow): Promise<boolean> => {
    const meetingId = closed.meeting.id;
    const missing = missingEvidence(evidenceOf(closed, { kind: 'notMade' }), deps.policy);
    if (missing.some((piece) => piece !== 'lastRead')) {
      log.info('notReleased', { meetingId, missing });
      return true;
    }
    const askedMs = clock.monotonicMs();
    const event = await withDeadline({ clock, ms: READ_MS, signal }, (stop) => deps.calendar.readEvent(meetingId, stop));
    deps.look();
    if (event === null) return true;
    const lastRead = lastReadOf(event, clock.monotonicMs() - askedMs);
    const known = (): { readonly closesMs: number; readonly evidence: ReleaseEvidence } | null => {
      const now = watch.closed(deps.nowMs(), GRACE_MS);
      return now?.meeting.id === meetingId ? { closesMs: now.closesMs, evidence: evidenceOf(now, lastRead) } : null;
    };
    const isProven = (): boolean => {
      const now = known();
      return now !== null && shouldRelease(now.evidence, deps.policy);
    };
    const found = known();
    if (found === null) return true;
    if (!isProven()) {
      log.info('notReleased', { meetingId, missing: missingEvidence(found.evidence, deps.policy) });
      return true;
    }
    return deps.release({ event, closesMs: found.closesMs, isStillProven: isProven });
  };

  while (!signal.aborted) {
    deps.look();
    const closed = watch.closed(deps.nowMs(), GRACE_MS);
    if (closed && (await decideSafely(closed, deps, decide))) watch.drop(closed.meeting.id);
    const closesMs = watch.nextCloseMs();
    const dueMs = closesMs === null ? LOOK_MS : closesMs + GRACE_MS - deps.nowMs();
    await clock.sleep(Math.min(LOOK_MS, Math.max(1_000, dueMs)), signal);
  }
}

/** What fails is tried again for a while; Graph being away is no reason to give a room up later. */
async function decideSafely(
  closed: ClosedWindow,
  { nowMs, log }: ServeReleaseDeps,
  decide: (closed: ClosedWindow) => Promise<boolean>,
): Promise<boolean> {
  const isLate = nowMs() > closed.closesMs + GRACE_MS + LATE_MS;
  const meetingId = closed.meeting.id;
  try {
    if (isLate) log.info('notReleased', { meetingId, missing: ['inTime'] });
    return isLate || (await decide(closed));
  } catch (error) {
    if (!(error instanceof GraphError)) log.error('releaseFailed', { meetingId, cause: error });
    return false;
  }
}

function lastReadOf({ time, checkedInMs, isCancelled, showAs, responseStatus }: CalendarEvent, ageMs: number): LastRead {
  const isThere = time.kind === 'timed' && !isCancelled && showAs !== 'free' && responseStatus !== 'declined';
  if (!isThere) return { kind: 'gone' };
  return { kind: 'there', startMs: time.startMs, endMs: time.endMs, isCheckedIn: checkedInMs !== null, ageMs };
}
