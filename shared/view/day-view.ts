import { dayBounds, SHOWN_DAY_COUNT } from '../domain/day-window.ts';
import { closedStretches } from '../domain/opening-hours.ts';
import { meetingsWithin } from '../domain/schedule.ts';
import type { TimeWindow } from '../domain/time-window.ts';
import { minuteOfHour } from '../domain/zone-time.ts';
import { buildBookable } from './bookable-view.ts';
import type { DayView } from './door-view.ts';
import { buildMeetingActions } from './meeting-actions.ts';
import { buildMeetingView } from './meeting-view.ts';
import type { ViewContext } from './view-context.ts';

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;

/** Today and the days after it. */
export function buildDayViews(context: ViewContext): readonly DayView[] {
  const { facts, nowMs } = context;
  return Array.from({ length: SHOWN_DAY_COUNT }, (_, days) => buildDayView(dayBounds(nowMs, facts.timeZone, days), context));
}

function buildDayView(day: TimeWindow, context: ViewContext): DayView {
  const { facts, policy, schedule, labels } = context;
  return {
    startMs: day.startMs,
    endMs: day.endMs,
    weekday: labels.weekday(day.startMs),
    date: labels.date(day.startMs),
    hours: fullHours(day, facts.timeZone).map((ms) => ({ ms, label: labels.hour(ms) })),
    meetings: meetingsWithin(schedule, day).map((meeting) => ({
      ...buildMeetingView(meeting, context, day.startMs),
      actions: buildMeetingActions(meeting, context),
    })),
    closed: closedStretches(policy.hours, day, facts.timeZone),
    bookable: buildBookable(day, context),
  };
}

/** Instants at which a clock in the zone shows a full hour: 23 or 25 of them on most DST nights, for some zones shift by half an hour. */
function fullHours({ startMs, endMs }: TimeWindow, timeZone: string): readonly number[] {
  const isPlainDay = endMs - startMs === 24 * HOUR_MS;
  const stepMs = isPlainDay ? HOUR_MS : QUARTER_MS;
  const steps = Array.from({ length: Math.ceil((endMs - startMs) / stepMs) }, (_, step) => startMs + step * stepMs);
  return isPlainDay ? steps : steps.filter((ms) => minuteOfHour(ms, timeZone) === 0);
}
