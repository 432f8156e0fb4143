import { DoorMark, LockMark, SeriesMark } from './marks.tsx';
import type { ShownMeeting } from './shown-meeting.ts';

export const MeetingMarks = ({ meeting }: { readonly meeting: ShownMeeting }) => (
  <>
    {meeting.source.isDirect && <DoorMark />}
    {meeting.isPrivate && <LockMark />}
    {meeting.source.date !== null && <SeriesMark />}
  </>
);
