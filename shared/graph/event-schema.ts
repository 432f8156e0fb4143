import { z } from 'zod';
import type { CalendarEvent, DoorClaim, EventTime } from '../domain/meeting.ts';
import { isClaimProperty, isStateProperty } from './claim-property.ts';
import { changeKeyOf, etagField, eventFields } from './event-fields.ts';
import { type EventState, parseEventState } from './event-state.ts';
import type { GraphTime } from './graph-time.ts';

const DAY_MS = 86_400_000;

const wireEvent = z.object({ ...eventFields, ...etagField });

/** An event in our words; null for a series master, which is a template and no booking [1.2.13]. */
export const eventSchema = wireEvent.transform((event): CalendarEvent | null => {
  const { type } = event;
  const marks = marksIn(event.singleValueExtendedProperties ?? []);
  if (type === 'seriesMaster') return null;
  return {
    id: event.id,
    iCalUId: event.iCalUId || null,
    changeKey: changeKeyOf(event),
    type,
    seriesMasterId: event.seriesMasterId || null,
    time: eventTimeOf(event.start, event.end, event.isAllDay ?? false),
    subject: event.subject || null,
    bodyPreview: event.bodyPreview || null,
    organizer: event.organizer,
    isOrganizer: event.isOrganizer ?? false,
    attendees: event.attendees ?? [],
    showAs: event.showAs,
    responseStatus: event.responseStatus?.response ?? 'none',
    isCancelled: event.isCancelled ?? false,
    sensitivity: event.sensitivity,
    isOnlineMeeting: event.isOnlineMeeting ?? false,
    joinUrl: event.onlineMeeting?.joinUrl || null,
    createdMs: event.createdDateTime,
    lastModifiedMs: event.lastModifiedDateTime,
    claim: claimOf(marks),
    checkedInMs: marks.state.checkedInMs,
    originalStartMs: type === 'singleInstance' ? null : event.originalStart,
  };
});

/** One page of a plain read, masters left out. Without a `value` it is no page, and never an empty calendar. */
export const eventPageSchema = z
  .object({ value: z.array(eventSchema), '@odata.nextLink': z.string().min(1).nullish() })
  .transform((page) => ({
    items: page.value.filter((event) => event !== null),
    nextLink: page['@odata.nextLink'] ?? null,
  }));

const claimCarrier = z.object({ singleValueExtendedProperties: eventFields.singleValueExtendedProperties });

/** The claim that a body about to be sent carries; the answer to a create does not repeat it [2.2.1]. */
export function claimInBody(body: string): DoorClaim | null {
  return claimOf(marksIn(claimCarrier.safeParse(JSON.parse(body)).data?.singleValueExtendedProperties ?? []));
}

interface Marks {
  readonly commandId: string | null;
  readonly state: EventState;
}

function marksIn(properties: readonly { readonly id: string; readonly value: string | null }[]): Marks {
  const textOf = (isOne: (id: string) => boolean): string | null => properties.find(({ id }) => isOne(id))?.value ?? null;
  return { commandId: textOf(isClaimProperty) || null, state: parseEventState(textOf(isStateProperty)) };
}

/** Only what a door made is a claim; a meeting that somebody checked in to has a state all the same. */
function claimOf({ commandId, state: { settled, parent } }: Marks): DoorClaim | null {
  return commandId === null ? null : { commandId, settled, parent };
}

function eventTimeOf(start: GraphTime, end: GraphTime, isAllDay: boolean): EventTime {
  if (!isAllDay) return { kind: 'timed', startMs: start.ms, endMs: end.ms };
  const dayAfter = new Date(Date.parse(start.date) + DAY_MS).toISOString().slice(0, 10);
  return { kind: 'allDay', startDate: start.date, endDate: end.date > start.date ? end.date : dayAfter };
}
