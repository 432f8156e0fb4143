import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import { useWords } from '../words/use-words.ts';
import { MeetingTouch } from './meeting-touch.tsx';

/** Meetings that take the whole day stand above the hours, not across them. */
export function AllDayStrip({ meetings }: { readonly meetings: readonly MeetingView[] }) {
  const words = useWords();
  const allDay = meetings.filter(({ isAllDay }) => isAllDay);
  if (allDay.length === 0) return null;
  return (
    <ul className="all-day" aria-label={words.day.allDay}>
      {allDay.map((meeting) => (
        <li key={meeting.id} data-tentative={meeting.isTentative || undefined} data-conflict={meeting.isConflict || undefined}>
          <span>{words.day.allDay}</span> <strong>{words.meeting.title(meeting)}</strong> <span>{words.meeting.brief(meeting)}</span>
          <MeetingTouch meeting={meeting} />
        </li>
      ))}
    </ul>
  );
}
