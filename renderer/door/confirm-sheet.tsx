import type { SheetAsk } from '../state/sheet-ask.ts';
import { stillAsked } from '../state/still-asked.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { MeetingGone } from './meeting-gone.tsx';
import { RisingSheet } from './rising-sheet.tsx';

/** Says before an act whose calendars change, who is told, and what is left to do (D7). */
export function ConfirmSheet({ sheet }: { readonly sheet: Extract<SheetAsk, { readonly kind: 'confirm' }> }) {
  const words = useWords();
  const proceed = useDoor((state) => state.proceed);
  const days = useView((view) => view.days);
  const { act } = sheet;
  const asked = stillAsked(act, sheet.meeting, days);
  if (asked.kind === 'gone') return <MeetingGone />;
  const { meeting, consequence } = asked;
  if (!consequence) return null;
  const what = [words.confirm.what(consequence, act), meeting?.isOfSeries ? words.confirm.series(consequence) : null];
  const toDo = words.confirm.organizerMust(consequence);
  return (
    <RisingSheet title={words.confirm.question(act)}>
      {meeting ? (
        <p className="confirm-meeting">
          <strong>{words.meeting.title(meeting)}</strong> <span>{words.meeting.span(meeting)}</span>
        </p>
      ) : null}
      <p className="sheet-text">{what.filter((sentence) => sentence !== null).join(' ')}</p>
      <dl className="confirm-facts">
        <dt>{words.confirm.changes}</dt>
        <dd>
          {words.confirm.calendars(consequence).map((calendar) => (
            <div key={calendar}>{calendar}</div>
          ))}
        </dd>
        <dt>{words.confirm.informed}</dt>
        <dd>{words.confirm.told(consequence)}</dd>
        {toDo ? (
          <>
            <dt>{words.confirm.toDo}</dt>
            <dd className="confirm-to-do">{toDo}</dd>
          </>
        ) : null}
      </dl>
      <div className="offers">
        <button type="button" className="offer" data-first onClick={() => proceed(act)}>
          <span className="offer-label">{words.confirm.yes(act)}</span>
        </button>
      </div>
    </RisingSheet>
  );
}
