import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../shared/domain/policy.ts';
import { doorMade } from './build-meeting.ts';
import { type Case, everybody, meeting, ruling, shown } from './change-world.ts';

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
