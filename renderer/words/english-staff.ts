import type { LineState } from '../../shared/domain/line-state.ts';
import type { AdministratorFacts, EnrolmentNote, Freshness } from '../../shared/view/door-view.ts';
import { englishDuration } from './english-durations.ts';
import { codeInGroups, enrolmentRefused } from './english-enrolling.ts';
import { instant } from './english-meeting.ts';
import { englishTroubles } from './english-troubles.ts';
import type { AdministratorWords, IdentifyWords, PinWords } from './sheet-words.ts';

export const englishPin: PinWords = {
  title: 'Enter the PIN',
  administratorTitle: 'Administrator PIN',
  why: 'Nothing has been changed yet.',
  trouble({ reason, retryMs }) {
    if (reason === 'missing') return ['This needs a PIN. Nothing has been changed yet.'];
    if (reason === 'wrong') return ['That is not the PIN. Nothing was changed.'];
    return ['Too many wrong tries. Again in ', { countdownTo: retryMs }];
  },
  checking: 'Checking…',
  entered: (digits) => (digits === 1 ? '1 digit entered' : `${digits} digits entered`),
  erase: 'Erase',
  enter: 'OK',
  cancel: 'Back',
};

const freshness: Readonly<Record<Freshness['kind'], string>> = {
  live: 'Live',
  delayed: 'Delayed',
  stale: 'Out of date',
  never: 'Never read',
};

const lines: Readonly<Record<Exclude<LineState, 'none'>, string>> = {
  down: 'Not connected',
  up: 'Connected, without notifications',
  push: 'Connected',
};

const count = (value: number): string => new Intl.NumberFormat('en').format(value);

/** Exact where it is small, and signed: which way a clock is off matters to who sets it. */
function clockOffset(seconds: number | null): string {
  if (seconds === null) return 'not known yet';
  return `${new Intl.NumberFormat('en', { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(seconds)} s`;
}

function enrolmentNote(note: EnrolmentNote): string {
  switch (note.kind) {
    case 'code':
      return `waits for code ${codeInGroups(note.code)}`;
    case 'elsewhere':
      return `the coordinator has this door at ${note.room}`;
    case 'refused':
      return enrolmentRefused[note.reason];
  }
}

function facts(known: AdministratorFacts) {
  const word = (name: string, value: string) => ({ name, value, isNumber: false });
  const number = (name: string, value: string) => ({ name, value, isNumber: true });
  return [
    word('Room', known.roomAddress ?? 'none yet'),
    word('Version', known.version),
    word('Time zone', known.timeZone),
    word('Calendar', freshness[known.freshness]),
    ...(known.trouble ? [word('Trouble', englishTroubles[known.trouble].short)] : []),
    ...(known.line === 'none' ? [] : [word('Coordinator', lines[known.line])]),
    ...(known.enrolment ? [word('Enrolment', enrolmentNote(known.enrolment))] : []),
    number('Last read', known.lastRound ? instant(known.lastRound) : 'never'),
    number('Rounds', count(known.roundCount)),
    number('Requests to Graph', count(known.graphRequests)),
    number('Differences found', count(known.driftCount)),
    number('Not settled yet', count(known.unsettledCount)),
    number('Device’s clock is off by', clockOffset(known.clockOffsetSeconds)),
  ];
}

export const englishAdministrator: AdministratorWords = {
  enter: 'Administrator',
  title: 'Administrator',
  leave: 'Leave',
  timeLeft: (seconds) =>
    seconds > 60 ? `closes by itself in ${englishDuration(Math.ceil(seconds / 60))}` : 'closes by itself in a minute',
  factsTitle: 'Device and connection',
  facts,
  missedTitle: 'Series that nobody comes to',
  missed: ({ title, organizer, misses }) => `${title ?? organizer ?? 'Reserved'}: missed ${misses} times in a row`,
  meetingsTitle: 'Today’s meetings',
  noMeetings: 'None today.',
  syncNow: 'Read calendar now',
  identify: 'Identify door',
  exportAudit: 'Save audit log',
  leaveKiosk: 'Leave the kiosk',
};

export const englishIdentify: IdentifyWords = {
  title: 'This is the door of',
  version: (version) => `Lintel ${version}`,
  back: 'Back to the door',
};
