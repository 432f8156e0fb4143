import { dayBounds, shownWindow } from '../domain/day-window.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { RoomStatus } from '../domain/room-status.ts';
import { MINUTE_MS } from '../domain/whole-minute.ts';
import { assertNever } from '../kit/assert-never.ts';
import type { DoorStatus } from './door-view.ts';
import type { MeetingView } from './door-view-meeting.ts';
import { lastCertain, troubleOf } from './freshness-view.ts';
import { buildMeetingView } from './meeting-view.ts';
import type { ViewContext } from './view-context.ts';

export function buildStatusView(status: RoomStatus, context: ViewContext): DoorStatus {
  const { labels, nowMs } = context;
  const { timeZone } = context.facts;
  const shown = (meeting: Meeting): MeetingView => buildMeetingView(meeting, context, nowMs);
  const next = (meeting: Meeting | null): MeetingView | null => (meeting ? shown(meeting) : null);
  switch (status.kind) {
    case 'occupied':
      return {
        kind: 'occupied',
        meeting: shown(status.meeting),
        until: labels.at(status.untilMs, nowMs),
        minutesLeft: minutesUntil(status.untilMs, context),
        endingSoon: status.endingSoon,
        freeFrom: status.freeFromMs < shownWindow(nowMs, timeZone).endMs ? labels.at(status.freeFromMs, nowMs) : null,
        next: next(status.next),
        isConflict: status.isConflict,
        isStale: status.isStale,
      };
    case 'unknown':
      return { kind: 'unknown', lastCertain: lastCertain(context), trouble: troubleOf(context) };
    case 'closed':
      return { kind: 'closed', opens: status.opensMs === null ? null : labels.at(status.opensMs, nowMs), next: next(status.next) };
    case 'awaitingCheckIn':
      return {
        kind: 'awaitingCheckIn',
        meeting: shown(status.meeting),
        releasesAt: labels.at(status.closesMs, nowMs),
        secondsLeft: Math.max(0, Math.round((status.closesMs - context.minuteMs) / 1_000)),
      };
    case 'startingSoon':
      return {
        kind: 'startingSoon',
        meeting: shown(status.meeting),
        minutesUntil: minutesUntil(status.meeting.startMs, context),
      };
    case 'available': {
      const isToday = status.untilMs !== null && status.untilMs < dayBounds(nowMs, timeZone).endMs;
      const untilMs = isToday ? status.untilMs : null;
      return {
        kind: 'available',
        until: untilMs === null ? null : labels.at(untilMs, nowMs),
        freeMinutes: untilMs === null ? null : minutesUntil(untilMs, context),
        next: next(status.next),
      };
    }
    default:
      return assertNever(status);
  }
}

/** Whole minutes as the printed clock counts them. */
function minutesUntil(ms: number, context: ViewContext): number {
  return Math.ceil((ms - context.minuteMs) / MINUTE_MS);
}
