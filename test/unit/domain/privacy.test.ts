import { expect, test } from 'vitest';
import type { Attendee, CalendarEvent } from '../../../shared/domain/meeting.ts';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy.ts';
import { maskMeeting } from '../../../shared/domain/privacy.ts';
import { buildEvent, doorMade } from './build-meeting.ts';

const room = 'Boardroom@contoso.com';
const guest = (name: string | null, address: string, type: Attendee['type'] = 'required'): Attendee => ({ name, address, type });
const attendees = [
  guest('Megan Bowen', 'megan@contoso.com'),
  guest(null, 'alex@contoso.com', 'optional'),
  guest('Boardroom', 'boardroom@contoso.com', 'required'),
  guest('Projector', 'projector@contoso.com', 'resource'),
];
const mask = (event: Partial<CalendarEvent>, policy: Partial<Policy> = {}) =>
  maskMeeting(buildEvent({ attendees, isOnlineMeeting: true, ...event }), { ...defaultPolicy, ...policy }, room);

test.each<{ policy: Partial<Policy>; words: object }>([
  {
    policy: { privacy: 'full' },
    words: { title: 'Budget', organizer: 'Adele Vance', isOnline: true, attendeeCount: 2, attendeeNames: null },
  },
  {
    policy: { privacy: 'full', showAttendees: 'names' },
    words: { title: 'Budget', organizer: 'Adele Vance', attendeeCount: 2, attendeeNames: ['Megan Bowen', 'alex@contoso.com'] },
  },
  {
    policy: { privacy: 'full', showAttendees: 'none', showOnlineMeeting: false },
    words: { attendeeCount: null, attendeeNames: null, isOnline: false },
  },
  { policy: { privacy: 'organizerOnly', showAttendees: 'names' }, words: { title: null, organizer: 'Adele Vance', attendeeNames: null } },
  { policy: { privacy: 'subjectOnly', showAttendees: 'names' }, words: { title: 'Budget', organizer: null, attendeeNames: null } },
  {
    policy: { privacy: 'busyOnly', showAttendees: 'names' },
    words: { title: null, organizer: null, isOnline: false, attendeeCount: null, attendeeNames: null },
  },
])('T5 under $policy the door says $words', ({ policy, words }) => {
  expect(mask({}, policy)).toMatchObject({ ...words, isPrivate: false });
});

const privacies: readonly Policy['privacy'][] = ['full', 'organizerOnly', 'subjectOnly', 'busyOnly'];
const sensitivities: readonly CalendarEvent['sensitivity'][] = ['private', 'personal', 'confidential'];

test.each(privacies.flatMap((privacy) => sensitivities.map((sensitivity) => ({ privacy, sensitivity }))))(
  'T5 a $sensitivity meeting says nothing under $privacy',
  ({ privacy, sensitivity }) => {
    const words = mask({ sensitivity }, { privacy, showAttendees: 'names' });
    expect(words).toEqual({ title: null, organizer: null, isPrivate: true, isOnline: false, attendeeCount: null, attendeeNames: null });
  },
);

test.each([
  { subject: 'Adele Vance', title: null, because: 'it is the organiser’s name' },
  { subject: '  adele vance ', title: null, because: 'spaces and case make no difference' },
  { subject: 'Canceled: Adele Vance', title: null, because: 'Exchange puts a word before it' },
  { subject: 'Cancelled:Adele Vance', title: null, because: 'in either spelling' },
  { subject: 'adele@contoso.com', title: null, because: 'an address says no more' },
  { subject: '   ', title: null, because: 'it is empty' },
  { subject: null, title: null, because: 'there is none' },
  { subject: 'Adele Vance: budget', title: 'Adele Vance: budget', because: 'it says more' },
  { subject: ' Budget ', title: 'Budget', because: 'it is a subject' },
  { subject: 'Canceled: Budget', title: 'Canceled: Budget', because: 'it is a subject' },
])('[4] subject $subject gives title $title: $because', ({ subject, title }) => {
  expect(mask({ subject }).title).toBe(title);
});

test('[4] the organiser’s name in place of a subject does not slip out where only subjects are shown', () => {
  expect(JSON.stringify(mask({ subject: 'Adele Vance' }, { privacy: 'subjectOnly' }))).not.toContain('Adele');
});

test('a booking of the room itself names nobody', () => {
  expect(mask(doorMade)).toMatchObject({ title: 'Booked at the door', organizer: null });
});
