import { describe, expect, test } from 'vitest';
import type { ChangeAct } from '../../../shared/domain/change-act.ts';
import { checkChange } from '../../../shared/domain/change-rules.ts';
import type { CalendarEvent, Meeting } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildMeeting, doorMade, holdFor } from './build-meeting.ts';

const at = (time: string): number => Date.parse(`2026-06-10T${time}${time.length > 5 ? '' : ':00'}Z`);
const meeting = (id: string, from: string, to: string, changes: Partial<CalendarEvent> = {}) =>
  buildMeeting(new Date(at(from)).toISOString(), new Date(at(to)).toISOString(), { id, iCalUId: `u-${id}`, ...changes });

const theirs = meeting('theirs', '13:00', '14:00');
const calendar: readonly Meeting[] = [
  meeting('ours', '10:00', '11:00', doorMade),
  meeting('written', '11:00', '12:00', { isOrganizer: true }), // by another program, into the room's own mailbox
  theirs,
  meeting('hold', '14:00', '14:15', holdFor(theirs)),
  meeting('far', '15:00', '16:00'),
  meeting('ours-later', '16:15', '17:00', doorMade),
  meeting('moved-in', '17:15', '18:00', holdFor(meeting('elsewhere', '17:15', '18:00'), 'instead')),
  meeting('one', '18:30', '19:30'),
  meeting('two', '19:00', '20:00'),
  meeting('tentative', '20:30', '21:00', { showAs: 'tentative', responseStatus: 'notResponded' }),
  meeting('cancelled', '13:00', '14:00', { isCancelled: true }),
  meeting('declined', '13:00', '14:00', { responseStatus: 'declined' }),
  meeting('shown-free', '13:00', '14:00', { showAs: 'free' }),
  meeting('no-length', '13:30', '13:30'),
];
const nearbyRooms = [{ address: 'borealis@contoso.com', name: 'Borealis' }];
const everybody = { extend: 'anyone', end: 'anyone', startEarly: 'anyone', release: 'anyone', move: 'anyone' } as const;
const open: Policy = { ...defaultPolicy, nearbyRooms, othersMeetings: everybody, declineInRoomOnly: 'administrator' };

interface Case {
  readonly now: string;
  readonly act: ChangeAct['kind'];
  readonly id: string;
  readonly end?: string;
  readonly room?: string;
  readonly policy?: Partial<Policy>;
  readonly administrator?: boolean;
  readonly thisDoors?: boolean;
  readonly meetings?: readonly Meeting[];
}

function ruling({ now, act: kind, id: meetingId, end = '23:00', room = 'borealis@contoso.com', ...rest }: Case) {
  const policy = { ...open, ...rest.policy };
  const facts = { meetings: rest.meetings ?? calendar, policy, timeZone: 'UTC', isAdministrator: rest.administrator === true };
  const act = kind === 'extend' ? { kind, meetingId, endMs: at(end) } : kind === 'move' ? { kind, meetingId, room } : { kind, meetingId };
  return checkChange({ ...facts, isThisDoors: rest.thisDoors === true }, act, at(now));
}

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

/** What it does to whom, or why not: `changeCopy 13:00-13:20 in room, told nobody`. */
function shown(asked: Case): string {
  const answer = ruling(asked);
  if (answer.kind === 'refused') return answer.reason;
  const { means, calendars, told, organizerMust } = answer.consequence;
  const must = organizerMust === 'nothing' ? '' : `, organiser must ${organizerMust}`;
  return `${means} ${clock(answer.times.startMs)}-${clock(answer.times.endMs)} in ${calendars.join('+')}, told ${told}${must}`;
}

describe('D7 what becomes of a meeting that is changed', () => {
  test.each<Case & { answer: string; because: string }>([
    // a door's own
    { now: '10:20', act: 'extend', id: 'ours', end: '11:00', answer: 'meetingGone', because: 'it ends there already' },
    { now: '10:20', act: 'end', id: 'ours', answer: 'change 10:00-10:20 in room, told nobody', because: 'it is changed at its source' },
    { now: '10:04:59', act: 'end', id: 'ours', answer: 'remove 10:00-11:00 in room, told nobody', because: 'five minutes are a stub' },
    { now: '10:05', act: 'end', id: 'ours', answer: 'change 10:00-10:05 in room, told nobody', because: 'now they are over' },
    {
      now: '10:00:59',
      act: 'end',
      id: 'ours',
      policy: { stubMinutes: 0 },
      answer: 'remove 10:00-11:00 in room, told nobody',
      because: 'nothing would be left',
    },
    {
      now: '16:00',
      act: 'startEarly',
      id: 'ours-later',
      answer: 'change 16:00-17:00 in room, told nobody',
      because: 'the room is free until then',
    },
    { now: '15:50', act: 'startEarly', id: 'ours-later', answer: 'roomTaken', because: 'a meeting has the room' },
    {
      now: '16:20',
      act: 'extend',
      id: 'ours-later',
      end: '17:15',
      answer: 'change 16:15-17:15 in room, told nobody',
      because: 'nothing comes before that',
    },
    { now: '16:20', act: 'extend', id: 'ours-later', end: '17:16', answer: 'roomTaken', because: 'the next has begun by then' },
    { now: '12:30', act: 'release', id: 'ours-later', answer: 'remove 16:15-17:00 in room, told nobody', because: 'nobody was invited' },
    {
      now: '12:30',
      act: 'move',
      id: 'ours-later',
      answer: 'book 16:15-17:00 in room+otherRoom, told nobody',
      because: 'it is booked there and removed here',
    },
    {
      now: '16:30:20',
      act: 'move',
      id: 'ours-later',
      answer: 'book 16:30-17:00 in room+otherRoom, told nobody',
      because: 'what is left of it moves',
    },
    // somebody else's
    {
      now: '15:20',
      act: 'extend',
      id: 'far',
      end: '16:15',
      answer: 'hold 16:00-16:15 in room, told nobody',
      because: 'the room holds the time after it',
    },
    {
      now: '15:20',
      act: 'end',
      id: 'far',
      answer: 'changeCopy 15:00-15:20 in room, told nobody',
      because: 'only the room’s copy is shortened',
    },
    { now: '15:04', act: 'end', id: 'far', answer: 'decline 15:00-16:00 in room, told organizer', because: 'a stub of it is declined' },
    {
      now: '15:04',
      act: 'end',
      id: 'far',
      policy: { stubOfOthers: 'shorten' },
      answer: 'changeCopy 15:00-15:04 in room, told nobody',
      because: 'the policy leaves a stub',
    },
    {
      now: '15:00:30',
      act: 'end',
      id: 'far',
      policy: { stubOfOthers: 'shorten' },
      answer: 'changeCopy 15:00-15:01 in room, told nobody',
      because: 'what is kept lasts a minute',
    },
    {
      now: '14:30',
      act: 'startEarly',
      id: 'far',
      answer: 'changeCopy 14:30-16:00 in room, told nobody',
      because: 'only the room’s copy begins now',
    },
    {
      now: '14:30',
      act: 'release',
      id: 'far',
      answer: 'decline 15:00-16:00 in room, told organizer',
      because: 'an answer is the only way to leave',
    },
    { now: '15:30', act: 'release', id: 'far', answer: 'decline 15:30-16:00 in room, told organizer', because: 'the rest is given back' },
    {
      now: '14:30',
      act: 'move',
      id: 'far',
      answer: 'decline 15:00-16:00 in room+otherRoom, told organizer, organiser must changePlace',
      because: 'it is declined here and held there',
    },
    {
      now: '20:40',
      act: 'end',
      id: 'tentative',
      answer: 'changeCopy 20:30-20:40 in room, told nobody',
      because: 'it takes the room like any other',
    },
    {
      now: '20:10',
      act: 'release',
      id: 'tentative',
      answer: 'decline 20:30-21:00 in room, told organizer',
      because: 'it takes the room like any other',
    },
    {
      now: '19:10',
      act: 'end',
      id: 'one',
      answer: 'changeCopy 18:30-19:10 in room, told nobody',
      because: 'of two at once the one that was named ends',
    },
    { now: '19:10', act: 'extend', id: 'one', end: '19:45', answer: 'roomTaken', because: 'the other has the room after it' },
    {
      now: '19:10',
      act: 'extend',
      id: 'two',
      end: '20:15',
      answer: 'hold 20:00-20:15 in room, told nobody',
      because: 'after it the room is free',
    },
    // what another program wrote into the room's own calendar
    { now: '11:20', act: 'end', id: 'written', answer: 'changeCopy 11:00-11:20 in room, told nobody', because: 'nobody was invited' },
    { now: '11:02', act: 'end', id: 'written', answer: 'changeCopy 11:00-11:02 in room, told nobody', because: 'it is not ours to delete' },
    {
      now: '11:20',
      act: 'extend',
      id: 'written',
      end: '12:15',
      answer: 'hold 12:00-12:15 in room, told nobody',
      because: 'it stays as it is',
    },
    { now: '11:20', act: 'release', id: 'written', answer: 'notADoorBooking', because: 'the room cannot answer itself' },
    { now: '11:20', act: 'move', id: 'written', answer: 'notADoorBooking', because: 'the room cannot answer itself' },
    { now: '11:20', act: 'decline', id: 'written', administrator: true, answer: 'notAllowed', because: 'the room cannot answer itself' },
    // holds
    {
      now: '13:20',
      act: 'extend',
      id: 'theirs',
      end: '14:30',
      answer: 'hold 14:00-14:30 in room, told nobody',
      because: 'its hold goes on',
    },
    { now: '13:20', act: 'extend', id: 'theirs', end: '14:15', answer: 'meetingGone', because: 'its hold lasts until then already' },
    {
      now: '13:20',
      act: 'extend',
      id: 'hold',
      end: '14:30',
      answer: 'hold 14:00-14:30 in room, told nobody',
      because: 'its meeting is running',
    },
    {
      now: '14:10',
      act: 'extend',
      id: 'hold',
      end: '14:30',
      answer: 'hold 14:00-14:30 in room, told nobody',
      because: 'it is what runs now',
    },
    { now: '14:10', act: 'end', id: 'hold', answer: 'change 14:00-14:10 in room, told nobody', because: 'a door made it' },
    { now: '14:02', act: 'end', id: 'hold', answer: 'remove 14:00-14:15 in room, told nobody', because: 'a stub of it helps nobody' },
    { now: '13:20', act: 'release', id: 'hold', answer: 'remove 14:00-14:15 in room, told nobody', because: 'a door made it' },
    { now: '13:20', act: 'move', id: 'hold', answer: 'notADoorBooking', because: 'it stays with its meeting' },
    { now: '13:20', act: 'startEarly', id: 'hold', answer: 'roomTaken', because: 'its meeting has the room' },
    {
      now: '17:05',
      act: 'startEarly',
      id: 'moved-in',
      answer: 'change 17:05-18:00 in room, told nobody',
      because: 'it stands in for a meeting',
    },
    {
      now: '17:30',
      act: 'extend',
      id: 'moved-in',
      end: '18:15',
      answer: 'hold 17:15-18:15 in room, told nobody',
      because: 'it stands in for a meeting',
    },
    { now: '17:05', act: 'extend', id: 'moved-in', end: '18:15', answer: 'notStarted', because: 'no meeting before it is running' },
    // times
    { now: '14:30', act: 'end', id: 'far', answer: 'notStarted', because: 'it lies ahead' },
    { now: '14:30', act: 'extend', id: 'far', end: '16:15', answer: 'notStarted', because: 'it lies ahead' },
    { now: '15:20', act: 'startEarly', id: 'far', answer: 'notNow', because: 'it has begun' },
    { now: '15:14', act: 'startEarly', id: 'ours-later', meetings: [], answer: 'meetingGone', because: 'there is no such meeting' },
    {
      now: '15:00',
      act: 'startEarly',
      id: 'ours-later',
      meetings: calendar.filter(({ id }) => id === 'ours-later'),
      answer: 'notNow',
      because: 'an hour and a quarter is too early',
    },
    {
      now: '15:15',
      act: 'startEarly',
      id: 'ours-later',
      meetings: calendar.filter(({ id }) => id === 'ours-later'),
      answer: 'change 15:15-17:00 in room, told nobody',
      because: 'an hour is not',
    },
    {
      now: '16:00',
      act: 'startEarly',
      id: 'ours-later',
      policy: { longestBookingMinutes: 50 },
      answer: 'tooLong',
      because: 'it would last an hour',
    },
    {
      now: '14:30',
      act: 'startEarly',
      id: 'far',
      policy: { longestBookingMinutes: 50 },
      answer: 'changeCopy 14:30-16:00 in room, told nobody',
      because: 'the longest is for bookings of a door’s',
    },
    { now: '16:00', act: 'end', id: 'far', answer: 'meetingOver', because: 'a meeting does not own its last instant' },
    { now: '16:00', act: 'release', id: 'far', answer: 'meetingOver', because: 'there is nothing left to give back' },
    { now: '15:20', act: 'extend', id: 'far', end: '16:10:30', answer: 'malformed', because: 'only whole minutes are held' },
    { now: '15:20', act: 'extend', id: 'far', end: '15:20', answer: 'endInPast', because: 'that is over' },
    { now: '10:20', act: 'extend', id: 'ours', end: '10:45', answer: 'meetingGone', because: 'the button saw another end' },
    { now: '19:10', act: 'extend', id: 'two', end: '23:11', answer: 'tooLong', because: 'four hours count from now' },
    {
      now: '19:10',
      act: 'extend',
      id: 'two',
      end: '20:15',
      policy: { hours: { days: [3], opens: '08:00', closes: '20:00' } },
      answer: 'outsideHours',
      because: 'the room closes as it ends',
    },
    { now: '13:20', act: 'end', id: 'cancelled', answer: 'meetingGone', because: 'it was cancelled' },
    { now: '13:20', act: 'release', id: 'declined', answer: 'meetingGone', because: 'it was declined already' },
    { now: '13:20', act: 'end', id: 'shown-free', answer: 'meetingGone', because: 'it does not take the room' },
    {
      now: '13:20',
      act: 'release',
      id: 'no-length',
      answer: 'decline 13:30-13:30 in room, told organizer',
      because: 'it can be declined all the same',
    },
    { now: '14:30', act: 'move', id: 'far', room: 'lobby@contoso.com', answer: 'wrongRoom', because: 'the policy does not name that room' },
    {
      now: '14:30',
      act: 'move',
      id: 'far',
      room: 'Borealis@Contoso.com',
      answer: 'decline 15:00-16:00 in room+otherRoom, told organizer, organiser must changePlace',
      because: 'addresses have no case',
    },
  ])('$act $id at $now: $answer, because $because', ({ answer, because: _, ...asked }) => {
    expect(shown(asked)).toBe(answer);
  });

  test('what follows a meeting comes with the ruling, so that it can follow on', () => {
    const held = (id: string, act: ChangeAct['kind']) => {
      const answer = ruling({ now: '13:20', act, id, end: '14:30' });
      return answer.kind === 'allowed' ? (answer.hold?.id ?? null) : answer.reason;
    };
    expect((['extend', 'end', 'release', 'move'] as const).map((act) => held('theirs', act))).toEqual(['hold', 'hold', 'hold', 'hold']);
    expect(held('hold', 'release')).toBeNull();
  });
});

describe('[2.1.4] all-day meetings and those of several days', () => {
  const allDay = buildMeeting('2026-06-10', '2026-06-11', { id: 'day', iCalUId: 'u-day' }, 'UTC');
  const ourDay = buildMeeting('2026-06-10', '2026-06-11', { id: 'our-day', ...doorMade }, 'UTC');
  const tomorrow = buildMeeting('2026-06-11', '2026-06-12', { id: 'tomorrow', iCalUId: 'u-t' }, 'UTC');
  const long = buildMeeting('2026-06-09T20:00:00Z', '2026-06-11T08:00:00Z', { id: 'long', iCalUId: 'u-long' });
  test.each<Case & { answer: string; because: string }>([
    { now: '10:00', act: 'end', id: 'day', meetings: [allDay], answer: 'notAllowed', because: 'a date has no end to move' },
    {
      now: '10:00',
      act: 'release',
      id: 'day',
      meetings: [allDay],
      answer: 'decline 10:00-00:00 in room, told organizer',
      because: 'the rest of the day is given back',
    },
    {
      now: '10:00',
      act: 'move',
      id: 'day',
      meetings: [allDay],
      answer: 'decline 10:00-00:00 in room+otherRoom, told organizer, organiser must changePlace',
      because: 'the rest of the day moves',
    },
    {
      now: '22:00',
      act: 'extend',
      id: 'our-day',
      end: '23:59',
      meetings: [ourDay],
      answer: 'notAllowed',
      because: 'a date has no end to move',
    },
    { now: '23:30', act: 'startEarly', id: 'tomorrow', meetings: [tomorrow], answer: 'notAllowed', because: 'a date has no start to move' },
    {
      now: '10:00',
      act: 'end',
      id: 'long',
      meetings: [long],
      answer: 'changeCopy 20:00-10:00 in room, told nobody',
      because: 'it has hours',
    },
    {
      now: '10:00',
      act: 'release',
      id: 'long',
      meetings: [long],
      answer: 'decline 10:00-08:00 in room, told organizer',
      because: 'the rest of it is given back',
    },
  ])('$act $id: $answer, because $because', ({ answer, because: _, ...asked }) => {
    expect(shown(asked)).toBe(answer);
  });
});

describe('who may', () => {
  const nobody = { extend: 'nobody', end: 'nobody', startEarly: 'nobody', release: 'nobody', move: 'nobody' } as const;
  const staff = {
    extend: 'administrator',
    end: 'administrator',
    startEarly: 'administrator',
    release: 'administrator',
    move: 'administrator',
  } as const;
  const running = { extend: '16:15', end: '15:20', release: '15:20', move: '15:20', startEarly: '14:30' } as const;

  test.each(['extend', 'end', 'startEarly', 'release', 'move'] as const)('%s somebody else’s meeting: whom the policy names', (act) => {
    const asked = { now: act === 'startEarly' ? '14:30' : '15:20', act, id: 'far', end: running.extend };
    const answers = [nobody, staff, everybody].map((othersMeetings) =>
      [false, true].map((administrator) => ruling({ ...asked, administrator, policy: { othersMeetings } }).kind),
    );
    expect(answers).toEqual([
      ['refused', 'refused'],
      ['refused', 'allowed'],
      ['allowed', 'allowed'],
    ]);
    expect(shown({ ...asked, policy: { othersMeetings: nobody } })).toBe('notADoorBooking');
  });

  test.each([
    { act: 'extend', id: 'ours-later', now: '16:20', end: '17:10' },
    { act: 'end', id: 'ours-later', now: '16:30' },
    { act: 'startEarly', id: 'ours-later', now: '16:05' },
    { act: 'release', id: 'ours-later', now: '16:05' },
    { act: 'move', id: 'ours-later', now: '16:05' },
    { act: 'end', id: 'hold', now: '14:10' },
    { act: 'release', id: 'hold', now: '13:10' },
  ] as const)('$act a door’s own ($id): anyone, whatever holds for others’ meetings', (asked) => {
    expect(ruling({ ...asked, policy: { othersMeetings: nobody } }).kind).toBe('allowed');
  });

  test.each([
    { act: 'extend', off: 'allowExtending', now: '15:20', end: '16:15' },
    { act: 'startEarly', off: 'allowExtending', now: '14:30' },
    { act: 'end', off: 'allowEnding', now: '15:20' },
    { act: 'release', off: 'allowEnding', now: '15:20' },
    { act: 'move', off: 'allowEnding', now: '15:20' },
  ] as const)('$act is nobody’s where $off is off, an administrator’s neither', ({ off, ...asked }) => {
    expect(shown({ ...asked, id: 'far', administrator: true, policy: { [off]: false } })).toBe('notAllowed');
    const other = off === 'allowEnding' ? 'allowExtending' : 'allowEnding';
    expect(ruling({ ...asked, id: 'far', policy: { [other]: false } }).kind).toBe('allowed');
  });

  const silently = 'declineSilently 15:00-16:00 in room, told nobody';
  const removed = 'remove 16:15-17:00 in room, told nobody';
  test.each<Pick<Case, 'id' | 'administrator' | 'thisDoors'> & { who: Policy['declineInRoomOnly']; answer: string }>([
    { who: 'nobody', id: 'far', administrator: true, answer: 'notAllowed' },
    { who: 'administrator', id: 'far', answer: 'notAllowed' },
    { who: 'administrator', id: 'far', administrator: true, answer: silently },
    { who: 'administrator', id: 'ours-later', administrator: true, answer: removed },
    { who: 'administrator', id: 'ours-later', answer: 'notAllowed' },
    { who: 'owner', id: 'far', answer: 'notAllowed' },
    { who: 'owner', id: 'far', thisDoors: true, answer: 'notAllowed' },
    { who: 'owner', id: 'far', administrator: true, answer: silently },
    { who: 'owner', id: 'ours-later', answer: 'notAllowed' },
    { who: 'owner', id: 'ours-later', thisDoors: true, answer: removed },
  ])('decline $id where $who may (administrator: $administrator, booked here: $thisDoors): $answer', ({ who, answer, ...asked }) => {
    expect(shown({ now: '14:30', act: 'decline', ...asked, policy: { declineInRoomOnly: who } })).toBe(answer);
  });

  test('a copied mark on a person’s meeting does not make it a door booking', () => {
    const forged = meeting('forged', '13:00', '13:30', { claim: doorMade.claim });
    const asked = { now: '13:10', act: 'end', id: 'forged', meetings: [forged] } as const;
    expect(shown({ ...asked, policy: { othersMeetings: nobody } })).toBe('notADoorBooking');
    expect(shown(asked)).toBe('changeCopy 13:00-13:10 in room, told nobody');
  });
});

describe('changing the organiser’s event (policy)', () => {
  const policy = { changeOrganizersEvent: true };
  test.each<Case & { answer: string; because: string }>([
    {
      now: '15:20',
      act: 'end',
      id: 'far',
      answer: 'changeOrganizers 15:00-15:20 in room+organizer, told everybody',
      because: 'it ends for everybody',
    },
    {
      now: '15:20',
      act: 'extend',
      id: 'far',
      end: '16:15',
      answer: 'changeOrganizers 15:00-16:15 in room+organizer, told everybody',
      because: 'it goes on for everybody',
    },
    {
      now: '13:20',
      act: 'extend',
      id: 'theirs',
      end: '14:30',
      answer: 'hold 14:00-14:30 in room, told nobody',
      because: 'a hold is there already',
    },
    {
      now: '15:03',
      act: 'end',
      id: 'far',
      answer: 'decline 15:00-16:00 in room, told organizer',
      because: 'a stub is declined all the same',
    },
    { now: '14:30', act: 'release', id: 'far', answer: 'decline 15:00-16:00 in room, told organizer', because: 'only the room leaves' },
    {
      now: '14:30',
      act: 'startEarly',
      id: 'far',
      answer: 'changeCopy 14:30-16:00 in room, told nobody',
      because: 'only the room begins early',
    },
    { now: '16:20', act: 'end', id: 'ours-later', answer: 'change 16:15-16:20 in room, told nobody', because: 'it is a door’s own' },
    {
      now: '11:20',
      act: 'end',
      id: 'written',
      answer: 'changeCopy 11:00-11:20 in room, told nobody',
      because: 'the room itself organises it',
    },
  ])('$act $id at $now: $answer, because $because', ({ answer, because: _, ...asked }) => {
    expect(shown({ ...asked, policy })).toBe(answer);
  });

  test('an organiser without an address is left alone', () => {
    const unnamed = meeting('far', '15:00', '16:00', { organizer: { name: 'Adele', address: null } });
    expect(shown({ now: '15:20', act: 'end', id: 'far', policy, meetings: [unnamed] })).toBe('changeCopy 15:00-15:20 in room, told nobody');
  });
});

test('[3.3.2] what the room itself organises for guests, Exchange tells them of', () => {
  const guests = [{ name: 'Adele', address: 'adele@contoso.com', type: 'required' as const }];
  const meetings = [meeting('ours', '10:00', '11:00', { ...doorMade, attendees: guests })];
  expect(shown({ now: '10:20', act: 'end', id: 'ours', meetings })).toBe('change 10:00-10:20 in room, told everybody');
  expect(shown({ now: '09:50', act: 'release', id: 'ours', meetings })).toBe('remove 10:00-11:00 in room, told everybody');
});

test('a meeting that nothing can refer to is neither held for nor moved', () => {
  const meetings = [meeting('far', '15:00', '16:00', { iCalUId: null })];
  expect(shown({ now: '15:20', act: 'extend', id: 'far', end: '16:15', meetings })).toBe('notADoorBooking');
  expect(shown({ now: '14:30', act: 'move', id: 'far', meetings })).toBe('notADoorBooking');
});

test('a room held instead of a meeting is no hold after it: that one goes on by another', () => {
  const instead = meeting('hold', '15:00', '15:30', holdFor(theirs, 'instead'));
  const asked = { now: '13:20', act: 'extend', id: 'theirs', end: '14:30', meetings: [theirs, instead] } as const;
  expect(ruling(asked)).toMatchObject({ kind: 'allowed', hold: null });
  expect(shown(asked)).toBe('hold 14:00-14:30 in room, told nobody');
});

test('a moved occurrence is known to its hold by its original start', () => {
  const occurrence = meeting('moved', '13:00', '14:00', { type: 'exception', originalStartMs: at('09:00') });
  const hold = meeting('hold', '14:00', '14:15', holdFor({ ...occurrence, startMs: at('09:00') }));
  const asked = { now: '13:20', act: 'extend', id: 'moved', end: '14:30', meetings: [occurrence, hold] } as const;
  expect(shown(asked)).toBe('hold 14:00-14:30 in room, told nobody');
  const another = meeting('other', '12:00', '13:00', { iCalUId: 'u-moved', originalStartMs: at('08:00') });
  expect(shown({ ...asked, meetings: [occurrence, another, meeting('hold', '14:00', '14:15', holdFor(another))] })).toBe('roomTaken');
});
