import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';

/** Today's meetings; each opens the sheet with all that an administrator may do with it. */
export function AdministratorMeetings() {
  const meetings = useView(({ days }) => days[0]?.meetings);
  const open = useDoor((state) => state.open);
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="staff-part" tabIndex={0} aria-label={words.administrator.meetingsTitle}>
      <h3>{words.administrator.meetingsTitle}</h3>
      {meetings?.length ? (
        <ul className="staff-meetings">
          {meetings.map((meeting) => (
            <li key={`${meeting.id} ${meeting.startMs}`}>
              <button
                type="button"
                className="quiet"
                aria-haspopup="dialog"
                onClick={() => open({ kind: 'meeting', meetingId: meeting.id, startMs: meeting.startMs })}
              >
                <span>{words.meeting.span(meeting)}</span>
                <strong>{words.meeting.title(meeting)}</strong>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="sheet-text">{words.administrator.noMeetings}</p>
      )}
    </section>
  );
}
