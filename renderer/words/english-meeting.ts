import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { TimeLabel } from '../../shared/view/time-label.ts';
import type { MeetingWords } from './words.ts';

export const instant = ({ text, dayLabel }: TimeLabel): string => (dayLabel ? `${dayLabel}, ${text}` : text);

function title(meeting: MeetingView): string {
  if (meeting.isPrivate) return 'Private meeting';
  if (meeting.title) return meeting.title;
  if (meeting.isDoorBooking) return 'Booked at the door';
  return meeting.organizer ?? 'Reserved';
}

function people({ attendeeCount, attendeeNames }: MeetingView): string | null {
  if (attendeeNames && attendeeNames.length > 0) {
    const [first, second, ...others] = attendeeNames;
    const named = [first, second].filter((name) => name !== undefined).join(', ');
    return others.length > 0 ? `with ${named} and ${others.length} more` : `with ${named}`;
  }
  return attendeeCount ? `${attendeeCount} invited` : null;
}

/** The organiser, unless the title already is that name. */
const organizer = (meeting: MeetingView): string | null => (meeting.organizer === title(meeting) ? null : meeting.organizer);

const joined = (pieces: readonly (string | null)[], by: string): string => pieces.filter((piece) => piece !== null).join(by);

function facts(meeting: MeetingView): string {
  const marks = [meeting.isOnline ? 'online' : null, meeting.isTentative ? 'tentative' : null];
  return joined([organizer(meeting), people(meeting), ...marks], ', ');
}

const brief = (meeting: MeetingView): string =>
  joined([organizer(meeting), meeting.isTentative ? 'tentative' : null, meeting.isConflict ? 'overlaps' : null], ' · ');

function span(meeting: MeetingView): string {
  if (meeting.isAllDay) return 'all day';
  const start = meeting.startDay ? `${meeting.startDay} ${meeting.start}` : meeting.start;
  const end = meeting.endDay ? `${meeting.endDay} ${meeting.end}` : meeting.end;
  return `${start} – ${end}`;
}

const spoken = (meeting: MeetingView): string => joined([title(meeting), span(meeting), brief(meeting) || null], ', ');

export const englishMeeting: MeetingWords = { title, facts, brief, span, spoken };
