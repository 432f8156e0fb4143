import { blocks } from './blocks.ts';
import { makerOf } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import type { Policy } from './policy.ts';
import type { Schedule } from './schedule.ts';
import { MINUTE_MS, minuteFrom } from './whole-minute.ts';

export type CheckInPolicy = Pick<Policy, 'checkIn' | 'checkInOpensMinutes' | 'checkInClosesMinutes'>;

/** `opensMs` inclusive, `closesMs` exclusive. */
export interface CheckInWindow {
  readonly opensMs: number;
  readonly closesMs: number;
}

/** Check-in as it is open for one meeting (D8). */
export interface OpenWindow extends CheckInWindow {
  readonly meeting: Meeting;
}

/**
 * Whether people check in to a meeting at all: somebody invited the room to it, the room has answered yes, and it has hours.
 * A door's bookings and holds were made by who stands there; nobody checks in to a whole day.
 */
export function takesCheckIn(meeting: Meeting): boolean {
  const isAnswered = meeting.responseStatus === 'accepted' || meeting.responseStatus === 'tentativelyAccepted';
  return makerOf(meeting) === 'person' && isAnswered && blocks(meeting) && meeting.time.kind === 'timed' && meeting.iCalUId !== null;
}

/**
 * When check-in to a meeting is open, or null where it never is. Somebody else's meeting has the glass until it is over, and nobody
 * can check in to what the door does not know yet: the window then opens later, and never lasts shorter after the start than policy says.
 * A meeting that would be over before that is left alone.
 */
export function checkInWindowOf(
  meeting: Meeting,
  schedule: Schedule,
  knownSinceMs: number | null,
  policy: CheckInPolicy,
): CheckInWindow | null {
  if (!takesCheckIn(meeting)) return null;
  const earliestMs = meeting.startMs - policy.checkInOpensMinutes * MINUTE_MS;
  const opensMs = Math.max(earliestMs, takenUntilMs(meeting, schedule), knownSinceMs ?? earliestMs);
  const closesMs = minuteFrom(Math.max(meeting.startMs, opensMs)) + policy.checkInClosesMinutes * MINUTE_MS;
  return closesMs < meeting.endMs ? { opensMs, closesMs } : null;
}

/** The end of the last of the meetings with hours that come before this one in the schedule. */
function takenUntilMs(meeting: Meeting, schedule: Schedule): number {
  const index = schedule.findIndex(({ id }) => id === meeting.id);
  const before = schedule.slice(0, Math.max(0, index)).filter(({ time }) => time.kind === 'timed');
  return Math.max(Number.NEGATIVE_INFINITY, ...before.map(({ endMs }) => endMs));
}

/** The meeting that check-in is open for: the first that nobody has checked in to. `knownSinceMs` is null for what was always known. */
export function openCheckInAt(
  schedule: Schedule,
  knownSinceMs: (meeting: Meeting) => number | null,
  policy: CheckInPolicy,
  nowMs: number,
): OpenWindow | null {
  if (policy.checkIn === 'off') return null;
  for (const meeting of schedule) {
    if (meeting.checkedInMs !== null || meeting.endMs <= nowMs) continue;
    const window = checkInWindowOf(meeting, schedule, knownSinceMs(meeting), policy);
    if (window && window.opensMs <= nowMs && nowMs < window.closesMs) return { meeting, ...window };
  }
  return null;
}
