import type { Consequence, Means } from '../../shared/domain/consequence.ts';
import type { Act } from '../state/act.ts';
import type { ConfirmWords } from './sheet-words.ts';

const will: Readonly<Record<Means, string>> = {
  book: 'The room is booked in its own calendar.',
  change: 'This booking was made at a door, and gets its new time there.',
  remove: 'This booking was made at a door, and is deleted.',
  changeCopy:
    'Only this room’s copy of the meeting gets the new time. The organiser’s calendar keeps the old one, and their next change overwrites this.',
  decline: 'This room declines the meeting. It stays in the organiser’s calendar, without this room.',
  declineSilently: 'The meeting is taken out of this room’s calendar. The organiser’s calendar goes on showing this room.',
  hold: 'The room is booked for the extra time. The meeting itself keeps its times in everybody’s calendar.',
  changeOrganizers: 'The meeting gets its new time in the organiser’s calendar and in everybody’s who was invited.',
  mark: 'The doors take note of it. No calendar looks any different.',
};

/** Some acts are one means put to another end. */
function what({ means }: Consequence, { kind }: Act): string {
  if (kind === 'move' && means === 'decline') return 'This room declines the meeting, and the other room is held for it.';
  if (kind === 'move' && means === 'change') return 'This booking was made at a door. It goes to the other room, and this one is free.';
  if (kind === 'undoRelease')
    return 'A declined meeting cannot be accepted again. The room is held for the rest of its time instead, under a booking of its own.';
  return will[means];
}

/** What could be taken to mean the whole series. */
const touchesOneDate: readonly Means[] = ['changeCopy', 'decline', 'declineSilently', 'changeOrganizers'];

const calendars: Readonly<Record<Consequence['calendars'][number], string>> = {
  room: 'This room’s calendar',
  otherRoom: 'The other room’s calendar',
  organizer: 'The organiser’s calendar',
};

const told: Readonly<Record<Consequence['told'], string>> = {
  nobody: 'Nobody',
  organizer: 'The organiser, by e-mail',
  everybody: 'Everybody who was invited, by e-mail',
};

const organizerMust: Readonly<Record<Consequence['organizerMust'], string | null>> = {
  nothing: null,
  changePlace: 'The organiser must change the place of the meeting.',
  inviteAgain: 'The organiser must invite this room again.',
};

const questions: Readonly<Record<Act['kind'], (act: Act) => string>> = {
  book: () => 'Book the room?',
  extend: ({ end }) => (end ? `Extend to ${end}?` : 'Extend the meeting?'),
  end: () => 'End the meeting now?',
  startEarly: () => 'Start the meeting now?',
  release: () => 'Give the room back?',
  move: ({ roomName }) => `Move the meeting to ${roomName}?`,
  checkIn: () => 'Check in?',
  decline: () => 'Take it out of this room only?',
  refresh: () => 'Read the calendar now?',
  undoRelease: ({ end }) => `Hold the room until ${end}?`,
  bookElsewhere: ({ roomName }) => `Book ${roomName}?`,
};

const yes: Readonly<Record<Act['kind'], (act: Act) => string>> = {
  book: () => 'Book it',
  extend: ({ end }) => (end ? `Extend to ${end}` : 'Extend'),
  end: () => 'End now',
  startEarly: () => 'Start now',
  release: () => 'Give it back',
  move: () => 'Move it',
  checkIn: () => 'We are here',
  decline: () => 'Take it out',
  refresh: () => 'Read it',
  undoRelease: () => 'Hold the room',
  bookElsewhere: () => 'Book it',
};

export const englishConfirm: ConfirmWords = {
  question: (act) => questions[act.kind](act),
  what,
  series: ({ means }) => (touchesOneDate.includes(means) ? 'Of the series, only this date.' : null),
  changes: 'Changes',
  calendars: (consequence) => (consequence.means === 'mark' ? ['None'] : consequence.calendars.map((calendar) => calendars[calendar])),
  informed: 'Told',
  told: (consequence) => told[consequence.told],
  toDo: 'Left to do',
  organizerMust: (consequence) => organizerMust[consequence.organizerMust],
  yes: (act) => yes[act.kind](act),
};

const has: Readonly<Record<Means, string>> = {
  book: 'It is in the room’s calendar.',
  change: 'The room’s calendar shows it.',
  remove: 'The booking was deleted from the room’s calendar.',
  changeCopy: 'Only this room’s calendar changed, not the organiser’s.',
  decline: 'This room has declined the meeting.',
  declineSilently: 'Only this room’s calendar changed.',
  hold: 'The room is booked for the extra time; the meeting kept its own.',
  changeOrganizers: 'It changed in the organiser’s calendar.',
  mark: '',
};

const wasTold: Readonly<Record<Consequence['told'], string>> = {
  nobody: 'Nobody was told.',
  organizer: 'The organiser is told.',
  everybody: 'Everybody invited is told.',
};

/** Of a door's own booking nobody else ever knew. */
const concernsNobodyElse: readonly Means[] = ['book', 'change', 'remove', 'mark'];

/** What an act did, in whole sentences one after the other. */
export function englishDeed({ means, told: who, organizerMust: must }: Consequence): readonly string[] {
  const news = who === 'nobody' && concernsNobodyElse.includes(means) ? '' : wasTold[who];
  return [has[means], news, organizerMust[must] ?? ''].filter((sentence) => sentence !== '');
}
