import { type Definitions, objectOf, refTo, type Schema, textLike, variantOf } from './json-schema.ts';
import { answeredPlaces } from './place-definitions.ts';
import { answeredSchedules, sentSchedules } from './schedule-definitions.ts';

const url: Schema = { type: 'string', format: 'uri' };
const ZONE_OR_EMPTY: Schema = { type: 'string' };

const listOf = (item: string): Schema => ({ type: 'array', items: refTo(item) });
const link = (token: RegExp, fact: string): Schema => ({ allOf: [url, textLike(token, fact)] });

/** The package of types has none of Places' check-ins. */
const checkIn: Readonly<Record<string, Schema>> = {
  calendarEventId: { type: 'string', minLength: 1 },
  checkInMethod: { enum: ['unspecified', 'manual', 'inferred', 'verified'], fact: '5.3.1' },
};
const checkInFacts = { calendarEventId: '5.3.1', checkInMethod: '5.3.1' };

/** What Graph answers around and beside events. */
export function answeredPages(microsoft: Definitions): Definitions {
  const userFacts = { id: '9', displayName: '9' };
  const settings = variantOf(microsoft.MailboxSettings, {
    annotations: { '@odata.context': url },
    required: { timeZone: '2.1.3', workingHours: '2.1.3', language: '2.1.3', userPurpose: '2.1.3' },
  });
  return {
    EventPage: objectOf(
      {
        '@odata.context': url,
        '@odata.count': { type: 'integer', minimum: 0 },
        '@odata.nextLink': link(/[?&]\$skip=\d+/, '1.1.5'),
        value: listOf('WholeEvent'),
      },
      { '@odata.context': '1.1.5', value: '1.1.5' },
    ),
    DeltaPage: objectOf(
      {
        '@odata.context': url,
        '@odata.nextLink': link(/[?&]\$skiptoken=./, '1.2.5'),
        '@odata.deltaLink': link(/[?&]\$deltatoken=./, '1.2.5'),
        value: listOf('DeltaItem'),
      },
      { '@odata.context': '1.2.5', value: '1.2.9' },
    ),
    ...answeredPlaces(microsoft),
    ...answeredSchedules(microsoft),
    CheckInClaim: objectOf(
      {
        ...checkIn,
        '@odata.type': { const: '#microsoft.graph.checkInClaim', fact: '5.3.1' },
        '@odata.context': url,
        createdDateTime: { type: 'string' },
      },
      checkInFacts,
    ),
    // Without `$select` Graph gives this handful of a user's properties.
    DirectoryUser: variantOf(microsoft.User, {
      only: [
        'id',
        'displayName',
        'mail',
        'userPrincipalName',
        'businessPhones',
        'givenName',
        'surname',
        'jobTitle',
        'mobilePhone',
        'officeLocation',
        'preferredLanguage',
      ],
      annotations: { '@odata.context': url },
      required: userFacts,
    }),
    RoomMailboxSettings: { ...settings, properties: { ...settings.properties, timeZone: ZONE_OR_EMPTY } },
  };
}

/** Bodies of the actions on an event, which the package has no types for. */
export function sentActions(microsoft: Definitions): Definitions {
  if (!microsoft.TimeSlot) throw new Error('the package of types has no TimeSlot any more');
  const comment: Schema = { type: 'string' };
  const answer = { comment, sendResponse: { type: 'boolean' } };
  const withProposal = { ...answer, proposedNewTime: refTo('TimeSlot') };
  // A comment that is not sent, and a proposal that is not sent, are refused [3.2.8].
  const unsent = { if: { properties: { sendResponse: { const: false } }, required: ['sendResponse'] } };
  const mute = (schema: Schema, names: readonly string[]): Schema => ({
    ...schema,
    ...unsent,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: Object.fromEntries(names.map((name) => [name, false])), fact: '3.2.8' },
  });
  return {
    CheckInClaim: objectOf(checkIn, checkInFacts),
    ...sentSchedules,
    Cancel: objectOf({ comment }, {}),
    Accept: mute(objectOf(answer, {}), ['comment']),
    Decline: mute(objectOf(withProposal, {}), ['comment', 'proposedNewTime']),
  };
}
