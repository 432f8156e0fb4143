import { useWords } from '../words/use-words.ts';
import { cssVars } from './css-vars.ts';
import { MeetingTouch } from './meeting-touch.tsx';
import { hoursBetween, type PlacedMeeting } from './timeline-layout.ts';

export interface MeetingBlockProps {
  readonly placed: PlacedMeeting;
  /** The instant at the timeline's origin. */
  readonly originMs: number;
  /** Null where now is not on show. */
  readonly nowMs: number | null;
  /** False where another way to the same meeting is the one for the keyboard. */
  readonly isTabStop: boolean;
}

/** From this many minutes a block has room for a second line, and for air. */
const TWO_LINES = 28;
const ROOMY = 45;

export function MeetingBlock({ placed: { meeting, lane, lanes }, originMs, nowMs, isTabStop }: MeetingBlockProps) {
  const words = useWords().meeting;
  const minutes = hoursBetween(meeting.startMs, meeting.endMs) * 60;
  const size = minutes < TWO_LINES ? 'line' : minutes < ROOMY ? 'short' : 'roomy';
  const brief = words.brief(meeting);
  return (
    <li
      className="block"
      data-size={size}
      data-time={timeOf(meeting, nowMs)}
      data-narrow={lanes > 1 || undefined}
      data-tentative={meeting.isTentative || undefined}
      data-conflict={meeting.isConflict || undefined}
      style={cssVars({
        '--from': hoursBetween(originMs, meeting.startMs),
        '--long': hoursBetween(meeting.startMs, meeting.endMs),
        '--lane': lane,
        '--lanes': lanes,
        '--past': nowMs === null ? 0 : hoursBetween(meeting.startMs, nowMs) / hoursBetween(meeting.startMs, meeting.endMs),
      })}
    >
      <div className="block-text" aria-hidden="true">
        <p className="block-title">{words.title(meeting)}</p>
        <p className="block-facts">
          <span>{size === 'line' ? meeting.start : words.span(meeting)}</span>
          {brief ? <span className="block-brief">{brief}</span> : null}
        </p>
      </div>
      <MeetingTouch meeting={meeting} isTabStop={isTabStop} />
    </li>
  );
}

function timeOf({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }, nowMs: number | null): 'past' | 'now' | 'ahead' {
  if (nowMs === null || startMs > nowMs) return 'ahead';
  return endMs <= nowMs ? 'past' : 'now';
}
