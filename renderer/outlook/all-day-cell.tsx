import { MeetingMarks } from './meeting-marks.tsx';
import { lookWords, type ShownMeeting, shownMeeting } from './shown-meeting.ts';
import type { RoomState } from './tenant-state.ts';

export interface AllDayCellProps {
  readonly room: RoomState;
  readonly onOpen: (room: RoomState, meeting: ShownMeeting) => void;
}

export function AllDayCell({ room, onOpen }: AllDayCellProps) {
  const meetings = room.day.filter(({ isAllDay }) => isAllDay).map(shownMeeting);
  return (
    <div className="all-day">
      {meetings.map((meeting) => (
        <button
          key={meeting.key}
          type="button"
          className="meeting"
          data-look={meeting.look}
          aria-label={`${meeting.source.organizerSubject}, all day, ${room.name}, ${lookWords[meeting.look]}`}
          onClick={() => onOpen(room, meeting)}
        >
          <b>
            <MeetingMarks meeting={meeting} />
            {meeting.source.organizerSubject}
          </b>
        </button>
      ))}
    </div>
  );
}
