import type { FreshnessKind } from './freshness.ts';
import type { Meeting } from './meeting.ts';
import { holdOf } from './meeting-key.ts';
import { closingMs, isOpenAt, nextOpeningMs } from './opening-hours.ts';
import type { Policy } from './policy.ts';
import type { Schedule } from './schedule.ts';
import { freeFromMs, meetingAfter, meetingAt, meetingsAt } from './schedule.ts';
import { MINUTE_MS, minuteFrom, minuteOf } from './whole-minute.ts';

/**
 * The room at an instant, by the precedence of D1. A meeting that waits for its check-in, and would be given up without one, does not
 * have the room yet: `awaitingCheckIn` stands in the place of its own `occupied` once it has begun, and before that in the place of
 * `startingSoon` and `available`. Any other meeting that runs, an all-day one as well, goes before it; so do closing time before it has
 * begun, and data too old to give a room up on.
 */
export type RoomStatus =
  | {
      readonly kind: 'occupied';
      readonly meeting: Meeting;
      /** When the people inside have to leave: the end of the meeting, or of the hold that lets it go on (E44). */
      readonly untilMs: number;
      readonly endingSoon: boolean;
      /** End of the last of the meetings that follow without a gap. */
      readonly freeFromMs: number;
      /** Of somebody else: the hold of this meeting is none. */
      readonly next: Meeting | null;
      readonly isConflict: boolean;
      readonly isStale: boolean;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed'; readonly opensMs: number | null; readonly next: Meeting | null }
  /** `closesMs`: when it is given up, unless somebody checks in. */
  | { readonly kind: 'awaitingCheckIn'; readonly meeting: Meeting; readonly closesMs: number }
  | { readonly kind: 'startingSoon'; readonly meeting: Meeting }
  /** `untilMs` is the start of the next meeting or closing time, whichever is first; null when neither is known. */
  | { readonly kind: 'available'; readonly untilMs: number | null; readonly next: Meeting | null };

export interface RoomFacts {
  readonly schedule: Schedule;
  readonly freshness: FreshnessKind;
  /** Under an unsound clock the door does not know which instant it is, so neither who has the room (D13). */
  readonly isClockSound: boolean;
  readonly policy: Pick<Policy, 'hours' | 'startingSoonMinutes' | 'endingSoonMinutes'>;
  readonly timeZone: string;
  /** The meeting that is given up at `closesMs` unless somebody checks in to it; null under every other policy. */
  readonly awaited: { readonly meetingId: string; readonly closesMs: number } | null;
}

export function roomStatusAt({ schedule, freshness, isClockSound, policy, timeZone, awaited }: RoomFacts, nowMs: number): RoomStatus {
  if (freshness === 'never' || !isClockSound) return { kind: 'unknown' };
  const isStale = freshness === 'stale';
  const meeting = meetingAt(schedule, nowMs);
  const next = meetingAfter(schedule, nowMs);
  const waiting = awaited && !isStale ? awaitingAt(schedule, awaited) : null;
  if (meeting) {
    if (waiting?.meeting.id === meeting.id) return waiting;
    const hold = followingHold(meeting, schedule);
    const untilMs = hold?.endMs ?? meeting.endMs;
    return {
      kind: 'occupied',
      meeting,
      untilMs,
      endingSoon: isWithin(untilMs, policy.endingSoonMinutes, nowMs),
      freeFromMs: freeFromMs(schedule, nowMs),
      next: hold
        ? meetingAfter(
            schedule.filter(({ id }) => id !== hold.id),
            nowMs,
          )
        : next,
      isConflict: meetingsAt(schedule, nowMs).length > 1,
      isStale,
    };
  }
  if (isStale) return { kind: 'unknown' };
  if (!isOpenAt(policy.hours, nowMs, timeZone)) return { kind: 'closed', opensMs: nextOpeningMs(policy.hours, nowMs, timeZone), next };
  if (waiting) return waiting;
  if (next && isWithin(next.startMs, policy.startingSoonMinutes, nowMs)) return { kind: 'startingSoon', meeting: next };
  return { kind: 'available', untilMs: earliest(next?.startMs ?? null, closingMs(policy.hours, nowMs, timeZone)), next };
}

function awaitingAt(schedule: Schedule, { meetingId, closesMs }: NonNullable<RoomFacts['awaited']>) {
  const meeting = schedule.find(({ id }) => id === meetingId);
  return meeting ? ({ kind: 'awaitingCheckIn', meeting, closesMs } as const) : null;
}

/** One that no longer stands at the end of its meeting is about to go, and lets nothing go on. */
function followingHold(meeting: Meeting, schedule: Schedule): Meeting | null {
  const hold = holdOf(meeting, schedule);
  return hold?.startMs === minuteFrom(meeting.endMs) ? hold : null;
}

/** Counted from the whole minute, so that the mark appears as the printed clock turns. */
function isWithin(ms: number, minutes: number, nowMs: number): boolean {
  return ms - minuteOf(nowMs) <= minutes * MINUTE_MS;
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
