import { type Definitions, type FieldFacts, narrowed, objectOf, refTo, type Schema, textLike, variantOf } from './json-schema.ts';

const SEVEN_DIGITS_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;
const ETAG = /^W\/"[^"]+"$/;
const EVENT_ID = /^[A-Za-z0-9_\-+/]+=*$/;
const EXTENDED_ID = /^String \{[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\} Name .+$/;
const GUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/** Relations, which come only when expanded; extended properties are the one relation that is. */
const relations = ['attachments', 'calendar', 'extensions', 'instances', 'multiValueExtendedProperties'];

const etag = textLike(ETAG, '2 changeKey');
const eventType: Schema = { const: '#microsoft.graph.event', fact: '1.2.12' };
const annotations = { '@odata.etag': etag, '@odata.type': eventType, '@odata.context': { type: 'string', format: 'uri' } };

/** What every event says of itself, in section 2 of the facts and in all examples. */
const always: FieldFacts = {
  id: '2 id',
  '@odata.etag': '2 changeKey',
  changeKey: '2 changeKey',
  createdDateTime: '2 createdDateTime',
  lastModifiedDateTime: '2 createdDateTime',
  iCalUId: '2 iCalUId',
  type: '2 type',
  start: '2 start, end',
  end: '2 start, end',
  isAllDay: '2 isAllDay',
  isCancelled: '2 isCancelled',
  isOrganizer: '2 isOrganizer',
  organizer: '2 organizer',
  attendees: '2 attendees',
  responseStatus: '2 responseStatus',
  sensitivity: '2 sensitivity',
  showAs: '2 showAs',
  location: '2 location',
  categories: '2 categories',
  isOnlineMeeting: '2 isOnlineMeeting',
  originalStartTimeZone: '2 originalStartTimeZone',
  originalEndTimeZone: '2 originalStartTimeZone',
};
/** There, and at times null. */
const alwaysOrNull: FieldFacts = {
  subject: '4 DeleteSubject',
  body: '4 DeleteComments',
  bodyPreview: '4 DeleteComments',
  seriesMasterId: '2 seriesMasterId',
  recurrence: '2 recurrence',
  onlineMeeting: '3.1.5',
};

const stubFacts: FieldFacts = {
  '@odata.type': '1.2.12',
  '@odata.etag': '1.2.12',
  id: '1.2.12',
  seriesMasterId: '1.2.12',
  type: '1.2.12',
  start: '1.2.12',
  end: '1.2.12',
};

function formatted(event: Schema | undefined): Schema {
  const own = { ...event?.properties };
  const narrow = (name: string, pattern: RegExp, fact: string): void => {
    const schema = own[name];
    if (!schema) throw new Error(`${name} is no property of Event`);
    own[name] = narrowed(schema, pattern, fact);
  };
  for (const name of ['id', 'seriesMasterId']) narrow(name, EVENT_ID, '1.4.6');
  for (const name of ['createdDateTime', 'lastModifiedDateTime', 'originalStart']) narrow(name, SEVEN_DIGITS_UTC, '2 createdDateTime');
  return { ...event, properties: own };
}

/** The events that Graph answers with. */
export function answeredEvents(microsoft: Definitions): Definitions {
  const event = formatted(microsoft.Event);
  const stub = Object.keys(stubFacts).filter((name) => !name.startsWith('@'));
  return {
    Event: event,
    WholeEvent: variantOf(event, { without: relations, annotations, required: always, present: alwaysOrNull }),
    EventStub: {
      ...variantOf(event, { only: stub, annotations: { '@odata.etag': etag, '@odata.type': eventType }, required: stubFacts }),
      fact: '1.2.12',
    },
    RemovedEvent: {
      ...objectOf(
        {
          '@odata.type': eventType,
          id: textLike(EVENT_ID, '1.4.6'),
          '@removed': objectOf({ reason: { enum: ['deleted', 'changed'], fact: '1.2.15' } }, { reason: '1.2.15' }),
        },
        { '@odata.type': '1.2.15', id: '1.2.15', '@removed': '1.2.15' },
      ),
      fact: '1.2.15',
    },
    DeltaItem: {
      if: { required: ['@removed'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: refTo('RemovedEvent'),
      else: {
        if: { properties: { type: { const: 'occurrence' } }, required: ['type'], not: { required: ['changeKey'] } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: refTo('EventStub'),
        else: refTo('WholeEvent'),
      },
    },
  };
}

/** The bodies that Lintel sends: nothing but these properties, whatever else an event has. */
export function sentEvents(microsoft: Definitions): Definitions {
  const property = variantOf(microsoft.SingleValueLegacyExtendedProperty, { required: { id: '2.2.1', value: '2.2.1' } });
  const event = { ...microsoft.Event, properties: { ...microsoft.Event?.properties, transactionId: textLike(GUID, '3.1.3') } };
  const booked = ['subject', 'body', 'start', 'end', 'location', 'showAs', 'categories', 'transactionId', 'singleValueExtendedProperties'];
  return {
    SingleValueLegacyExtendedProperty: {
      ...property,
      properties: { ...property.properties, id: textLike(EXTENDED_ID, '2.2.1') },
    },
    // No attendees: invitations could not be suppressed [3.1.2].
    NewEvent: variantOf(event, {
      only: booked,
      required: {
        start: '3.1.7',
        end: '3.1.7',
        location: '3.1.2',
        transactionId: '3.1.3',
        singleValueExtendedProperties: '2.2.1',
      },
    }),
    // Only what changes [3.2.1], or what doors know of it [2.2.1]; a body would cost an online meeting its link [3.2.2], Q38.
    EventPatch: { ...variantOf(event, { only: ['start', 'end', 'singleValueExtendedProperties'] }), minProperties: 1, fact: '3.2.1' },
  };
}
