import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import { useDoor } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** Lies over a meeting wherever it is drawn, says it aloud, and opens its sheet. */
export function MeetingTouch({ meeting, isTabStop = true }: { readonly meeting: MeetingView; readonly isTabStop?: boolean }) {
  const words = useWords().meeting;
  const open = useDoor((state) => state.open);
  return (
    <button
      type="button"
      className="meeting-touch"
      aria-haspopup="dialog"
      aria-label={words.spoken(meeting)}
      tabIndex={isTabStop ? undefined : -1}
      onClick={() => open({ kind: 'meeting', meetingId: meeting.id, startMs: meeting.startMs })}
    />
  );
}
