import type { Stretch } from './day-axis.ts';
import type { Person, RoomState } from './tenant-state.ts';
import { addDays, dateOf, instantOf, timeOf } from './zone-time.ts';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;

/** What stands in the form; times are the room's wall clock. */
export interface MeetingDraft {
  readonly subject: string;
  readonly organizer: string;
  readonly rooms: readonly string[];
  readonly attendees: readonly string[];
  readonly date: string;
  readonly time: string;
  readonly minutes: number;
  readonly isAllDay: boolean;
  readonly days: number;
  readonly isOnline: boolean;
  readonly isPrivate: boolean;
  readonly repeat: 'never' | 'daily' | 'weekly';
  /** How often a series happens. */
  readonly times: number;
}

export interface NextDraftFacts {
  readonly room: RoomState;
  readonly people: readonly Person[];
  readonly nowMs: number;
  /** Null: the next half hour, on the day shown. */
  readonly times: Stretch | null;
}

export function nextDraft({ room, people, nowMs, times }: NextDraftFacts): MeetingDraft {
  const isToday = dateOf(nowMs, room.ianaZone) === room.date;
  const startMs =
    times?.startMs ?? (isToday ? Math.ceil(nowMs / HALF_HOUR_MS) * HALF_HOUR_MS : instantOf(room.date, '09:00', room.ianaZone));
  return {
    subject: '',
    organizer: people[0]?.address ?? '',
    rooms: [room.address],
    attendees: [],
    date: dateOf(startMs, room.ianaZone),
    time: timeOf(startMs, room.ianaZone),
    minutes: times ? (times.endMs - times.startMs) / MINUTE_MS : 30,
    isAllDay: false,
    days: 1,
    isOnline: false,
    isPrivate: false,
    repeat: 'never',
    times: 5,
  };
}

export type EnteredTimes = Pick<MeetingDraft, 'date' | 'time' | 'minutes' | 'isAllDay' | 'days'>;

/** As the acts take them: dates for a whole day, else instants. */
export function timesFor(
  { date, time, minutes, isAllDay, days }: EnteredTimes,
  timeZone: string,
): { readonly start: string; readonly end: string } {
  if (isAllDay) return { start: date, end: addDays(date, days) };
  const startMs = instantOf(date, time, timeZone);
  return { start: new Date(startMs).toISOString(), end: new Date(startMs + minutes * MINUTE_MS).toISOString() };
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function recurrenceFor({ repeat, times, date }: MeetingDraft): object {
  if (repeat === 'never') return {};
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  const pattern = repeat === 'daily' ? { type: 'daily', interval: 1 } : { type: 'weekly', interval: 1, daysOfWeek: [weekday] };
  return { recurrence: { pattern, range: { type: 'numbered', numberOfOccurrences: times } } };
}

/** The body of `POST /sim/meetings`. */
export function newMeetingFor(draft: MeetingDraft, timeZone: string): object {
  const { subject, organizer, rooms, attendees, isAllDay, isOnline, isPrivate } = draft;
  return {
    ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
    organizer,
    rooms,
    attendees,
    ...timesFor(draft, timeZone),
    timeZone,
    isAllDay,
    online: isOnline,
    sensitivity: isPrivate ? 'private' : 'normal',
    ...recurrenceFor(draft),
  };
}
