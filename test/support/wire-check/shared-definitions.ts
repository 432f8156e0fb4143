import { type Definitions, narrowed, type Schema, variantOf } from './json-schema.ts';

const LOCAL_SEVEN_DIGITS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?$/;
const ANSWERED_AT = /^(0001-01-01T00:00:00Z|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

function withPattern(schema: Schema, name: string, pattern: RegExp, fact: string): Schema {
  const own = schema.properties?.[name];
  if (!own) throw new Error(`${name} is no property of the type`);
  return { ...schema, properties: { ...schema.properties, [name]: narrowed(own, pattern, fact) } };
}

const zonedTime = (microsoft: Definitions, pattern: RegExp): Schema =>
  withPattern(
    variantOf(microsoft.DateTimeTimeZone, { required: { dateTime: '2 start, end', timeZone: '2 start, end' } }),
    'dateTime',
    pattern,
    '2 start, end',
  );

function recurrence(microsoft: Definitions): Definitions {
  const rangeFacts = { type: '2 recurrence', startDate: '2 recurrence' };
  const range = variantOf(microsoft.RecurrenceRange, { required: rangeFacts });
  return {
    RecurrencePattern: variantOf(microsoft.RecurrencePattern, { required: { type: '2 recurrence', interval: '2 recurrence' } }),
    RecurrenceRange: ['startDate', 'endDate'].reduce((schema, name) => withPattern(schema, name, DATE, '2 recurrence'), range),
    PatternedRecurrence: variantOf(microsoft.PatternedRecurrence, { required: { pattern: '2 recurrence', range: '2 recurrence' } }),
  };
}

/** The parts of resources as Graph answers them. */
export function answeredParts(microsoft: Definitions): Definitions {
  const status = variantOf(microsoft.ResponseStatus, { required: { response: '2 responseStatus', time: '2 responseStatus' } });
  return {
    ...recurrence(microsoft),
    DateTimeTimeZone: zonedTime(microsoft, LOCAL_SEVEN_DIGITS),
    ResponseStatus: withPattern(status, 'time', ANSWERED_AT, '2 responseStatus'),
    EmailAddress: variantOf(microsoft.EmailAddress, { required: { address: '2 organizer' }, present: { name: '2 organizer' } }),
    Recipient: variantOf(microsoft.Recipient, { required: { emailAddress: '2 organizer' } }),
    Attendee: variantOf(microsoft.Attendee, {
      required: { emailAddress: '2 attendees', type: '2 attendees', status: '2 attendees' },
    }),
    ItemBody: variantOf(microsoft.ItemBody, { required: { contentType: '1.1.11', content: '1.1.11' } }),
    SingleValueLegacyExtendedProperty: variantOf(microsoft.SingleValueLegacyExtendedProperty, {
      required: { id: '2.2.1', value: '2.2.1' },
    }),
  };
}

/** The same parts as a client may send them: fewer digits will do. */
export function sentParts(microsoft: Definitions): Definitions {
  return {
    ...recurrence(microsoft),
    DateTimeTimeZone: zonedTime(microsoft, LOCAL),
    ItemBody: variantOf(microsoft.ItemBody, { required: { contentType: '1.1.11', content: '1.1.11' } }),
  };
}
