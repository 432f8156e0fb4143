import { type FormEvent, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Field, OtherProblems } from './field.tsx';
import { type MeetingDraft, newMeetingFor, timesFor } from './meeting-draft.ts';
import { PickMany } from './pick-many.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import { roomAnswers } from './room-answers.ts';
import { type Problem, sentenceFor } from './tenant-api.ts';
import { Tick } from './tick.tsx';
import { TimeFields } from './time-fields.tsx';
import { useOutlook } from './use-outlook.tsx';

const names = ['subject', 'organizer', 'rooms', 'attendees', 'start', 'end', 'recurrence'];

export interface MeetingFormProps {
  readonly first: MeetingDraft;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** A new meeting, as a person sends it from Outlook. */
export function MeetingForm({ first, timeZone, onClose }: MeetingFormProps) {
  const { tenant, act, addSent, say } = useOutlook((state) => state);
  const { people, rooms } = tenant ?? { people: [], rooms: [] };
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const change = (part: Partial<MeetingDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const send = async (): Promise<void> => {
    const result = await act('POST', '/meetings', newMeetingFor(draft, timeZone));
    if (result.kind === 'refused') return setProblems(result.problems);
    if (result.kind === 'unreachable') return setProblems([{ field: '', message: sentenceFor(result) ?? '' }]);
    const { start, end } = timesFor(draft, timeZone);
    const stretch = { startMs: Date.parse(start), endMs: Date.parse(end), subject: draft.subject.trim() || 'Meeting' };
    if (!draft.isAllDay) addSent(draft.rooms.map((room) => ({ room, ...stretch })));
    say({ kind: 'info', text: draft.rooms.length > 0 ? `Sent. ${roomAnswers(tenant, 'The room')}` : 'Sent, without a room.' });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };

  return (
    <Dialog title="New meeting" onClose={onClose}>
      <form onSubmit={submit}>
        <Field label="Title" names={['subject']} problems={problems}>
          <input
            className="wide"
            aria-label="Title"
            value={draft.subject}
            placeholder="Meeting"
            onChange={({ target }) => change({ subject: target.value })}
          />
        </Field>
        <Field label="Organiser" names={['organizer']} problems={problems}>
          <select
            className="wide"
            aria-label="Organiser"
            value={draft.organizer}
            onChange={({ target }) => change({ organizer: target.value })}
          >
            {people.map(({ name, address, jobTitle }) => (
              <option key={address} value={address}>
                {name}, {jobTitle}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Rooms" names={['rooms']} problems={problems}>
          <PickMany options={rooms} chosen={draft.rooms} onChange={(addresses) => change({ rooms: addresses })} />
        </Field>
        <Field label="Attendees" names={['attendees']} problems={problems}>
          <PickMany
            options={people.filter(({ address }) => address !== draft.organizer)}
            chosen={draft.attendees}
            onChange={(addresses) => change({ attendees: addresses })}
          />
        </Field>
        <Field label="When" names={['start', 'end']} problems={problems}>
          <TimeFields times={draft} onChange={change} />
          <Tick label="All day" isOn={draft.isAllDay} onChange={(isAllDay) => change({ isAllDay })} />
        </Field>
        <Field label="Repeat" names={['recurrence']} problems={problems}>
          <RepeatFields draft={draft} onChange={change} />
        </Field>
        <Field label="Options" names={[]} problems={[]}>
          <Tick label="Online (Teams)" isOn={draft.isOnline} onChange={(isOnline) => change({ isOnline })} />
          <Tick label="Private" isOn={draft.isPrivate} onChange={(isPrivate) => change({ isPrivate })} />
        </Field>
        <OtherProblems names={names} problems={problems} />
        <footer>
          <button type="submit" className="primary">
            Send
          </button>
          <button type="button" onClick={onClose}>
            Discard
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
