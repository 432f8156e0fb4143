import { instant } from './english-meeting.ts';
import { strong } from './phrase.ts';
import type { CheckInWords } from './sheet-words.ts';

export const englishCheckIn: CheckInWords = {
  line: ({ mode, closes }) =>
    mode === 'remind'
      ? ['Nobody has checked in yet. Please do, by ', strong(instant(closes))]
      : ['Check in by ', strong(instant(closes)), ', or the room is given up'],
  checkIn: 'We are here',
  released: ({ releasedAt }, title) => [strong(title), ' was given up at ', strong(instant(releasedAt)), ': nobody checked in.'],
  undo: ({ undoUntil }) => `Undo until ${instant(undoUntil)}`,
};
