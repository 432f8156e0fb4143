import type { DayView } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';

const HOUR_MS = 3_600_000;

/** Length in hours, the unit that the style sheet multiplies. */
export const hoursBetween = (fromMs: number, toMs: number): number => (toMs - fromMs) / HOUR_MS;

/** A meeting with its place beside those it shares time with. */
export interface PlacedMeeting {
  readonly meeting: MeetingView;
  readonly lane: number;
  readonly lanes: number;
}

/**
 * Puts meetings that share time side by side. `shortestMs` is the least length that is drawn: a meeting shorter than that takes
 * room as if it were that long. `meetings` are sorted by start.
 */
export function placeMeetings(meetings: readonly MeetingView[], shortestMs: number): readonly PlacedMeeting[] {
  const placed: PlacedMeeting[] = [];
  let group: { meeting: MeetingView; lane: number }[] = [];
  let laneEnds: number[] = [];

  const closeGroup = (): void => {
    for (const { meeting, lane } of group) placed.push({ meeting, lane, lanes: laneEnds.length });
    group = [];
    laneEnds = [];
  };
  for (const meeting of meetings) {
    if (laneEnds.every((endMs) => endMs <= meeting.startMs)) closeGroup();
    const freeLane = laneEnds.findIndex((endMs) => endMs <= meeting.startMs);
    const lane = freeLane < 0 ? laneEnds.length : freeLane;
    laneEnds[lane] = Math.max(meeting.endMs, meeting.startMs + shortestMs);
    group.push({ meeting, lane });
  }
  closeGroup();
  return placed;
}

/** What of the days lies between two instants, across midnight; a meeting that belongs to two days is there once. */
export function stretchOf(days: readonly DayView[], fromMs: number, toMs: number) {
  const touches = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): boolean => startMs < toMs && endMs > fromMs;
  const near = days.filter(touches);
  const timed = near.flatMap(({ meetings }) => meetings).filter((meeting) => !meeting.isAllDay && touches(meeting));
  return {
    hours: near.flatMap(({ hours }) => hours).filter(({ ms }) => ms >= fromMs && ms <= toMs),
    closed: near.flatMap(({ closed }) => closed).filter(touches),
    bookable: near.flatMap(({ bookable }) => bookable).filter(touches),
    meetings: [...new Map(timed.map((meeting) => [`${meeting.id} ${meeting.startMs}`, meeting])).values()],
    /** Midnights, with the name of the day that begins there. */
    midnights: near.filter(({ startMs }) => startMs > fromMs).map(({ startMs, weekday }) => ({ ms: startMs, weekday })),
  };
}

/** What of a free stretch lies between two instants; null where too little does to book any of it. */
export function clipFree(stretch: DayView['bookable'][number], fromMs: number, toMs: number): DayView['bookable'][number] | null {
  const marks = stretch.marks.filter(({ ms }) => ms >= fromMs && ms <= toMs);
  if (marks.length < 2) return null;
  return { startMs: Math.max(stretch.startMs, fromMs), endMs: Math.min(stretch.endMs, toMs), marks };
}

/** The mark under a finger that touched a free stretch so far down (0 to 1): the last one above it that leaves time to book. */
export function touchedMark({ startMs, endMs, marks }: DayView['bookable'][number], share: number): number {
  const touchedMs = startMs + share * (endMs - startMs);
  return marks.slice(0, -1).findLast(({ ms }) => ms <= touchedMs)?.ms ?? marks[0]?.ms ?? startMs;
}
