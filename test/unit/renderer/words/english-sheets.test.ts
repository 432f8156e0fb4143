import { expect, test } from 'vitest';
import type { Act } from '../../../../renderer/state/act.ts';
import { english } from '../../../../renderer/words/english.ts';
import { englishCountdown } from '../../../../renderer/words/english-durations.ts';
import type { Consequence, Means } from '../../../../shared/domain/consequence.ts';
import type { Done } from '../../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../../shared/protocol/door-command.ts';
import * as acts from '../../../support/sample-acts.ts';

const act: Act = {
  kind: 'end',
  command: { kind: 'end', meetingId: 'm' },
  protection: 'none',
  confirm: null,
  minutes: 15,
  end: '15:45',
  roomName: 'Borealis',
};

/** A mapped type makes the compiler ask for every one. */
const means: { readonly [Kind in Means]: Consequence } = {
  book: { ...acts.changedAtDoor, means: 'book' },
  change: acts.changedAtDoor,
  remove: acts.removed,
  changeCopy: acts.shorterCopy,
  decline: acts.declined,
  declineSilently: acts.takenOutHere,
  hold: acts.heldAfter,
  changeOrganizers: acts.changedForAll,
  mark: acts.marked,
};

test.each(Object.values(means))('D7 $means is explained in whole sentences, and none of the code', (consequence) => {
  const what = english.confirm.what(consequence, act);
  expect(what).toMatch(/^[A-Z].*\.$/);
  expect(what).not.toMatch(/[a-z][A-Z]/);
});

test('D7 of a series, what the organiser or their guests would see is said to be one date; a booking of the door’s needs no such word', () => {
  const said = Object.values(means).filter((consequence) => english.confirm.series(consequence) !== null);
  expect(said).toEqual([acts.shorterCopy, acts.declined, acts.takenOutHere, acts.changedForAll]);
});

test.each([
  { consequence: acts.shorterCopy, calendars: ['This room’s calendar'], told: 'Nobody', must: null },
  {
    consequence: acts.declinedForMove,
    calendars: ['This room’s calendar', 'The other room’s calendar'],
    told: 'The organiser, by e-mail',
    must: 'The organiser must change the place of the meeting.',
  },
  {
    consequence: acts.changedForAll,
    calendars: ['This room’s calendar', 'The organiser’s calendar'],
    told: 'Everybody who was invited, by e-mail',
    must: null,
  },
  {
    consequence: acts.heldAgain,
    calendars: ['This room’s calendar'],
    told: 'Nobody',
    must: 'The organiser must invite this room again.',
  },
  { consequence: acts.marked, calendars: ['None'], told: 'Nobody', must: null },
])('D7 beforehand $consequence.means names $calendars, tells “$told”', ({ consequence, calendars, told, must }) => {
  expect(english.confirm.calendars(consequence)).toEqual(calendars);
  expect(english.confirm.told(consequence)).toBe(told);
  expect(english.confirm.organizerMust(consequence)).toBe(must);
});

const m = { meetingId: 'm' } as const;
const slot = { ...m, startMs: 0, endMs: 1, start: '13:30', end: '14:00' } as const;

test.each<{ done: Done; by?: DoorCommand['kind']; title: string; text: string }>([
  {
    done: { kind: 'booked', ...slot, day: null, roomName: null },
    title: 'Booked until 14:00',
    text: 'It is in the room’s calendar. The room is yours.',
  },
  {
    done: { kind: 'booked', ...slot, day: 'Mon 23 Nov', roomName: null },
    by: 'bookLater',
    title: 'Booked 13:30 – 14:00',
    text: 'It is in the room’s calendar for Mon 23 Nov.',
  },
  {
    done: { kind: 'booked', ...slot, day: null, roomName: 'Borealis' },
    by: 'bookElsewhere',
    title: 'Borealis is yours',
    text: 'Booked from 13:30 to 14:00. Its door shows it in a moment.',
  },
  {
    done: { kind: 'extended', ...m, endMs: 1, end: '15:45', consequence: acts.heldAfter },
    title: 'Extended to 15:45',
    text: 'The room is booked for the extra time; the meeting kept its own. Nobody was told.',
  },
  {
    done: { kind: 'ended', ...m, consequence: acts.changedAtDoor },
    title: 'Ended',
    text: 'The room is free again. The room’s calendar shows it.',
  },
  {
    done: { kind: 'ended', ...m, consequence: acts.shorterCopy },
    title: 'Ended',
    text: 'The room is free again. Only this room’s calendar changed, not the organiser’s. Nobody was told.',
  },
  {
    done: { kind: 'moved', ...m, roomName: 'Borealis', consequence: acts.declinedForMove },
    title: 'Moved to Borealis',
    text: 'This room has declined the meeting. The organiser is told. The organiser must change the place of the meeting.',
  },
  {
    done: { kind: 'declined', ...m, consequence: acts.takenOutHere },
    title: 'Taken out of this room',
    text: 'Only this room’s calendar changed. Nobody was told.',
  },
  {
    done: { kind: 'releaseUndone', ...m, end: '15:30', consequence: acts.heldAgain },
    title: 'Room held until 15:30',
    text: 'The meeting stays declined: the organiser must invite this room again.',
  },
])('D7 afterwards $done.kind says “$title”, “$text”', ({ done, by = 'bookNow', title, text }) => {
  expect(english.answer.result({ kind: 'done', done }, by)).toEqual({ title, text });
});

test.each([
  [0, '0:00'],
  [5, '0:05'],
  [432, '7:12'],
  [3_600, '1:00:00'],
])('%i seconds are counted down as %s', (seconds, text) => {
  expect(englishCountdown(seconds)).toBe(text);
});
