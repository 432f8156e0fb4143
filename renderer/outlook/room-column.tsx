import { cssVars } from '../parts/css-vars.ts';
import { type DayAxis, placeOn, type Stretch } from './day-axis.ts';
import { placeInLanes } from './lanes.ts';
import { MeetingBlock } from './meeting-block.tsx';
import { type ShownMeeting, shownMeeting } from './shown-meeting.ts';
import type { RoomState } from './tenant-state.ts';
import type { SentMeeting } from './tenant-store.ts';
import { useDrawnStretch } from './use-drawn-stretch.ts';
import { useMove } from './use-move.ts';
import { useOutlook } from './use-outlook.tsx';
import { timeOf } from './zone-time.ts';

/** Shorter ones are drawn as long as this, so that they can be read. */
const SHORTEST_MS = 1_200_000;

export interface RoomColumnProps {
  readonly room: RoomState;
  readonly axis: DayAxis;
  readonly onDraw: (room: RoomState, stretch: Stretch) => void;
  readonly onOpen: (room: RoomState, meeting: ShownMeeting) => void;
}

export function RoomColumn({ room, axis, onDraw, onOpen }: RoomColumnProps) {
  const sent = useOutlook((state) => state.sent).filter((meeting) => meeting.room === room.address && !isThere(room, meeting));
  const move = useMove(room, axis);
  const { drawn, handlers } = useDrawnStretch(axis, (stretch) => onDraw(room, stretch));
  const timed = room.day.filter(({ isAllDay }) => !isAllDay).map(shownMeeting);
  return (
    <section className="room-column" aria-label={room.name} {...handlers}>
      {placeInLanes(timed, SHORTEST_MS).map(({ item, lane, lanes }) => (
        <MeetingBlock
          key={item.key}
          meeting={item}
          axis={axis}
          roomName={room.name}
          lane={lane}
          lanes={lanes}
          onOpen={() => onOpen(room, item)}
          onMove={(byMs) => move(item, byMs)}
        />
      ))}
      {sent.map((meeting) => (
        <Ghost key={`${meeting.subject} ${meeting.startMs}`} axis={axis} stretch={meeting} text={`${meeting.subject} · asked`} />
      ))}
      {drawn && (
        <Ghost axis={axis} stretch={drawn} text={`${timeOf(drawn.startMs, axis.timeZone)} – ${timeOf(drawn.endMs, axis.timeZone)}`} />
      )}
    </section>
  );
}

const isThere = (room: RoomState, { startMs, subject }: SentMeeting): boolean =>
  room.day.some((meeting) => meeting.organizerSubject === subject && Date.parse(meeting.start) === startMs);

/** A stretch that is no meeting (yet). */
function Ghost({ axis, stretch, text }: { readonly axis: DayAxis; readonly stretch: Stretch; readonly text: string }) {
  const place = placeOn(axis, stretch);
  if (!place) return null;
  return (
    <div className="ghost" style={cssVars({ '--from': place.fromHours, '--hours': place.hours })}>
      {text}
    </div>
  );
}
