import type { DayView, DoorView } from '../../shared/view/door-view.ts';
import type { MeetingView } from '../../shared/view/door-view-meeting.ts';
import type { TimeLabel } from '../../shared/view/time-label.ts';

/** The samples' day: Friday 20 November 2026 in a room at UTC. */
const FRIDAY = Date.UTC(2026, 10, 20);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const two = (value: number): string => String(value).padStart(2, '0');

/** `at('14:30')` on Friday, `at('9:00', 1)` on Saturday. */
export function at(time: string, day = 0): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return FRIDAY + day * DAY_MS + hours * HOUR_MS + minutes * 60_000;
}

export const label = (text: string, dayLabel: string | null = null, day = 0): TimeLabel => ({ ms: at(text, day), text, dayLabel });

export function meeting(title: string | null, start: string, end: string, more: Partial<MeetingView> = {}, day = 0): MeetingView {
  return {
    id: `${day}-${start}-${title ?? 'untitled'}`,
    startMs: at(start, day),
    endMs: at(end, day),
    start,
    end,
    startDay: null,
    endDay: null,
    isAllDay: false,
    title,
    organizer: null,
    isPrivate: false,
    isTentative: false,
    isOnline: false,
    attendeeCount: null,
    attendeeNames: null,
    isDoorBooking: false,
    isConflict: false,
    isHold: false,
    isCheckedIn: false,
    isOfSeries: false,
    actions: [],
    ...more,
  };
}

const days = [
  ['Friday', '20 November'],
  ['Saturday', '21 November'],
  ['Sunday', '22 November'],
  ['Monday', '23 November'],
  ['Tuesday', '24 November'],
  ['Wednesday', '25 November'],
  ['Thursday', '26 November'],
] as const;

/** A day of the samples' week, open from 8 to 19, closed at the weekend. */
export function dayOf(index: number, meetings: readonly MeetingView[]): DayView {
  const [weekday, date] = days[index] ?? ['', ''];
  const startMs = FRIDAY + index * DAY_MS;
  const endMs = startMs + DAY_MS;
  const isWeekend = index === 1 || index === 2;
  return {
    startMs,
    endMs,
    weekday,
    date,
    hours: Array.from({ length: 24 }, (_, hour) => ({ ms: startMs + hour * HOUR_MS, label: two(hour) })),
    meetings,
    closed: isWeekend
      ? [{ startMs, endMs }]
      : [
          { startMs, endMs: startMs + 8 * HOUR_MS },
          { startMs: startMs + 19 * HOUR_MS, endMs },
        ],
    bookable: [],
  };
}

/** A free stretch of a day with its marks, in quarters of an hour from its start. */
export function freeBetween(start: string, end: string, day = 0): DayView['bookable'][number] {
  const [startMs, endMs] = [at(start, day), at(end, day)];
  const marks = Array.from({ length: Math.floor((endMs - startMs) / 900_000) + 1 }, (_, step) => {
    const ms = startMs + step * 900_000;
    const minutes = (ms - FRIDAY - day * DAY_MS) / 60_000;
    return { ms, text: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
  });
  return { startMs, endMs, marks };
}

const standup = meeting('Stand-up', '09:00', '09:15', { organizer: 'Jonas Weber', attendeeCount: 5, isOnline: true });
const handover = meeting('Handover, second line', '11:15', '11:30', { organizer: 'Sofia Lindqvist' });
export const interview = meeting('Interview', '12:00', '12:45', { organizer: 'Ana Ruiz', isPrivate: false });
export const review = meeting('Design review', '14:30', '15:30', { organizer: 'Mira Chen', attendeeCount: 6 });
export const supplier = meeting('Supplier call', '16:00', '17:00', { organizer: 'Ana Ruiz', attendeeCount: 3, isOnline: true });
export const retro = meeting('Retro', '17:30', '17:45', { organizer: 'Jonas Weber', isTentative: true });

const week = [
  dayOf(1, []),
  dayOf(2, []),
  dayOf(3, [
    meeting('Stand-up', '09:00', '09:15', { organizer: 'Jonas Weber' }, 3),
    meeting('Quarterly planning', '09:30', '12:00', { organizer: 'Priya Natarajan', attendeeCount: 11 }, 3),
    meeting(null, '13:00', '14:00', { isPrivate: true }, 3),
  ]),
  dayOf(4, [
    meeting('Fire safety training', '00:00', '00:00', { isAllDay: true, organizer: 'Facilities', endMs: at('00:00', 5) }, 4),
    meeting('Budget', '10:00', '11:00', { organizer: 'Tomás Ferreira', isConflict: true }, 4),
    meeting('Customer visit', '10:30', '12:00', { organizer: 'Mira Chen', isConflict: true }, 4),
  ]),
  dayOf(5, [meeting('Onboarding', '13:00', '15:30', { organizer: 'Sofia Lindqvist', isTentative: true }, 5)]),
  dayOf(6, []),
];

export const fridayMeetings: readonly MeetingView[] = [standup, handover, interview, review, supplier, retro];

/** A view at a time of Friday, live, of an ordinary day; `more` says what is different. */
export function sampleView(time: string, more: Pick<DoorView, 'status'> & Partial<DoorView>): DoorView {
  return {
    revision: 1,
    nowMs: at(time),
    clock: { time, weekday: 'Friday', date: '20 November' },
    language: 'en',
    room: { name: 'Aurora', details: '8 seats · screen, camera · 2nd floor, North' },
    freshness: { kind: 'live', lastCertain: label(time), trouble: null },
    days: [dayOf(0, fridayMeetings), ...week],
    offers: [],
    pending: null,
    notice: null,
    bookLater: null,
    checkIn: null,
    released: null,
    hasAdministrator: false,
    administrator: null,
    identify: null,
    ...more,
  };
}

/** The same Friday with other meetings. */
export const withFriday = (meetings: readonly MeetingView[]): readonly DayView[] => [dayOf(0, meetings), ...week];
