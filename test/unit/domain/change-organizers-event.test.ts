import { describe, expect, test } from 'vitest';
import { asked, meeting, type Row, shown } from './change-world.ts';

describe('changing the organiser’s event (policy)', () => {
  const policy = { changeOrganizersEvent: true };
  const rows: readonly Row[] = [
    ['15:20 end far', 'changeOrganizers 15:00-15:20 in room+organizer, told everybody', 'it ends for everybody'],
    ['15:20 extend far until 16:15', 'changeOrganizers 15:00-16:15 in room+organizer, told everybody', 'it goes on for everybody'],
    ['13:20 extend theirs until 14:30', 'hold 14:00-14:30 in room, told nobody', 'a hold is there already'],
    ['15:03 end far', 'decline 15:00-16:00 in room, told organizer', 'a stub is declined all the same'],
    ['14:30 release far', 'decline 15:00-16:00 in room, told organizer', 'only the room leaves'],
    ['14:30 startEarly far', 'changeCopy 14:30-16:00 in room, told nobody', 'only the room begins early'],
    ['16:20 end ours-later', 'change 16:15-16:20 in room, told nobody', 'it is a door’s own'],
    ['11:20 end written', 'changeCopy 11:00-11:20 in room, told nobody', 'the room itself organises it'],
  ];
  test.each(rows.map(([ask, answer, because, facts]) => ({ ask, answer, because, facts })))(
    '$ask: $answer, because $because',
    ({ ask, answer, facts }) => {
      expect(shown({ ...asked(ask), ...facts, policy })).toBe(answer);
    },
  );

  test('an organiser without an address is left alone', () => {
    const unnamed = meeting('far', '15:00', '16:00', { organizer: { name: 'Adele', address: null } });
    expect(shown({ now: '15:20', act: 'end', id: 'far', policy, meetings: [unnamed] })).toBe('changeCopy 15:00-15:20 in room, told nobody');
  });
});
