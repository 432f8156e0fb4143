import { assertNever } from '../../shared/kit/assert-never.ts';
import type { CommandResult, Done, RefusalReason } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { PendingView } from '../../shared/view/door-view.ts';
import { englishTroubles } from './english-troubles.ts';
import type { AnswerWords } from './words.ts';

interface Said {
  readonly title: string;
  readonly text: string;
}

const refusals: Readonly<Record<RefusalReason, Said>> = {
  malformed: { title: 'Not understood', text: 'The door did not understand that. Nothing was changed; please try again.' },
  notAllowed: { title: 'Not allowed here', text: 'This door is not set up to do that. Nothing was changed.' },
  busy: { title: 'One moment', text: 'The door is still busy with the touch before. Try again when it is done.' },
  roomTaken: { title: 'Just taken', text: 'Someone booked this time a moment ago. Nothing was changed; choose another time or room.' },
  lostRace: {
    title: 'Someone was faster',
    text: 'Another booking for this time was there first, so yours was taken back. Choose another time or room.',
  },
  endInPast: { title: 'Too late for that', text: 'That end has passed already. Nothing was changed; choose a later one.' },
  tooLong: { title: 'Longer than allowed', text: 'Bookings at this door are limited in length. Choose a shorter one.' },
  outsideHours: { title: 'Outside opening hours', text: 'The room closes before that. Choose a shorter time.' },
  meetingGone: {
    title: 'The meeting has changed',
    text: 'It was moved or cancelled meanwhile. Nothing was changed; look at the day again.',
  },
  meetingOver: { title: 'Already over', text: 'This meeting has ended. Nothing was changed.' },
  notADoorBooking: { title: 'Not booked at a door', text: 'Only its organiser can change this meeting, in Outlook. Nothing was changed.' },
  writeRefused: {
    title: 'The calendar refused',
    text: 'This display may read the calendar but not write to it. Please book in Outlook, and tell whoever looks after the rooms.',
  },
  deviceFault: {
    title: 'Not sent',
    text: 'This display cannot keep a record of what it sends, so nothing was sent. Please tell whoever looks after the rooms.',
  },
};

function done(result: Done): Said {
  switch (result.kind) {
    case 'booked':
      return { title: `Booked until ${result.end}`, text: 'It is in the room’s calendar. The room is yours.' };
    case 'extended':
      return { title: `Extended to ${result.end}`, text: 'It is in the room’s calendar.' };
    case 'ended':
      return { title: 'Ended', text: 'The room is free for others again. Thank you.' };
    case 'refreshed':
      return { title: 'Up to date', text: 'The calendar has just been read.' };
    default:
      return assertNever(result);
  }
}

const unconfirmed: Readonly<Record<DoorCommand['kind'], Said>> = {
  bookNow: { title: 'Not confirmed yet', text: 'The calendar has not shown the booking. Do not count on it until this door says so.' },
  extend: { title: 'Not confirmed yet', text: 'The calendar has not shown the later end. Do not count on it until this door says so.' },
  end: { title: 'Not confirmed yet', text: 'The calendar has not shown the end of the meeting. This door goes on looking.' },
  refresh: { title: 'No answer yet', text: 'This door goes on asking the calendar.' },
};

function result(outcome: CommandResult, commandKind: DoorCommand['kind']): Said {
  switch (outcome.kind) {
    case 'done':
      return done(outcome.done);
    case 'refused':
      return refusals[outcome.reason];
    case 'unconfirmed':
      return unconfirmed[commandKind];
    case 'unreachable': {
      const short = englishTroubles[outcome.trouble].short;
      return {
        title: 'That did not work',
        text: `${short[0]?.toUpperCase()}${short.slice(1)}. Nothing was changed; try again in a moment.`,
      };
    }
    default:
      return assertNever(outcome);
  }
}

const writing: Readonly<Record<DoorCommand['kind'], string>> = {
  bookNow: 'Booking…',
  extend: 'Extending…',
  end: 'Ending the meeting…',
  refresh: 'Asking the calendar…',
};

function pending({ phase, commandKind }: PendingView): string {
  switch (phase) {
    case 'checking':
      return 'Checking the calendar…';
    case 'writing':
      return writing[commandKind];
    case 'verifying':
      return 'Waiting for the calendar to confirm…';
    default:
      return assertNever(phase);
  }
}

export const englishAnswers: AnswerWords = {
  pending,
  pendingNote: 'This takes a few seconds. The answer appears here.',
  result,
  dismiss: 'OK',
};
