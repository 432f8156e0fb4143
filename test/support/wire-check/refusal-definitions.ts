import { type Definitions, objectOf, type Schema, text, textLike } from './json-schema.ts';

const GUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** The table of section 10: which codes come with which status. A client branches on both. */
const codes: Readonly<Record<number, readonly string[]>> = {
  400: [
    'BadRequest',
    'ErrorDuplicateTransactionId',
    'ErrorInvalidIdMalformed',
    'ErrorInvalidParameter',
    'ErrorInvalidRequest',
    'ErrorMailboxDataArrayTooBig',
    'ErrorOccurrenceCrossingBoundary',
    'ErrorPropertyValidationFailure',
    'ErrorTimeIntervalTooBig',
    'InvalidRequest',
    'MailboxInfoStale',
    'RequestBroker--ParseUri',
    'TimeZoneNotSupportedException',
    'ValidationError',
    // A lost delta token may be a 400 [1.3.5].
    'SyncStateInvalid',
    'SyncStateNotFound',
    'resyncRequired',
    'syncStateNotFound',
  ],
  401: ['InvalidAuthenticationToken'],
  403: ['Authorization_RequestDenied', 'ErrorAccessDenied', 'ExtensionError', 'Forbidden'],
  404: [
    'ErrorInvalidUser',
    'ErrorItemNotFound',
    // Of a subscription whose mailbox is not there [7.1.9].
    'ExtensionError',
    'MailboxNotEnabledForRESTAPI',
    'Request_ResourceNotFound',
    'ResourceNotFound',
  ],
  409: ['Conflict', 'ErrorDuplicateTransactionId'],
  410: ['SyncStateInvalid', 'SyncStateNotFound', 'resyncRequired', 'syncStateNotFound'],
  412: ['ErrorIrresolvableConflict', 'resourceModified'],
  429: ['ApplicationThrottled', 'TooManyRequests', 'activityLimitReached'],
  500: ['ErrorInternalServerError', 'generalException'],
  503: ['ErrorInternalServerTransientError', 'ErrorServerBusy', 'MailboxInfoStale', 'serviceNotAvailable'],
  504: ['UnknownError'],
};

export const refusalStatuses: readonly number[] = Object.keys(codes).map(Number);

export const refusalOf = (status: number): string => `Refusal${status}`;

const inner = objectOf(
  { date: textLike(DATE_TIME, '10.1'), 'request-id': textLike(GUID, '10.1'), 'client-request-id': text },
  { date: '10.1', 'request-id': '10.1', 'client-request-id': '10.1' },
);

const envelope = (status: number): Schema =>
  objectOf(
    {
      error: objectOf(
        {
          code: { enum: codes[status], fact: '10.2' },
          message: { type: 'string' },
          innerError: inner,
          ...([400, 409].includes(status) ? { '@event.existingEventId': text } : {}),
        },
        { code: '10.1', message: '10.1', innerError: '10.1' },
      ),
    },
    { error: '10.1' },
  );

/** Graph's error envelope, one for each status [10.1]. */
export const refusals: Definitions = Object.fromEntries(refusalStatuses.map((status) => [refusalOf(status), envelope(status)]));

/** The token endpoint's refusal [6.3]. */
export const signInRefusal: Schema = objectOf(
  {
    error: {
      enum: [
        'invalid_client',
        'invalid_request',
        'invalid_scope',
        'invalid_tenant',
        'temporarily_unavailable',
        'unauthorized_client',
        'unsupported_grant_type',
      ],
      fact: '6.3',
    },
    error_description: textLike(/^AADSTS\d+: /, '6.3'),
    error_codes: { type: 'array', items: { type: 'integer' }, minItems: 1 },
    timestamp: textLike(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/, '6.3'),
    trace_id: textLike(GUID, '6.3'),
    correlation_id: text,
    error_uri: { type: 'string', format: 'uri' },
  },
  { error: '6.3', error_description: '6.3', error_codes: '6.3', timestamp: '6.3', trace_id: '6.3', correlation_id: '6.3' },
);
