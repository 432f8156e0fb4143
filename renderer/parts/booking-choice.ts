import type { DayView } from '../../shared/view/door-view.ts';

type Stretch = DayView['bookable'][number];
type Mark = Stretch['marks'][number];

/** An end that can be chosen, and how long the booking is then. */
export interface EndChoice {
  readonly mark: Mark;
  readonly minutes: number;
}

/** What the sheet offers for a start: all of it from the marks that the view gave. */
export interface BookingChoice {
  readonly start: Mark;
  readonly end: EndChoice;
  readonly earlier: Mark | null;
  readonly later: Mark | null;
  readonly shorter: EndChoice | null;
  readonly longer: EndChoice | null;
  /** Other lengths that people ask for, likeliest first. */
  readonly others: readonly EndChoice[];
}

const OTHERS = 2;
const likeliestMinutes: readonly number[] = [30, 60];

/** Null when nothing can be booked from there any more. `wantedMinutes` gives way where less is free. */
export function bookingChoice(stretch: Stretch, startMs: number, wantedMinutes: number, longestMinutes: number): BookingChoice | null {
  const starts = stretch.marks.slice(0, -1);
  const startAt = starts.findIndex(({ ms }) => ms >= startMs);
  const start = starts[startAt];
  if (!start) return null;
  const ends = stretch.marks
    .slice(startAt + 1)
    .map((mark) => ({ mark, minutes: (mark.ms - start.ms) / 60_000 }))
    .filter(({ minutes }) => minutes <= longestMinutes);
  const endAt = Math.max(
    0,
    ends.findLastIndex(({ minutes }) => minutes <= wantedMinutes),
  );
  const end = ends[endAt];
  if (!end) return null;
  const likely = [...likeliestMinutes.map((minutes) => ends.find((choice) => choice.minutes === minutes)), ends.at(-1)];
  return {
    start,
    end,
    earlier: starts[startAt - 1] ?? null,
    later: starts[startAt + 1] ?? null,
    shorter: ends[endAt - 1] ?? null,
    longer: ends[endAt + 1] ?? null,
    others: [...new Set(likely)].filter((choice) => choice !== undefined && choice !== end).slice(0, OTHERS) as EndChoice[],
  };
}
