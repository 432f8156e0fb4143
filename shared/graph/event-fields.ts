import type { Event } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { Attendee, EventType, Person, ResponseStatus, Sensitivity, ShowAs } from '../domain/meeting.ts';
import { graphInstantSchema, graphTimeSchema } from './graph-time.ts';

const text = z.string().nullable().catch(null);
const flag = z.boolean().nullable().catch(null);

/** Members of Graph's enums are compared without regard to case; an absent and an unknown one each have a value to stand for them. */
function member<Member extends string>(members: readonly Member[], absent: NoInfer<Member>, unknown: NoInfer<Member>) {
  const byLowerCase = new Map(members.map((name) => [name.toLowerCase(), name]));
  return text.transform((name): Member => (name === null ? absent : (byLowerCase.get(name.toLowerCase()) ?? unknown)));
}

const showAs = member<ShowAs>(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'], 'busy', 'unknown');
const response = member<ResponseStatus>(
  ['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined', 'notResponded'],
  'none',
  'none',
);
/** What we do not know is masked. */
const sensitivity = member<Sensitivity>(['normal', 'personal', 'private', 'confidential'], 'normal', 'private');
const eventType = member<EventType | 'seriesMaster'>(
  ['singleInstance', 'occurrence', 'exception', 'seriesMaster'],
  'singleInstance',
  'singleInstance',
);
const attendeeType = member<Attendee['type']>(['required', 'optional', 'resource'], 'required', 'required');

const person = z
  .object({ emailAddress: z.object({ name: text, address: text }) })
  .transform(({ emailAddress }): Person => ({ name: emailAddress.name || null, address: emailAddress.address || null }));

const attendee = z.intersection(person, z.object({ type: attendeeType }));

/**
 * The fields of an event that Lintel reads. Only the id and the times are insisted on; what else is missing or odd takes Graph's
 * default, so that a meeting is never lost over a detail.
 */
export const eventFields = {
  id: z.string().min(1),
  changeKey: text,
  iCalUId: text,
  type: eventType,
  seriesMasterId: text,
  originalStart: graphInstantSchema,
  start: graphTimeSchema,
  end: graphTimeSchema,
  isAllDay: flag,
  subject: text,
  bodyPreview: text,
  organizer: person.nullable().catch(null),
  isOrganizer: flag,
  attendees: z.array(attendee).nullable().catch(null),
  showAs,
  responseStatus: z.object({ response }).nullable().catch(null),
  isCancelled: flag,
  sensitivity,
  isOnlineMeeting: flag,
  onlineMeeting: z.object({ joinUrl: text }).nullable().catch(null),
  createdDateTime: graphInstantSchema,
  lastModifiedDateTime: graphInstantSchema,
  singleValueExtendedProperties: z
    .array(z.object({ id: z.string(), value: text }))
    .nullable()
    .catch(null),
} satisfies { readonly [Field in keyof Event]?: z.ZodType };

export const etagField = { '@odata.etag': text };

/** `W/"<changeKey>"` holds the change key where the field of that name is missing. */
export function changeKeyOf(event: { readonly changeKey: string | null; readonly '@odata.etag': string | null }): string | null {
  return event.changeKey ?? event['@odata.etag']?.match(/^W\/"(.+)"$/)?.[1] ?? null;
}
