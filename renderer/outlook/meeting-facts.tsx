import { lookWords, type ShownMeeting } from './shown-meeting.ts';
import type { RoomState } from './tenant-state.ts';

const answers: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
  organizer: 'organiser',
};

export function MeetingFacts({ room, meeting }: { readonly room: RoomState; readonly meeting: ShownMeeting }) {
  const { source, look, isPrivate } = meeting;
  return (
    <dl className="facts">
      <dt>In {room.name}</dt>
      <dd>
        <span className="chip" data-look={look}>
          {lookWords[look]}
        </span>
        {isPrivate && <span className="chip">private</span>}
        {source.subject !== source.organizerSubject && <> the room calls it “{source.subject.trim()}”</>}
      </dd>
      <dt>Organiser</dt>
      <dd>{source.isDirect ? `the room itself (${source.organizer.address})` : `${source.organizer.name}, ${source.organizer.address}`}</dd>
      {source.attendees.length > 0 && (
        <>
          <dt>Invited</dt>
          <dd>{source.attendees.map(({ name, response }) => `${name} (${answers[response] ?? 'no answer yet'})`).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
