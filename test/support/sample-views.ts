import type { DoorView } from '../../shared/view/door-view.ts';
import { heldAgain, shorterCopy } from './sample-acts.ts';
import { available, book, checkIn, extend, inUse, occupied, ownBooking, refresh, unguarded } from './sample-views-base.ts';
import { enrollingViews } from './sample-views-enrolling.ts';
import { outcomeViews } from './sample-views-outcomes.ts';
import {
  at,
  dayOf,
  fridayMeetings,
  interview,
  label,
  meeting,
  retro,
  review,
  sampleView,
  supplier,
  withFriday,
} from './sample-views-parts.ts';

const backToBack = meeting('Roadmap', '15:30', '16:00', { organizer: 'Priya Natarajan', attendeeCount: 9 });
const rival = meeting('Board preparation', '15:00', '16:00', { organizer: 'Tomás Ferreira', attendeeCount: 4, isConflict: true });
const reviewInConflict = { ...review, isConflict: true };

const longTitle =
  'Betriebsratsvorsitzendenwahlvorbereitungsbesprechung with the works council, the data protection officer and external counsel';
const longMeeting = meeting(longTitle, '14:30', '16:00', {
  organizer: 'Maximiliane von Hohenstein-Rosenberg',
  attendeeCount: 24,
  isOnline: true,
});

/** One look of the door each: every kind of status, every mark, every answer. */
export const sampleViews = {
  available,
  availableAllDay: sampleView('08:05', {
    status: { kind: 'available', until: null, freeMinutes: null, next: null },
    days: withFriday([]),
    offers: [book(30, '08:35'), book(15, '08:20'), book(60, '09:05')],
  }),
  twelveHours: {
    ...sampleView('12:56', {
      status: {
        kind: 'available',
        until: { ms: at('14:30'), text: '2:30 PM', dayLabel: null },
        freeMinutes: 94,
        next: { ...review, start: '2:30 PM', end: '3:30 PM' },
      },
      days: [
        {
          ...dayOf(0, [
            { ...interview, start: '12:00 PM', end: '12:45 PM' },
            { ...review, start: '2:30 PM', end: '3:30 PM' },
            { ...retro, start: '5:30 PM', end: '5:45 PM' },
          ]),
          hours: dayOf(0, []).hours.map(({ ms }, hour) => ({ ms, label: `${hour % 12 || 12} ${hour < 12 ? 'AM' : 'PM'}` })),
        },
      ],
      offers: [
        { ...book(30, '13:26'), end: '1:26 PM' },
        { ...book(15, '13:11'), end: '1:11 PM' },
        { ...book(60, '13:56'), end: '1:56 PM' },
      ],
    }),
    clock: { time: '12:56 PM', weekday: 'Wednesday', date: 'September 23' },
  },
  startingSoon: sampleView('14:26', { status: { kind: 'startingSoon', meeting: review, minutesUntil: 4 } }),
  startOrBook: sampleView('14:00', {
    status: { kind: 'startingSoon', meeting: review, minutesUntil: 30 },
    offers: [
      { kind: 'startEarly', command: { kind: 'startEarly', meetingId: review.id }, ...unguarded },
      book(15, '14:15'),
      book(30, '14:30', true),
      book(20, '14:20'),
    ],
  }),
  awaitingCheckIn: sampleView('14:32', {
    status: { kind: 'awaitingCheckIn', meeting: review, releasesAt: label('14:40'), secondsLeft: 480 },
    offers: [{ kind: 'checkIn', command: checkIn.command, ...unguarded }],
    checkIn,
  }),
  occupied,
  ownBooking,
  endingSoonConflict: sampleView('15:26', {
    status: { ...inUse, meeting: reviewInConflict, minutesLeft: 4, endingSoon: true, isConflict: true, freeFrom: label('17:00') },
    days: withFriday([...fridayMeetings.slice(0, 3), reviewInConflict, rival, supplier]),
  }),
  stale: sampleView('14:56', {
    status: { ...inUse, isStale: true },
    freshness: { kind: 'stale', lastCertain: label('14:42'), trouble: 'offline' },
    offers: [refresh],
  }),
  unknown: sampleView('13:12', {
    status: { kind: 'unknown', lastCertain: label('13:04'), trouble: 'serviceFailing' },
    freshness: { kind: 'stale', lastCertain: label('13:04'), trouble: 'serviceFailing' },
    offers: [refresh],
  }),
  neverRead: sampleView('13:12', {
    status: { kind: 'unknown', lastCertain: null, trouble: 'credentialRefused' },
    freshness: { kind: 'never', lastCertain: null, trouble: 'credentialRefused' },
    room: { name: 'aurora@contoso.com', details: null },
    days: withFriday([]),
    offers: [refresh],
  }),
  closed: sampleView('19:40', {
    status: {
      kind: 'closed',
      opens: label('08:00', 'Mon 23 Nov', 3),
      next: meeting('Stand-up', '09:00', '09:15', { organizer: 'Jonas Weber', startDay: 'Mon 23 Nov' }, 3),
    },
  }),
  privateMeeting: sampleView('14:56', {
    status: { ...inUse, meeting: meeting(null, '14:30', '15:30', { isPrivate: true }), next: backToBack, freeFrom: label('16:00') },
    days: withFriday([
      ...fridayMeetings.slice(0, 3),
      meeting(null, '14:30', '15:30', { isPrivate: true }),
      backToBack,
      meeting(null, '16:15', '17:00'),
    ]),
    freshness: { kind: 'delayed', lastCertain: label('14:54'), trouble: 'throttled' },
  }),
  busyOnlyAllDay: sampleView('10:20', {
    status: {
      ...inUse,
      meeting: meeting(null, '10:00', '11:00'),
      until: label('11:00'),
      minutesLeft: 40,
      freeFrom: label('11:30'),
      next: meeting(null, '11:00', '11:30'),
    },
    days: withFriday([
      meeting(null, '00:00', '00:00', { isAllDay: true, endMs: at('00:00', 1) }),
      meeting(null, '08:00', '09:30'),
      meeting(null, '10:00', '11:00'),
      meeting(null, '11:00', '11:30'),
      meeting(null, '12:00', '12:15'),
      meeting(null, '12:15', '12:30'),
      meeting(null, '13:00', '14:30', { isTentative: true }),
    ]),
  }),
  longTexts: sampleView('14:56', {
    room: {
      name: 'Konferenzraum Friedrichshain-Kreuzberg, Gartenseite am Landwehrkanal',
      details: '124 seats · two screens, camera, whiteboard, hearing loop, wheelchair access · 2nd floor, North wing, behind reception',
    },
    status: {
      ...inUse,
      meeting: longMeeting,
      until: label('16:00'),
      minutesLeft: 64,
      freeFrom: label('17:00'),
      next: { ...supplier, title: longTitle },
    },
    days: withFriday([...fridayMeetings.slice(0, 3), longMeeting, { ...supplier, title: longTitle }]),
    freshness: { kind: 'delayed', lastCertain: label('14:53'), trouble: 'unexpectedReply' },
  }),
  remind: {
    ...occupied,
    checkIn: { ...checkIn, mode: 'remind', closes: label('15:10'), closesMs: at('15:10') },
    offers: [
      { kind: 'checkIn', command: checkIn.command, ...unguarded },
      { kind: 'end', command: { kind: 'end', meetingId: review.id }, protection: 'none', confirm: shorterCopy },
      extend(review.id, 15, '15:45'),
      extend(review.id, 30, '16:00', true),
    ],
  },
  released: {
    ...available,
    released: {
      meeting: interview,
      releasedAt: label('13:10'),
      undoUntil: label('13:25'),
      command: { kind: 'undoRelease', meetingId: interview.id },
      consequence: heldAgain,
    },
  },
  ...outcomeViews,
  ...enrollingViews,
} satisfies Readonly<Record<string, DoorView>>;
