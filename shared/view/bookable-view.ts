import { bookingMarks, quarterAfter, STEP_MINUTES } from '../domain/booking-marks.ts';
import { bookableUntilMs } from '../domain/booking-rules.ts';
import { freeStretches } from '../domain/free-stretches.ts';
import type { TimeWindow } from '../domain/time-window.ts';
import { protectionOf } from './act-protection.ts';
import type { BookLaterView, DayView } from './door-view.ts';
import type { ViewContext } from './view-context.ts';

/** How a stretch ahead may be booked; null where the policy does not allow it, or the door does not know enough. */
export function buildBookLater(context: ViewContext): BookLaterView | null {
  if (!isBookableLater(context)) return null;
  const { policy } = context;
  return { stepMinutes: STEP_MINUTES, longestMinutes: policy.longestBookingMinutes, protection: protectionOf('bookLater', policy) };
}

/** The stretches of a day that can be booked ahead, from the next quarter on. One that goes on past midnight is cut there. */
export function buildBookable(day: TimeWindow, context: ViewContext): DayView['bookable'] {
  const { rules, labels, nowMs } = context;
  const window = {
    startMs: Math.max(day.startMs, quarterAfter(nowMs)),
    endMs: Math.min(day.endMs, bookableUntilMs(rules, nowMs)),
  };
  if (!isBookableLater(context) || window.startMs >= window.endMs) return [];
  return freeStretches(rules, window).flatMap((stretch) => {
    const marks = bookingMarks(stretch);
    const [startMs, endMs] = [marks[0], marks.at(-1)];
    if (startMs === undefined || endMs === undefined) return [];
    return [{ startMs, endMs, marks: marks.map((ms) => ({ ms, text: labels.time(ms) })) }];
  });
}

function isBookableLater({ mayAct, policy }: ViewContext): boolean {
  return mayAct && policy.allowBooking && policy.allowBookingLater;
}
