import { expect, test } from 'vitest';
import { english } from '../../../../renderer/words/english.ts';
import { englishDuration, englishLength } from '../../../../renderer/words/english-durations.ts';
import type { Phrase, Piece } from '../../../../renderer/words/phrase.ts';
import type { Trouble } from '../../../../shared/domain/trouble.ts';
import type { RefusalReason } from '../../../../shared/protocol/command-result.ts';
import { sampleViews } from '../../../support/sample-views.ts';
import { label, meeting } from '../../../support/sample-views-parts.ts';

const said = (piece: Piece): string => (typeof piece === 'string' ? piece : 'strong' in piece ? piece.strong : '[countdown]');
const flat = (phrase: Phrase | null): string => (phrase ?? []).map(said).join('');

/** A mapped type makes the compiler ask for every one. */
const reasons: { readonly [Reason in RefusalReason]: true } = {
  malformed: true,
  notAllowed: true,
  busy: true,
  roomTaken: true,
  lostRace: true,
  otherRoomTaken: true,
  tooManyElsewhere: true,
  startInPast: true,
  tooFarAhead: true,
  notStarted: true,
  wrongRoom: true,
  notNow: true,
  alreadyCheckedIn: true,
  endInPast: true,
  tooLong: true,
  outsideHours: true,
  meetingGone: true,
  meetingOver: true,
  notADoorBooking: true,
  writeRefused: true,
  deviceFault: true,
};
const troubles: { readonly [Kind in Trouble]: true } = {
  offline: true,
  throttled: true,
  serviceFailing: true,
  unexpectedReply: true,
  credentialRefused: true,
  permissionMissing: true,
  roomNotFound: true,
  clockUnsound: true,
};

test.each(Object.keys(reasons) as RefusalReason[])('%s is said in plain words, and none of the code', (reason) => {
  const { title, text } = english.answer.result({ kind: 'refused', reason }, 'bookNow');
  expect(title.length).toBeGreaterThan(5);
  expect(text).toMatch(/^[A-Z].*\.$/);
  expect(`${title} ${text}`).not.toMatch(/[a-z][A-Z]/);
});

test.each(Object.keys(troubles) as Trouble[])('%s is explained to who stands there, and at the foot', (trouble) => {
  const sentence = flat(english.status.who({ kind: 'unknown', lastCertain: null, trouble }, false));
  const foot = english.status.freshness({ kind: 'stale', lastCertain: label('10:42'), trouble }, false);
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(foot).toMatch(/^Last confirmed 10:42 · .+/);
  expect(sentence + foot).not.toMatch(/[a-z][A-Z]/);
});

test.each([
  { view: sampleViews.available, time: 'until 14:30 · 1 h 18 min', who: 'then Design review' },
  { view: sampleViews.availableAllDay, time: 'for the rest of the day', who: '' },
  { view: sampleViews.startingSoon, time: 'at 14:30 · in 4 min', who: 'Design review' },
  { view: sampleViews.awaitingCheckIn, time: 'or it is freed at 14:40 · [countdown]', who: 'Design review' },
  { view: sampleViews.occupied, time: 'until 15:30 · 34 min left', who: 'Design review' },
  { view: sampleViews.privateMeeting, time: 'until 15:30 · 34 min left', who: 'Private meeting' },
  { view: sampleViews.busyOnlyAllDay, time: 'until 11:00 · 40 min left', who: 'Reserved' },
  { view: sampleViews.closed, time: 'opens Mon 23 Nov, 08:00', who: 'next at Mon 23 Nov, 09:00: Stand-up' },
  {
    view: sampleViews.neverRead,
    time: 'nothing is known yet',
    who: 'This display may not sign in to the calendar. Please tell whoever looks after the rooms.',
  },
])('$view.status.kind at $view.clock.time: “$time”', ({ view, time, who }) => {
  expect(flat(english.status.time(view.status))).toBe(time);
  expect(flat(english.status.who(view.status, false))).toBe(who);
});

test('a room that closes before the next meeting says so', () => {
  const status = { kind: 'available', until: label('18:00'), freeMinutes: 30, next: null } as const;
  expect(flat(english.status.who(status, false))).toBe('then the room closes');
});

test('what comes after a meeting leads with when the room is free', () => {
  expect(flat(english.status.next(sampleViews.privateMeeting.status))).toBe('free from 16:00 · next at 15:30: Roadmap');
});

test('T3 without its host the display says that, not that the calendar is at fault', () => {
  const status = { kind: 'unknown', lastCertain: null, trouble: 'offline' } as const;
  expect(flat(english.status.who(status, true))).toMatch(/lost its program/);
  expect(english.status.freshness({ kind: 'live', lastCertain: label('13:00'), trouble: null }, true)).not.toMatch(/Live/);
});

test.each([
  { more: { isPrivate: true, title: null }, title: 'Private meeting', facts: '' },
  { more: { title: null, organizer: 'Mira Chen', attendeeCount: 3 }, title: 'Mira Chen', facts: '3 invited' },
  { more: { title: null }, title: 'Reserved', facts: '' },
  { more: { title: null, isDoorBooking: true }, title: 'Booked at the door', facts: '' },
  { more: { organizer: 'Ana Ruiz', isOnline: true, isTentative: true }, title: 'Review', facts: 'Ana Ruiz, online, tentative' },
  { more: { attendeeNames: ['Ana', 'Ben', 'Cleo', 'Dan'] }, title: 'Review', facts: 'with Ana, Ben and 2 more' },
  { more: { attendeeCount: 0 }, title: 'Review', facts: '' },
])('T5 T6 a meeting is named $title, beside it “$facts”', ({ more, title, facts }) => {
  const shown = meeting('Review', '10:00', '11:00', more);
  expect(english.meeting.title(shown)).toBe(title);
  expect(english.meeting.facts(shown)).toBe(facts);
});

test('T4 a meeting that crosses midnight names the other day', () => {
  expect(english.meeting.span(meeting('Move', '22:00', '02:00', { endDay: 'Sat 21 Nov' }))).toBe('22:00 – Sat 21 Nov 02:00');
});

test.each([
  [0, '0 min', '0 min'],
  [45, '45 min', '45 min'],
  [60, '1 h', '1 hour'],
  [78, '1 h 18 min', '1 h 18 min'],
  [120, '2 h', '2 hours'],
  [3 * 24 * 60, '3 days', '72 hours'],
])('%i minutes are “%s”, and to choose “%s”', (minutes, duration, length) => {
  expect(englishDuration(minutes)).toBe(duration);
  expect(englishLength(minutes)).toBe(length);
});
