import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { buildDoorView } from '../../../shared/view/build-door-view.ts';
import type { DoorFacts } from '../../../shared/view/door-facts.ts';
import type { DoorStatus } from '../../../shared/view/door-view.ts';
import { buildMeeting } from '../domain/build-meeting.ts';
import { buildFacts } from './build-facts.ts';

// Amsterdam is two hours ahead of UTC: half past eleven on the room's wall.
const nowMs = Date.parse('2026-06-10T09:30:00Z');
const statusOf = (
  meeting: ReturnType<typeof buildMeeting> | null,
  facts: Partial<DoorFacts> = {},
  policy: Partial<Policy> = {},
): DoorStatus => buildDoorView(buildFacts(meeting ? [meeting] : [], nowMs, facts), { ...defaultPolicy, ...policy }, nowMs).view.status;
const now = (changes: Partial<CalendarEvent> = {}) => buildMeeting('2026-06-10T09:00:00Z', '2026-06-10T10:00:00Z', changes);

test.each<{ what: string; meeting: ReturnType<typeof buildMeeting>; status: object }>([
  { what: 'single', meeting: now(), status: { kind: 'occupied', minutesLeft: 30, until: { text: '12:00', dayLabel: null } } },
  { what: 'occurrence', meeting: now({ type: 'occurrence', seriesMasterId: 's1' }), status: { kind: 'occupied', minutesLeft: 30 } },
  { what: 'exception', meeting: now({ type: 'exception', seriesMasterId: 's1' }), status: { kind: 'occupied', minutesLeft: 30 } },
  { what: 'cancelled', meeting: now({ isCancelled: true }), status: { kind: 'available', until: null, next: null } },
  { what: 'declined', meeting: now({ responseStatus: 'declined' }), status: { kind: 'available', next: null } },
  { what: 'free', meeting: now({ showAs: 'free' }), status: { kind: 'available', next: null } },
  { what: 'tentative', meeting: now({ showAs: 'tentative' }), status: { kind: 'occupied', meeting: { isTentative: true } } },
  { what: 'out-of-office', meeting: now({ showAs: 'oof' }), status: { kind: 'occupied', meeting: { isTentative: false } } },
  {
    what: 'all-day',
    meeting: buildMeeting('2026-06-10', '2026-06-11'),
    status: {
      kind: 'occupied',
      meeting: { isAllDay: true, startDay: null, endDay: null },
      until: { text: '00:00', dayLabel: 'Thu 11 Jun' },
      minutesLeft: 750,
    },
  },
  {
    what: 'multi-day all-day',
    meeting: buildMeeting('2026-06-09', '2026-06-12'),
    status: { kind: 'occupied', meeting: { isAllDay: true, startDay: 'Tue 9 Jun', endDay: 'Thu 11 Jun' } },
  },
  {
    what: 'multi-day',
    meeting: buildMeeting('2026-06-09T12:00:00Z', '2026-06-12T12:00:00Z'),
    status: {
      kind: 'occupied',
      meeting: { start: '14:00', end: '14:00', startDay: 'Tue 9 Jun', endDay: 'Fri 12 Jun' },
      until: { text: '14:00', dayLabel: 'Fri 12 Jun' },
    },
  },
  {
    what: 'midnight-crossing',
    meeting: buildMeeting('2026-06-10T08:00:00Z', '2026-06-10T23:00:00Z'),
    status: { kind: 'occupied', meeting: { startDay: null, endDay: 'Thu 11 Jun' }, until: { text: '01:00', dayLabel: 'Thu 11 Jun' } },
  },
  {
    what: 'soon-starting',
    meeting: buildMeeting('2026-06-10T09:34:00Z', '2026-06-10T10:00:00Z'),
    status: { kind: 'startingSoon', minutesUntil: 4 },
  },
  {
    what: 'later',
    meeting: buildMeeting('2026-06-10T11:00:00Z', '2026-06-10T12:00:00Z'),
    status: { kind: 'available', until: { text: '13:00', dayLabel: null }, freeMinutes: 90, next: { start: '13:00', startDay: null } },
  },
  {
    what: 'tomorrow’s',
    meeting: buildMeeting('2026-06-11T07:00:00Z', '2026-06-11T08:00:00Z'),
    status: { kind: 'available', until: null, freeMinutes: null, next: { start: '09:00', startDay: 'Thu 11 Jun' } },
  },
])('T4 a $what meeting makes the room $status.kind', ({ meeting, status }) => {
  expect(statusOf(meeting)).toMatchObject(status);
});

test('T3 stale busy is shown and marked; stale free is unknown, with when it was last certain and why', () => {
  const facts = { lastWholeReadMs: nowMs - 48 * 60_000, trouble: 'offline' } as const;
  expect(statusOf(now(), facts)).toMatchObject({ kind: 'occupied', isStale: true });
  expect(statusOf(null, facts)).toEqual({
    kind: 'unknown',
    lastCertain: { ms: nowMs - 48 * 60_000, text: '10:42', dayLabel: null },
    trouble: 'offline',
  });
});

test('T3 a door that never read anything says so, and not free', () => {
  expect(statusOf(null, { lastWholeReadMs: null, trouble: 'credentialRefused' })).toEqual({
    kind: 'unknown',
    lastCertain: null,
    trouble: 'credentialRefused',
  });
});

test('T7 an unsound clock makes the room unknown', () => {
  expect(statusOf(now(), { isClockSound: false })).toMatchObject({ kind: 'unknown', trouble: 'clockUnsound' });
});

test('T5 the status of a private meeting names nobody', () => {
  const view = buildDoorView(buildFacts([now({ sensitivity: 'private', subject: 'Merger' })], nowMs), defaultPolicy, nowMs).view;
  expect(view.status).toMatchObject({ kind: 'occupied', meeting: { isPrivate: true, title: null, organizer: null } });
  expect(JSON.stringify(view)).not.toMatch(/Merger|Adele|adele/);
});

test.each(['full', 'organizerOnly', 'subjectOnly', 'busyOnly'] as const)(
  'T5 under %s nothing masked is anywhere in the view',
  (privacy) => {
    const secret = {
      subject: 'Merger',
      bodyPreview: 'the price',
      joinUrl: 'https://teams.example/x',
      attendees: [{ name: 'Megan', address: 'megan@contoso.com', type: 'required' }],
    } as const;
    const meetings = [now(secret), buildMeeting('2026-06-11T09:00:00Z', '2026-06-11T10:00:00Z', secret)];
    const text = JSON.stringify(
      buildDoorView(buildFacts(meetings, nowMs), { ...defaultPolicy, privacy, showAttendees: 'names' }, nowMs).view,
    );
    expect(text).not.toMatch(/the price|teams\.example/);
    expect(text.includes('Merger')).toBe(privacy === 'full' || privacy === 'subjectOnly');
    expect(text.includes('Adele')).toBe(privacy === 'full' || privacy === 'organizerOnly');
    expect(text.includes('Megan')).toBe(privacy === 'full');
  },
);

test('T1 the room is free again after the last of the meetings that follow each other', () => {
  const following = buildMeeting('2026-06-10T10:00:00Z', '2026-06-10T11:30:00Z');
  const { view } = buildDoorView(buildFacts([following, now()], nowMs), defaultPolicy, nowMs);
  expect(view.status).toMatchObject({ until: { text: '12:00' }, freeFrom: { text: '13:30' }, next: { start: '12:00' } });
});

test('a meeting that outlasts the days shown has no known end of being taken', () => {
  expect(statusOf(buildMeeting('2026-06-01', '2026-07-01'))).toMatchObject({ kind: 'occupied', freeFrom: null });
});

test('T2 a closed room says when it opens, with the day when it is another', () => {
  const hours = { days: [4], opens: '08:00', closes: '18:00' };
  expect(statusOf(null, {}, { hours })).toMatchObject({ kind: 'closed', opens: { text: '08:00', dayLabel: 'Thu 11 Jun' } });
});

test('the room is called what the policy says, else the directory, else its address', () => {
  const nameOf = (facts: Partial<DoorFacts>, policy: Partial<Policy>) =>
    buildDoorView(buildFacts([], nowMs, facts), { ...defaultPolicy, ...policy }, nowMs).view.room.name;
  expect(nameOf({}, { roomName: 'The Attic' })).toBe('The Attic');
  expect(nameOf({}, {})).toBe('Boardroom');
  expect(nameOf({ room: { displayName: null, address: 'boardroom@contoso.com' } }, {})).toBe('boardroom@contoso.com');
});
