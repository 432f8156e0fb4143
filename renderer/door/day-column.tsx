import type { DayView } from '../../shared/view/door-view.ts';
import { AllDayStrip } from '../parts/all-day-strip.tsx';
import { cssVars } from '../parts/css-vars.ts';
import type { HourRange } from '../parts/days-range.ts';
import { FreeStretches } from '../parts/free-stretches.tsx';
import { MeetingBlock } from '../parts/meeting-block.tsx';
import { TimelineGrid } from '../parts/timeline-grid.tsx';
import { clipFree, hoursBetween, placeMeetings } from '../parts/timeline-layout.ts';
import { useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

const HOUR_MS = 3_600_000;
/** The least length that can carry a line of text at this scale. */
const SHORTEST_MS = 25 * 60_000;

/** One day from edge to edge of `range`. Each has its own hour labels: on the nights of a clock change they differ from its neighbours'. */
export function DayColumn({ day, range, isToday }: { readonly day: DayView; readonly range: HourRange; readonly isToday: boolean }) {
  const words = useWords().day;
  const nowMs = useView((view) => view.nowMs);
  const originMs = day.startMs + range.from * HOUR_MS;
  const endMs = Math.min(day.endMs, day.startMs + range.to * HOUR_MS);
  const isUnderNow = (ms: number): boolean => isToday && Math.abs(ms - nowMs) < SHORTEST_MS;
  const free = day.bookable.flatMap((stretch) => clipFree(stretch, originMs, endMs) ?? []); // its plus stays in sight
  const timed = day.meetings.filter(({ isAllDay }) => !isAllDay);
  const hasLongHours = day.hours.some(({ label }) => label.length > 2); // as of a clock of twelve hours
  const isClosedAllDay = day.closed.some((stretch) => stretch.startMs <= day.startMs && stretch.endMs >= day.endMs);
  return (
    <section className="day-column" data-today={isToday || undefined} data-long={hasLongHours || undefined}>
      <h3>
        <span className="day-name">{isToday ? words.today : day.weekday}</span>
        <span className="day-date">{day.date}</span>
      </h3>
      <AllDayStrip meetings={day.meetings} />
      <div className="timeline day-timeline" style={cssVars({ '--hours': hoursBetween(originMs, endMs) })}>
        <TimelineGrid
          hours={day.hours.filter(({ ms }) => ms >= originMs && ms <= endMs)}
          closed={day.closed}
          originMs={originMs}
          hiddenLabel={isUnderNow}
        />
        {isToday ? <div className="now thin" style={cssVars({ '--from': hoursBetween(originMs, nowMs) })} aria-hidden="true" /> : null}
        {timed.length === 0 ? <p className="nothing">{isClosedAllDay ? words.closed : words.nothingBooked}</p> : null}
        <div className="free-stretches">
          <FreeStretches bookable={free} originMs={originMs} isTabStop />
        </div>
        <ul className="blocks">
          {placeMeetings(timed, SHORTEST_MS).map((placed) => (
            <MeetingBlock
              key={`${placed.meeting.id} ${placed.meeting.startMs}`}
              placed={placed}
              originMs={originMs}
              nowMs={isToday ? nowMs : null}
              isTabStop
            />
          ))}
        </ul>
      </div>
    </section>
  );
}
