import { type FormEvent, useState } from 'react';
import { AskTwice } from './ask-twice.tsx';
import { Dialog } from './dialog.tsx';
import { Field, OtherProblems } from './field.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import type { ShownMeeting } from './shown-meeting.ts';
import type { RoomState } from './tenant-state.ts';
import { Tick } from './tick.tsx';
import { TimeFields } from './time-fields.tsx';
import { useMeetingActs } from './use-meeting-acts.ts';
import { useMeetingEdit } from './use-meeting-edit.ts';

export interface MeetingSheetProps {
  readonly room: RoomState;
  readonly meeting: ShownMeeting;
  readonly onClose: () => void;
}

/** One meeting: what it is, and what its organiser or the room's keeper can do with it. */
export function MeetingSheet({ room, meeting, onClose }: MeetingSheetProps) {
  const { source, look } = meeting;
  const [isWholeSeries, setWholeSeries] = useState(false);
  const date = isWholeSeries ? null : source.date;
  const { problems, run, ...acts } = useMeetingActs(room, source, date, onClose);
  const { edited, change, save } = useMeetingEdit(meeting, room.ianaZone, date, run);
  const isGone = look === 'cancelled';
  const what = source.date === null ? 'meeting' : isWholeSeries ? 'whole series' : 'date';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save();
  };

  return (
    <Dialog title={source.organizerSubject} onClose={onClose}>
      <form onSubmit={submit}>
        <MeetingFacts room={room} meeting={meeting} />
        {source.date !== null && (
          <Field label="Series" names={[]} problems={[]}>
            <Tick label="Act on the whole series" isOn={isWholeSeries} onChange={setWholeSeries} />
          </Field>
        )}
        {!isGone && (
          <>
            <Field label="Title" names={['subject']} problems={problems}>
              <input
                className="wide"
                aria-label="Title"
                value={edited.subject}
                onChange={({ target }) => change({ subject: target.value })}
              />
            </Field>
            {!isWholeSeries && (
              <Field label="When" names={['start', 'end']} problems={problems}>
                <TimeFields times={edited} onChange={change} />
              </Field>
            )}
          </>
        )}
        <OtherProblems names={['subject', 'start', 'end']} problems={problems} />
        <footer>
          {!isGone && (
            <button type="submit" className="primary">
              Save
            </button>
          )}
          {!isGone && (
            <AskTwice
              label={source.date === null ? 'Cancel meeting' : isWholeSeries ? 'Cancel series' : 'Cancel this date'}
              question={`Cancel the ${what}?`}
              yes="Cancel it"
              onYes={acts.cancel}
            />
          )}
          {!isGone && !source.isDirect && (
            <button type="button" onClick={acts.uninvite} title="The organiser takes the room out of the meeting">
              Un-invite {room.name}
            </button>
          )}
          {!source.isDirect && (
            <button type="button" onClick={acts.decline} title="Somebody with the room's mailbox open declines; the organiser is told">
              {isGone ? 'Remove from the room' : 'Decline from the room'}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
