import type { CheckInWindow } from './check-in.ts';
import type { Policy } from './policy.ts';
import type { TimeWindow } from './time-window.ts';
import { MINUTE_MS } from './whole-minute.ts';

/** A page paints at least every 30 seconds; a longer silence than this is a black glass. */
const FRAME_GAP_MS = 45_000;
/** The door looks at its clocks every 10 seconds; a longer silence than this was a sleep. */
export const LOOK_GAP_MS = 45_000;
/** True time and monotonic time may part by no more over a whole window. */
const CLOCK_SLACK_MS = 2_000;
/** A last read older than this is not the last word. */
const LAST_READ_MS = 15_000;

/** What the last expanded read of that very event showed, after the window had closed. */
export type LastRead =
  | { readonly kind: 'notMade' }
  | { readonly kind: 'gone' }
  | ({ readonly kind: 'there'; readonly isCheckedIn: boolean; readonly ageMs: number } & TimeWindow);

/**
 * All that must be known before a meeting is given up for want of a check-in (D8). It has no default: every piece is collected or it
 * does not compile. Lengths are of monotonic time, from the moment the window opened before this door's eyes (0) to its close.
 */
export interface ReleaseEvidence {
  /** The window as it closed, and the true time now. */
  readonly window: CheckInWindow & { readonly nowMs: number };
  /** The meeting's times when the window opened. */
  readonly meeting: TimeWindow;
  /** How long the window was before this door's eyes, and how long it was by true time. */
  readonly watched: { readonly monotonicMs: number; readonly trueMs: number };
  /** The door knew the room as it was, without this check-in, at a look shortly before it opened. */
  readonly openedInSight: boolean;
  /** How long the process had been up when the window opened. */
  readonly upBeforeMs: number;
  /** When frames that showed this check-in were painted. */
  readonly paintedAtMs: readonly number[];
  /** When whole reads of the calendar came; what came before the window opened is negative. */
  readonly readAtMs: readonly number[];
  readonly wasClockSound: boolean;
  /** True when the device said that it woke up. */
  readonly hasSlept: boolean;
  /** The longest time between two looks of the door at its own clocks. */
  readonly longestLookGapMs: number;
  /** Nobody checked in, by this door's own record. */
  readonly isCheckedIn: boolean;
  /** Times that somebody here tried to check in, or to do anything else to the meeting, whatever came of it. */
  readonly attempts: number;
  readonly lastRead: LastRead;
}

export type EvidencePiece = keyof ReleaseEvidence;

type Bounds = Pick<Policy, 'stalenessBoundMinutes'>;

/** One judge for each piece: another piece does not compile without its own. */
const isProven: { readonly [Piece in EvidencePiece]: (evidence: ReleaseEvidence, policy: Bounds) => boolean } = {
  window: ({ window }) => window.opensMs < window.closesMs && window.nowMs >= window.closesMs,
  meeting: ({ meeting, window }) => meeting.startMs < window.closesMs && window.nowMs < meeting.endMs,
  watched: ({ watched, window, meeting }) =>
    watched.monotonicMs > 0 &&
    Math.abs(watched.monotonicMs - watched.trueMs) <= CLOCK_SLACK_MS &&
    // What hid the meeting until late may go without a trace: then the window lies in the past, and nobody saw it open.
    watched.trueMs + LOOK_GAP_MS >= window.closesMs - Math.max(window.opensMs, meeting.startMs),
  openedInSight: ({ openedInSight }) => openedInSight,
  upBeforeMs: ({ upBeforeMs }) => upBeforeMs > 0,
  paintedAtMs: ({ paintedAtMs, watched }) => hasNoGap(paintedAtMs, watched.monotonicMs, FRAME_GAP_MS),
  readAtMs: ({ readAtMs, watched }, policy) => hasNoGap(readAtMs, watched.monotonicMs, policy.stalenessBoundMinutes * MINUTE_MS),
  wasClockSound: ({ wasClockSound }) => wasClockSound,
  hasSlept: ({ hasSlept }) => !hasSlept,
  longestLookGapMs: ({ longestLookGapMs }) => longestLookGapMs <= LOOK_GAP_MS,
  isCheckedIn: ({ isCheckedIn }) => !isCheckedIn,
  attempts: ({ attempts }) => attempts === 0,
  lastRead: ({ lastRead, meeting }) =>
    lastRead.kind === 'there' &&
    !lastRead.isCheckedIn &&
    lastRead.startMs === meeting.startMs &&
    lastRead.endMs === meeting.endMs &&
    lastRead.ageMs >= 0 &&
    lastRead.ageMs <= LAST_READ_MS,
};

const pieces = Object.keys(isProven) as readonly EvidencePiece[];

/** The pieces that do not hold; the meeting may be released when there is none. */
export function missingEvidence(evidence: ReleaseEvidence, policy: Bounds): readonly EvidencePiece[] {
  return pieces.filter((piece) => !isProven[piece](evidence, policy));
}

export function shouldRelease(evidence: ReleaseEvidence, policy: Bounds): boolean {
  return missingEvidence(evidence, policy).length === 0;
}

/** Whether marks cover the stretch from 0 to `untilMs` without a gap over `gapMs`. The last mark before the stretch counts from where it lies. */
function hasNoGap(marksMs: readonly number[], untilMs: number, gapMs: number): boolean {
  const sorted = [...marksMs].filter((ms) => ms <= untilMs).sort((a, b) => a - b);
  let coveredMs = sorted.findLast((ms) => ms <= 0) ?? 0;
  for (const ms of sorted) {
    if (ms - coveredMs > gapMs) return false;
    coveredMs = Math.max(coveredMs, ms);
  }
  return sorted.length > 0 && untilMs - coveredMs <= gapMs;
}
