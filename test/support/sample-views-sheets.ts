import type { AdministratorView, DayView, DoorView } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import { actionsOnOthers, actionsOnOwn, shorterCopy } from './sample-acts.ts';
import { sampleViews } from './sample-views.ts';
import { at, freeBetween, label, review } from './sample-views-parts.ts';

const withChanges = (days: readonly DayView[], id: string, changes: Partial<MeetingView>): readonly DayView[] =>
  days.map((day) => ({
    ...day,
    meetings: day.meetings.map((meeting) => (meeting.id === id ? { ...meeting, ...changes } : meeting)),
  }));

const freeOn: Readonly<Record<number, DayView['bookable']>> = {
  0: [freeBetween('13:15', '14:30'), freeBetween('15:30', '16:00'), freeBetween('17:00', '17:30'), freeBetween('17:45', '19:00')],
  3: [freeBetween('08:00', '09:00', 3), freeBetween('12:00', '13:00', 3), freeBetween('14:00', '19:00', 3)],
};

const { available, occupied, ownBooking } = sampleViews;

/** The ordinary Friday, with what is free of it to be booked. */
const bookable: DoorView = {
  ...available,
  days: available.days.map((day, index) => ({ ...day, bookable: freeOn[index] ?? [] })),
  bookLater: { stepMinutes: 15, longestMinutes: 240, protection: 'none' },
};

const administrator: AdministratorView = {
  endsMs: at('15:00'),
  canLeaveKiosk: true,
  facts: {
    version: '0.4.0',
    roomAddress: 'aurora@contoso.com',
    timeZone: 'Europe/Amsterdam',
    freshness: 'live',
    trouble: null,
    lastRound: label('14:55'),
    line: 'none',
    enrolment: null,
    roundCount: 1284,
    graphRequests: 2611,
    driftCount: 0,
    unsettledCount: 1,
    clockOffsetSeconds: -1.4,
    missedSeries: [{ title: 'Weekly sync', organizer: 'Jonas Weber', misses: 3 }],
  },
};

const others: DoorView = {
  ...occupied,
  days: withChanges(occupied.days, review.id, { actions: actionsOnOthers(review) }),
  offers: [{ kind: 'end', command: { kind: 'end', meetingId: review.id }, protection: 'none', confirm: shorterCopy }],
};

/** What stands behind each sheet; which touches open it, the tests say. */
export const sheetViews = {
  bookable,
  bookableWithPin: { ...bookable, bookLater: { stepMinutes: 15, longestMinutes: 240, protection: 'pin' } },
  own: {
    ...ownBooking,
    days: withChanges(ownBooking.days, ownBooking.status.kind === 'occupied' ? ownBooking.status.meeting.id : '', {
      actions: ownBooking.status.kind === 'occupied' ? actionsOnOwn(ownBooking.status.meeting) : [],
    }),
  },
  others,
  series: { ...others, days: withChanges(others.days, review.id, { isOfSeries: true }) },
  staffed: { ...available, hasAdministrator: true },
  administrator: {
    ...occupied,
    days: others.days,
    hasAdministrator: true,
    administrator,
  },
  identify: { ...available, identify: { room: 'Aurora', address: 'aurora@contoso.com', version: '0.4.0' } },
} satisfies Readonly<Record<string, DoorView>>;
