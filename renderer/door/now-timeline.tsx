import { cssVars } from '../parts/css-vars.ts';
import { FreeStretches } from '../parts/free-stretches.tsx';
import { MeetingBlock } from '../parts/meeting-block.tsx';
import { TimelineGrid } from '../parts/timeline-grid.tsx';
import { hoursBetween, placeMeetings, stretchOf } from '../parts/timeline-layout.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** What is drawn around now; the glass shows what of it has room. */
const BEFORE_MS = 4 * 3_600_000;
const AFTER_MS = 12 * 3_600_000;
/** The least length that can carry a line of text. */
const SHORTEST_MS = 13 * 60_000;
/** An hour's label stands below its line: this close before or after now it would lie under the mark of now. */
const LABEL_CLEARANCE_MS = { before: 25 * 60_000, after: 6 * 60_000 };

/**
 * The hours around now, which is always in the same place; the day moves past it. For the keyboard its meetings and free stretches
 * are in the sheet of days: a focus on one that is out of sight would move the day.
 */
export function NowTimeline() {
  const days = useView((view) => view.days);
  const nowMs = useView((view) => view.nowMs);
  const time = useView(({ clock }) => clock.time);
  const isLineLost = useDoor((state) => state.isLineLost);
  const words = useWords().day;
  const { hours, closed, bookable, meetings, midnights } = stretchOf(days, nowMs - BEFORE_MS, nowMs + AFTER_MS);
  const isUnderNow = (ms: number): boolean =>
    !isLineLost && ms > nowMs - LABEL_CLEARANCE_MS.before && ms < nowMs + LABEL_CLEARANCE_MS.after;
  return (
    <div className="timeline now-timeline">
      <TimelineGrid hours={hours} closed={closed} originMs={nowMs} hiddenLabel={isUnderNow} />
      {midnights.map(({ ms, weekday }) => (
        <p key={ms} className="midnight" style={cssVars({ '--from': hoursBetween(nowMs, ms) })}>
          {weekday}
        </p>
      ))}
      {isLineLost ? null : (
        <div className="now" aria-hidden="true">
          <span data-long={time.length > 5 || undefined}>{time}</span>
        </div>
      )}
      <div className="free-stretches">
        <FreeStretches bookable={bookable} originMs={nowMs} isTabStop={false} />
      </div>
      {meetings.length === 0 ? <p className="nothing">{words.nothingBooked}</p> : null}
      <ul className="blocks">
        {placeMeetings(meetings, SHORTEST_MS).map((placed) => (
          <MeetingBlock
            key={`${placed.meeting.id} ${placed.meeting.startMs}`}
            placed={placed}
            originMs={nowMs}
            nowMs={nowMs}
            isTabStop={false}
          />
        ))}
      </ul>
    </div>
  );
}
