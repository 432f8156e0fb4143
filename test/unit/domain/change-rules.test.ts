import { describe, expect, test } from 'vitest';
import type { ChangeAct } from '../../../shared/domain/change-act.ts';
import { doorMade, holdFor } from './build-meeting.ts';
import { asked, at, calendar, meeting, type Row, ruling, shown, theirs } from './change-world.ts';

describe('D7 what becomes of a meeting that is changed', () => {
  const rows: readonly Row[] = [
    // a door's own
    ['10:20 extend ours until 11:00', 'meetingGone', 'it ends there already'],
    ['10:20 end ours', 'change 10:00-10:20 in room, told nobody', 'it is changed at its source'],
    ['10:04:59 end ours', 'remove 10:00-11:00 in room, told nobody', 'five minutes are a stub'],
    ['10:05 end ours', 'change 10:00-10:05 in room, told nobody', 'now they are over'],
    ['10:00:59 end ours', 'remove 10:00-11:00 in room, told nobody', 'nothing would be left', { policy: { stubMinutes: 0 } }],
    ['16:00 startEarly ours-later', 'change 16:00-17:00 in room, told nobody', 'the room is free until then'],
    ['15:50 startEarly ours-later', 'roomTaken', 'a meeting has the room'],
    ['16:20 extend ours-later until 17:15', 'change 16:15-17:15 in room, told nobody', 'nothing comes before that'],
    ['16:20 extend ours-later until 17:16', 'roomTaken', 'the next has begun by then'],
    ['12:30 release ours-later', 'remove 16:15-17:00 in room, told nobody', 'nobody was invited'],
    ['12:30 move ours-later', 'book 16:15-17:00 in room+otherRoom, told nobody', 'it is booked there and removed here'],
    ['16:30:20 move ours-later', 'book 16:30-17:00 in room+otherRoom, told nobody', 'what is left of it moves'],
    // somebody else's
    ['15:20 extend far until 16:15', 'hold 16:00-16:15 in room, told nobody', 'the room holds the time after it'],
    ['15:20 end far', 'changeCopy 15:00-15:20 in room, told nobody', 'only the room’s copy is shortened'],
    ['15:04 end far', 'decline 15:00-16:00 in room, told organizer', 'a stub of it is declined'],
    ['15:04 end far', 'changeCopy 15:00-15:04 in room, told nobody', 'the policy leaves a stub', { policy: { stubOfOthers: 'shorten' } }],
    [
      '15:00:30 end far',
      'changeCopy 15:00-15:01 in room, told nobody',
      'what is kept lasts a minute',
      { policy: { stubOfOthers: 'shorten' } },
    ],
    ['14:30 startEarly far', 'changeCopy 14:30-16:00 in room, told nobody', 'only the room’s copy begins now'],
    ['14:30 release far', 'decline 15:00-16:00 in room, told organizer', 'an answer is the only way to leave'],
    ['15:30 release far', 'decline 15:30-16:00 in room, told organizer', 'the rest is given back'],
    [
      '14:30 move far',
      'decline 15:00-16:00 in room+otherRoom, told organizer, organiser must changePlace',
      'it is declined here and held there',
    ],
    ['20:40 end tentative', 'changeCopy 20:30-20:40 in room, told nobody', 'it takes the room like any other'],
    ['20:10 release tentative', 'decline 20:30-21:00 in room, told organizer', 'it takes the room like any other'],
    ['19:10 end one', 'changeCopy 18:30-19:10 in room, told nobody', 'of two at once the one that was named ends'],
    ['19:10 extend one until 19:45', 'roomTaken', 'the other has the room after it'],
    ['19:10 extend two until 20:15', 'hold 20:00-20:15 in room, told nobody', 'after it the room is free'],
    // what another program wrote into the room's own calendar
    ['11:20 end written', 'changeCopy 11:00-11:20 in room, told nobody', 'nobody was invited'],
    ['11:02 end written', 'changeCopy 11:00-11:02 in room, told nobody', 'it is not ours to delete'],
    ['11:20 extend written until 12:15', 'hold 12:00-12:15 in room, told nobody', 'it stays as it is'],
    ['11:20 release written', 'notADoorBooking', 'the room cannot answer itself'],
    ['11:20 move written', 'notADoorBooking', 'the room cannot answer itself'],
    ['11:20 decline written', 'notAllowed', 'the room cannot answer itself', { administrator: true }],
    // holds
    ['13:20 extend theirs until 14:30', 'hold 14:00-14:30 in room, told nobody', 'its hold goes on'],
    ['13:20 extend theirs until 14:15', 'meetingGone', 'its hold lasts until then already'],
    ['13:20 extend hold until 14:30', 'hold 14:00-14:30 in room, told nobody', 'its meeting is running'],
    ['14:10 extend hold until 14:30', 'hold 14:00-14:30 in room, told nobody', 'it is what runs now'],
    ['14:10 end hold', 'change 14:00-14:10 in room, told nobody', 'a door made it'],
    ['14:02 end hold', 'remove 14:00-14:15 in room, told nobody', 'a stub of it helps nobody'],
    ['13:20 release hold', 'remove 14:00-14:15 in room, told nobody', 'a door made it'],
    ['13:20 move hold', 'notADoorBooking', 'it stays with its meeting'],
    ['13:20 startEarly hold', 'roomTaken', 'its meeting has the room'],
    ['17:05 startEarly moved-in', 'change 17:05-18:00 in room, told nobody', 'it stands in for a meeting'],
    ['17:30 extend moved-in until 18:15', 'hold 17:15-18:15 in room, told nobody', 'it stands in for a meeting'],
    ['17:05 extend moved-in until 18:15', 'notStarted', 'no meeting before it is running'],
    // times
    ['14:30 end far', 'notStarted', 'it lies ahead'],
    ['14:30 extend far until 16:15', 'notStarted', 'it lies ahead'],
    ['15:20 startEarly far', 'notNow', 'it has begun'],
    ['15:14 startEarly ours-later', 'meetingGone', 'there is no such meeting', { meetings: [] }],
    [
      '15:00 startEarly ours-later',
      'notNow',
      'an hour and a quarter is too early',
      { meetings: calendar.filter(({ id }) => id === 'ours-later') },
    ],
    [
      '15:15 startEarly ours-later',
      'change 15:15-17:00 in room, told nobody',
      'an hour is not',
      { meetings: calendar.filter(({ id }) => id === 'ours-later') },
    ],
    ['16:00 startEarly ours-later', 'tooLong', 'it would last an hour', { policy: { longestBookingMinutes: 50 } }],
    [
      '14:30 startEarly far',
      'changeCopy 14:30-16:00 in room, told nobody',
      'the longest is for bookings of a door’s',
      { policy: { longestBookingMinutes: 50 } },
    ],
    ['16:00 end far', 'meetingOver', 'a meeting does not own its last instant'],
    ['16:00 release far', 'meetingOver', 'there is nothing left to give back'],
    ['15:20 extend far until 16:10:30', 'malformed', 'only whole minutes are held'],
    ['15:20 extend far until 15:20', 'endInPast', 'that is over'],
    ['10:20 extend ours until 10:45', 'meetingGone', 'the button saw another end'],
    ['19:10 extend two until 23:11', 'tooLong', 'four hours count from now'],
    [
      '19:10 extend two until 20:15',
      'outsideHours',
      'the room closes as it ends',
      { policy: { hours: { days: [3], opens: '08:00', closes: '20:00' } } },
    ],
    ['13:20 end cancelled', 'meetingGone', 'it was cancelled'],
    ['13:20 release declined', 'meetingGone', 'it was declined already'],
    ['13:20 end shown-free', 'meetingGone', 'it does not take the room'],
    ['13:20 release no-length', 'decline 13:30-13:30 in room, told organizer', 'it can be declined all the same'],
  ];
  test.each(rows.map(([ask, answer, because, facts]) => ({ ask, answer, because, facts })))(
    '$ask: $answer, because $because',
    ({ ask, answer, facts }) => {
      expect(shown({ ...asked(ask), ...facts })).toBe(answer);
    },
  );

  test('what follows a meeting comes with the ruling, so that it can follow on', () => {
    const held = (id: string, act: ChangeAct['kind']) => {
      const answer = ruling({ now: '13:20', act, id, end: '14:30' });
      return answer.kind === 'allowed' ? (answer.hold?.id ?? null) : answer.reason;
    };
    expect((['extend', 'end', 'release', 'move'] as const).map((act) => held('theirs', act))).toEqual(['hold', 'hold', 'hold', 'hold']);
    expect(held('hold', 'release')).toBeNull();
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
