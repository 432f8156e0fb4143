import { cssVars } from '../parts/css-vars.ts';
import { type DayAxis, placeOn } from './day-axis.ts';
import { MeetingMarks } from './meeting-marks.tsx';
import { lookWords, type ShownMeeting } from './shown-meeting.ts';
import { useDrag } from './use-drag.ts';
import { timeOf } from './zone-time.ts';

export interface MeetingBlockProps {
  readonly meeting: ShownMeeting;
  readonly axis: DayAxis;
  readonly roomName: string;
  readonly lane: number;
  readonly lanes: number;
  readonly onOpen: () => void;
  readonly onMove: (byMs: number) => void;
}

export function MeetingBlock({ meeting, axis, roomName, lane, lanes, onOpen, onMove }: MeetingBlockProps) {
  const { source, look } = meeting;
  const canMove = look !== 'cancelled' && look !== 'declined';
  const { byMs, handlers } = useDrag({ axis, canMove, onClick: onOpen, onMove });
  const startMs = meeting.startMs + byMs;
  const endMs = meeting.endMs + byMs;
  const place = placeOn(axis, { startMs, endMs });
  if (!place) return null;
  const times = `${timeOf(startMs, axis.timeZone)} – ${timeOf(endMs, axis.timeZone)}`;
  const who = source.isDirect ? 'Booked at the door' : source.organizer.name;
  return (
    <button
      type="button"
      className="meeting"
      data-look={look}
      data-moving={byMs !== 0}
      data-height={heightOf(place.hours)}
      style={cssVars({ '--from': place.fromHours, '--hours': place.hours, '--lane': lane, '--lanes': lanes })}
      aria-label={`${source.organizerSubject}, ${times}, ${roomName}, ${source.organizer.name}, ${lookWords[look]}${meeting.isPrivate ? ', private' : ''}`}
      {...handlers}
    >
      <span className="meeting-words">
        <b>
          <MeetingMarks meeting={meeting} />
          {source.organizerSubject}
        </b>
        {who !== source.organizerSubject && <span className="who">{who}</span>}
        <span className="times">{times}</span>
      </span>
    </button>
  );
}

/** How many lines there is room for. */
function heightOf(hours: number): 'line' | 'two' | 'three' | 'full' {
  if (hours < 0.5) return 'line';
  if (hours < 0.75) return 'two';
  return hours < 1 ? 'three' : 'full';
}
