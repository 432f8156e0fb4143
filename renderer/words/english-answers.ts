import { assertNever } from '../../shared/kit/assert-never.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { PendingView } from '../../shared/view/door-view.ts';
import { englishDone } from './english-done.ts';
import { englishPinRefusals, englishRefusals, type Said } from './english-refusals.ts';
import { englishTroubles } from './english-troubles.ts';
import type { AnswerWords } from './words.ts';

const notConfirmed: Said = {
  title: 'Not confirmed yet',
  text: 'The calendar has not shown it. Do not count on it until this door says so.',
};
const unconfirmed: Readonly<Partial<Record<DoorCommand['kind'], Said>>> = {
  bookLater: { title: 'Not confirmed yet', text: 'The calendar has not shown the booking. Do not count on it until this door says so.' },
  bookElsewhere: { title: 'Not confirmed yet', text: 'The other room’s calendar has not shown the booking. Do not count on it yet.' },
  startEarly: { title: 'Not confirmed yet', text: 'The calendar has not shown the earlier start. This door goes on looking.' },
  release: { title: 'Not confirmed yet', text: 'The calendar has not shown that the room is free. This door goes on looking.' },
  decline: { title: 'Not confirmed yet', text: 'The calendar has not shown that the room is free. This door goes on looking.' },
  move: { title: 'Not confirmed yet', text: 'The calendars have not shown the move. Stay here until this door says so.' },
  checkIn: { title: 'Not confirmed yet', text: 'The calendar has not shown the check-in. This door goes on trying; stay near.' },
  undoRelease: { title: 'Not confirmed yet', text: 'The calendar has not shown the booking. Do not count on it until this door says so.' },
  bookNow: { title: 'Not confirmed yet', text: 'The calendar has not shown the booking. Do not count on it until this door says so.' },
  extend: { title: 'Not confirmed yet', text: 'The calendar has not shown the later end. Do not count on it until this door says so.' },
  end: { title: 'Not confirmed yet', text: 'The calendar has not shown the end of the meeting. This door goes on looking.' },
  refresh: { title: 'No answer yet', text: 'This door goes on asking the calendar.' },
};

function result(outcome: CommandResult, commandKind: DoorCommand['kind']): Said {
  switch (outcome.kind) {
    case 'done':
      return englishDone(outcome.done, commandKind);
    case 'refused':
      return englishRefusals[outcome.reason];
    case 'unconfirmed':
      return unconfirmed[commandKind] ?? notConfirmed;
    case 'pinNeeded':
      return englishPinRefusals[outcome.reason];
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

const writing: Readonly<Partial<Record<DoorCommand['kind'], string>>> = {
  bookNow: 'Booking…',
  extend: 'Extending…',
  end: 'Ending the meeting…',
  refresh: 'Asking the calendar…',
  bookLater: 'Booking…',
  bookElsewhere: 'Booking the other room…',
  startEarly: 'Starting the meeting…',
  release: 'Giving the room back…',
  decline: 'Taking the meeting out…',
  move: 'Moving the meeting…',
  checkIn: 'Checking in…',
  undoRelease: 'Taking the room back…',
};
/** What does not go to the calendar at all. */
const onDevice: Readonly<Partial<Record<DoorCommand['kind'], string>>> = {
  unlock: 'Checking the PIN…',
  lock: 'Leaving…',
  exportAudit: 'Collecting the audit log…',
  identify: 'Identifying…',
  leaveKiosk: 'Leaving the kiosk…',
};

function pending({ phase, commandKind }: PendingView): string {
  const act = onDevice[commandKind];
  if (act) return act;
  switch (phase) {
    case 'checking':
      return 'Checking the calendar…';
    case 'writing':
      return writing[commandKind] ?? 'Asking the calendar…';
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
