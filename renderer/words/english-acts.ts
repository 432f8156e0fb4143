import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { Act } from '../state/act.ts';
import { englishLength } from './english-durations.ts';
import { englishMeeting } from './english-meeting.ts';
import type { ActWords, BookLaterWords, RoomsWords } from './sheet-words.ts';

const labels: Readonly<Record<Act['kind'], (act: Act) => string>> = {
  book: () => 'Book',
  extend: ({ minutes }) => (minutes === null ? 'Extend' : `Extend ${englishLength(minutes)}`),
  end: () => 'End now',
  startEarly: () => 'Start now',
  release: () => 'Not needed',
  move: () => 'Move to another room',
  checkIn: () => 'We are here',
  decline: () => 'Take out of this room only',
  refresh: () => 'Check again',
  undoRelease: () => 'Undo',
  bookElsewhere: ({ roomName }) => `Book ${roomName}`,
};

const notes: Readonly<Record<Act['kind'], (act: Act) => string>> = {
  book: () => '',
  extend: ({ end }) => (end ? `to ${end}` : ''),
  end: () => 'frees the room',
  startEarly: () => 'takes the room from now',
  release: () => 'gives the room back',
  move: () => 'shows which are free',
  checkIn: () => 'check in',
  decline: () => 'its organiser is not told',
  refresh: () => 'asks the calendar now',
  undoRelease: () => 'holds the room',
  bookElsewhere: () => '',
};

function marks(meeting: MeetingView): readonly string[] {
  return [
    meeting.isCheckedIn ? 'Checked in' : '',
    meeting.isHold ? 'Held for another meeting' : '',
    meeting.isConflict ? 'Overlaps another meeting' : '',
  ].filter((mark) => mark !== '');
}

export const englishActs: ActWords = {
  label: (act) => labels[act.kind](act),
  note: (act) => notes[act.kind](act),
  nothing: 'Nothing can be changed from this door now.',
  gone: 'This meeting was moved or cancelled a moment ago. Look at the day again.',
  marks,
  when: (meeting, day) => (day ? `${day.weekday}, ${day.date}, ${englishMeeting.span(meeting)}` : englishMeeting.span(meeting)),
};

export const englishBookLater: BookLaterWords = {
  free: (from, to) => `Free ${from} – ${to}: book`,
  title: (day) => (day ? `Book ${day.weekday}, ${day.date}` : 'Book for later today'),
  start: 'Start',
  length: 'Length',
  earlier: 'Start earlier',
  later: 'Start later',
  shorter: 'Shorter',
  longer: 'Longer',
  minutes: englishLength,
  book: (minutes, isFirst) => (isFirst ? `Book ${englishLength(minutes)}` : englishLength(minutes)),
  span: (from, to) => `${from} – ${to}`,
  gone: 'This time is not free any more. Look at the day again.',
};

export const englishRooms: RoomsWords = {
  moveTitle: 'Move to which room?',
  otherTitle: 'Free rooms nearby',
  looking: 'Looking for free rooms…',
  none: 'No room nearby is free then',
  noneNote: 'Nothing was changed.',
  freeUntil: (time) => (time ? `free until ${time}` : 'free for the rest of the day'),
  take: (name) => `Book ${name}`,
  more: 'More rooms',
};
