import type { CheckInView, Offer } from '../../shared/view/door-view.ts';
import { at, fridayMeetings, label, meeting, review, sampleView, supplier, withFriday } from './sample-views-parts.ts';

export const unguarded = { protection: 'none', confirm: null } as const;

export const book = (minutes: number, end: string, isUntilNext = false): Extract<Offer, { kind: 'book' }> => ({
  kind: 'book',
  minutes,
  end,
  isUntilNext,
  command: { kind: 'bookNow', endMs: at(end) },
  ...unguarded,
});
export const extend = (meetingId: string, minutes: number, end: string, isUntilNext = false): Extract<Offer, { kind: 'extend' }> => ({
  kind: 'extend',
  minutes,
  end,
  isUntilNext,
  command: { kind: 'extend', meetingId, endMs: at(end) },
  ...unguarded,
});
export const refresh: Offer = { kind: 'refresh', command: { kind: 'refresh' }, ...unguarded };

export const doorBooking = meeting(null, '13:12', '13:42', { isDoorBooking: true });

export const available = sampleView('13:12', {
  status: { kind: 'available', until: label('14:30'), freeMinutes: 78, next: review },
  offers: [book(30, '13:42'), book(15, '13:27'), book(60, '14:12'), book(45, '13:57'), book(78, '14:30', true)],
});

export const ownBooking = sampleView('13:20', {
  status: {
    kind: 'occupied',
    meeting: doorBooking,
    until: label('13:42'),
    minutesLeft: 22,
    endingSoon: false,
    freeFrom: label('13:42'),
    next: review,
    isConflict: false,
    isStale: false,
  },
  days: withFriday([...fridayMeetings.slice(0, 3), doorBooking, ...fridayMeetings.slice(3)]),
  offers: [
    { kind: 'end', command: { kind: 'end', meetingId: doorBooking.id }, ...unguarded },
    extend(doorBooking.id, 15, '13:57'),
    extend(doorBooking.id, 30, '14:12'),
    extend(doorBooking.id, 48, '14:30', true),
  ],
});

export const inUse = {
  kind: 'occupied',
  meeting: review,
  until: label('15:30'),
  minutesLeft: 34,
  endingSoon: false,
  freeFrom: label('15:30'),
  next: supplier,
  isConflict: false,
  isStale: false,
} as const;
export const occupied = sampleView('14:56', { status: inUse });

export const checkIn: CheckInView = {
  meetingId: review.id,
  mode: 'release',
  closes: label('14:40'),
  closesMs: at('14:40'),
  command: { kind: 'checkIn', meetingId: review.id },
  protection: 'none',
};
