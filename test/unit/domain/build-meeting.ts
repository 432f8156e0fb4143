import type { CalendarEvent, EventTime, Meeting } from '../../../shared/domain/meeting.ts';
import { placeMeeting } from '../../../shared/domain/place-meeting.ts';

const plain: CalendarEvent = {
  id: 'm1',
  iCalUId: null,
  changeKey: null,
  type: 'singleInstance',
  seriesMasterId: null,
  time: { kind: 'timed', startMs: 0, endMs: 0 },
  subject: 'Budget',
  bodyPreview: null,
  organizer: { name: 'Adele Vance', address: 'adele@contoso.com' },
  isOrganizer: false,
  attendees: [],
  showAs: 'busy',
  responseStatus: 'accepted',
  isCancelled: false,
  sensitivity: 'normal',
  isOnlineMeeting: false,
  joinUrl: null,
  createdMs: null,
  lastModifiedMs: null,
  claim: null,
  checkedInMs: null,
  originalStartMs: null,
};

/** A person's meeting that the room accepted, changed as said. */
export function buildEvent(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return { ...plain, ...changes };
}

/** `from` and `to` are ISO instants, or dates for an all-day meeting (`to` exclusive). */
export function buildMeeting(from: string, to: string, changes: Partial<CalendarEvent> = {}, timeZone = 'Europe/Amsterdam'): Meeting {
  const time: EventTime = from.includes('T')
    ? { kind: 'timed', startMs: Date.parse(from), endMs: Date.parse(to) }
    : { kind: 'allDay', startDate: from, endDate: to };
  return placeMeeting(buildEvent({ id: `${from}/${to}`, ...changes, time }), timeZone);
}

/** What marks a booking as made at a door. */
export const doorMade = {
  isOrganizer: true,
  claim: { commandId: 'c1', settled: null, parent: null },
  subject: 'Booked at the door',
  organizer: { name: 'Boardroom', address: 'boardroom@contoso.com' },
} satisfies Partial<CalendarEvent>;

/** What marks a hold of the room's for that meeting (D7). */
export function holdFor({ iCalUId, startMs }: Meeting, relation: 'after' | 'instead' = 'after') {
  return {
    ...doorMade,
    claim: { ...doorMade.claim, parent: { iCalUId: iCalUId ?? '', startMs, relation } },
  } satisfies Partial<CalendarEvent>;
}
