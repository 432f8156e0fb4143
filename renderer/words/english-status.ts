import { assertNever } from '../../shared/kit/assert-never.ts';
import type { DoorStatus, Freshness } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import { englishDuration } from './english-durations.ts';
import { englishMeeting, instant } from './english-meeting.ts';
import { englishTroubles } from './english-troubles.ts';
import { type Phrase, strong } from './phrase.ts';
import type { StatusWords } from './words.ts';

const LOST = 'The display lost its program and knows nothing new. The room may be taken; look inside.';

function time(status: DoorStatus): Phrase {
  switch (status.kind) {
    case 'enrolling':
      return ['no room yet'];
    case 'occupied':
      return ['until ', strong(instant(status.until)), ` · ${englishDuration(status.minutesLeft)} left`];
    case 'unknown':
      return status.lastCertain ? ['last certain at ', strong(instant(status.lastCertain))] : ['nothing is known yet'];
    case 'closed':
      return status.opens ? ['opens ', strong(instant(status.opens))] : ['no opening hours ahead'];
    case 'awaitingCheckIn':
      return ['or it is freed at ', strong(instant(status.releasesAt)), ' · ', { countdownTo: status.releasesAt.ms }];
    case 'startingSoon':
      return ['at ', strong(status.meeting.start), status.minutesUntil > 0 ? ` · in ${englishDuration(status.minutesUntil)}` : ' · now'];
    case 'available':
      if (!status.until) return ['for the rest of the day'];
      return ['until ', strong(instant(status.until)), status.freeMinutes === null ? '' : ` · ${englishDuration(status.freeMinutes)}`];
    default:
      return assertNever(status);
  }
}

const titled = (meeting: MeetingView): Phrase => [strong(englishMeeting.title(meeting))];

/** The time comes first, so that a long title cannot push it off the line. */
function nextUp(meeting: MeetingView): Phrase {
  const time = meeting.isAllDay ? 'all day' : meeting.start;
  return [
    `next ${meeting.isAllDay ? '' : 'at '}${meeting.startDay ? `${meeting.startDay}, ${time}` : time}: `,
    strong(englishMeeting.title(meeting)),
  ];
}

function who(status: DoorStatus, isLineLost: boolean): Phrase | null {
  switch (status.kind) {
    case 'enrolling':
      return null;
    case 'occupied':
    case 'awaitingCheckIn':
    case 'startingSoon':
      return titled(status.meeting);
    case 'unknown':
      if (isLineLost) return [LOST];
      return [status.trouble ? englishTroubles[status.trouble].sentence : 'Waiting for the calendar. The room may be taken; look inside.'];
    case 'closed':
      return status.next ? nextUp(status.next) : null;
    case 'available':
      if (status.next && status.next.startMs === status.until?.ms) return ['then ', ...titled(status.next)];
      if (status.until) return ['then the room closes'];
      return status.next ? nextUp(status.next) : null;
    default:
      return assertNever(status);
  }
}

function people(status: DoorStatus): string | null {
  if (status.kind === 'available')
    return status.next && status.next.startMs === status.until?.ms ? englishMeeting.facts(status.next) : null;
  return 'meeting' in status ? englishMeeting.facts(status.meeting) : null;
}

function next(status: DoorStatus): Phrase | null {
  if (status.kind !== 'occupied' || !status.next) return null;
  const isLater = status.freeFrom !== null && status.freeFrom.ms !== status.until.ms;
  return [isLater && status.freeFrom ? `free from ${instant(status.freeFrom)} · ` : '', ...nextUp(status.next)];
}

function freshness({ kind, lastCertain, trouble }: Freshness, isLineLost: boolean): string {
  const since = lastCertain ? `Last confirmed ${instant(lastCertain)}` : 'Nothing confirmed yet';
  if (isLineLost) return `${since} · the display lost its program`;
  if (kind === 'live') return 'Live';
  return trouble ? `${since} · ${englishTroubles[trouble].short}` : since;
}

export const englishStatus: StatusWords = {
  word: {
    enrolling: 'Not set up',
    occupied: 'In use',
    unknown: 'Not sure',
    closed: 'Closed',
    awaitingCheckIn: 'Check in',
    startingSoon: 'Starting soon',
    available: 'Available',
  },
  time,
  who,
  people,
  next,
  endingSoon: 'Ending soon',
  conflict: 'Two meetings at once',
  lastConfirmed: (text) => `Last confirmed ${text}`,
  neverConfirmed: 'Not confirmed',
  freshness,
};
