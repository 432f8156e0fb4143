import type { MeetingAction, MeetingView } from '../../shared/view/door-view-meeting.ts';
import { actOfAction } from '../state/act.ts';
import type { SheetAsk } from '../state/sheet-ask.ts';
import { useDoor, useView } from '../state/use-door.tsx';
import { useWords } from '../words/use-words.ts';
import { MeetingGone } from './meeting-gone.tsx';
import { RisingSheet } from './rising-sheet.tsx';

/** One meeting, as the policy lets it be told, and what may be done with it from here. */
export function MeetingSheet({ sheet }: { readonly sheet: Extract<SheetAsk, { readonly kind: 'meeting' }> }) {
  const days = useView((view) => view.days);
  const words = useWords();
  const isIt = ({ id, startMs }: MeetingView): boolean => id === sheet.meetingId && startMs === sheet.startMs;
  const day = days.find(({ meetings }) => meetings.some(isIt));
  const meeting = day?.meetings.find(isIt);
  if (!day || !meeting) return <MeetingGone />;
  const facts = words.meeting.facts(meeting);
  return (
    <RisingSheet title={words.meeting.title(meeting)}>
      <div className="meeting-facts">
        <p className="meeting-when">{words.act.when(meeting, day === days[0] ? null : day)}</p>
        {facts ? <p>{facts}</p> : null}
        {words.act.marks(meeting).map((mark) => (
          <p key={mark}>{mark}</p>
        ))}
      </div>
      {meeting.actions.length === 0 ? (
        <p className="sheet-text">{words.act.nothing}</p>
      ) : (
        <div className="offer-grid">
          {meeting.actions.map((action) => (
            <ActionButton key={JSON.stringify([action.kind, action.command])} action={action} meeting={meeting} />
          ))}
        </div>
      )}
    </RisingSheet>
  );
}

/** Moving first asks which rooms are free; each of them then carries the command that moves. */
function ActionButton({ action, meeting }: { readonly action: MeetingAction; readonly meeting: MeetingView }) {
  const words = useWords().act;
  const open = useDoor((state) => state.open);
  const attempt = useDoor((state) => state.attempt);
  const act = actOfAction(action);
  const touch = (): void => {
    if (action.kind === 'move') open({ kind: 'rooms', command: action.command, found: null, protection: action.protection, meeting });
    else attempt(act, meeting);
  };
  return (
    <button type="button" className="offer" aria-haspopup={action.kind === 'checkIn' ? undefined : 'dialog'} onClick={touch}>
      <span className="offer-label">{words.label(act)}</span>
      <span className="offer-consequence">{words.note(act)}</span>
    </button>
  );
}
