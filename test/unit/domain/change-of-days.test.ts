import { describe, expect, test } from 'vitest';
import { buildMeeting, doorMade } from './build-meeting.ts';
import { asked, type Row, shown } from './change-world.ts';

describe('[2.1.4] all-day meetings and those of several days', () => {
  const allDay = buildMeeting('2026-06-10', '2026-06-11', { id: 'day', iCalUId: 'u-day' }, 'UTC');
  const ourDay = buildMeeting('2026-06-10', '2026-06-11', { id: 'our-day', ...doorMade }, 'UTC');
  const tomorrow = buildMeeting('2026-06-11', '2026-06-12', { id: 'tomorrow', iCalUId: 'u-t' }, 'UTC');
  const long = buildMeeting('2026-06-09T20:00:00Z', '2026-06-11T08:00:00Z', { id: 'long', iCalUId: 'u-long' });
  const rows: readonly Row[] = [
    ['10:00 end day', 'notAllowed', 'a date has no end to move', { meetings: [allDay] }],
    ['10:00 release day', 'decline 10:00-00:00 in room, told organizer', 'the rest of the day is given back', { meetings: [allDay] }],
    [
      '10:00 move day',
      'decline 10:00-00:00 in room+otherRoom, told organizer, organiser must changePlace',
      'the rest of the day moves',
      { meetings: [allDay] },
    ],
    ['22:00 extend our-day until 23:59', 'notAllowed', 'a date has no end to move', { meetings: [ourDay] }],
    ['23:30 startEarly tomorrow', 'notAllowed', 'a date has no start to move', { meetings: [tomorrow] }],
    ['10:00 end long', 'changeCopy 20:00-10:00 in room, told nobody', 'it has hours', { meetings: [long] }],
    ['10:00 release long', 'decline 10:00-08:00 in room, told organizer', 'the rest of it is given back', { meetings: [long] }],
  ];
  test.each(rows.map(([ask, answer, because, facts]) => ({ ask, answer, because, facts })))(
    '$ask: $answer, because $because',
    ({ ask, answer, facts }) => {
      expect(shown({ ...asked(ask), ...facts })).toBe(answer);
    },
  );
});
