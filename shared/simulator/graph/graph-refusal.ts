import type { Reply } from '../http/call.ts';

/** An answer of Graph that is an error: thrown where it is found, written out once by the gate. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `@`-annotations beside code and message. */
  readonly annotations: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { headers?: Readonly<Record<string, string>>; annotations?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.annotations = extra.annotations ?? {};
  }
}

export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly nowMs: number;
}

/** Fact 10.1: the error envelope. */
export function replyOf(refusal: GraphRefusal, { requestId, clientRequestId, nowMs }: RequestIds): Reply {
  const innerError = { date: new Date(nowMs).toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': clientRequestId };
  const { status, code, message, annotations, headers } = refusal;
  return { status, headers, body: { error: { code, message, ...annotations, innerError } } };
}

const refusal =
  (status: number, code: string, message: string) =>
  (own: string = message): GraphRefusal =>
    new GraphRefusal(status, code, own);

/** The refusals without parameters, by what they mean (facts, section 10). */
export const refuse = {
  invalidRequest: refusal(400, 'ErrorInvalidRequest', 'Your request is not valid.'),
  invalidProperty: refusal(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation.'),
  badQuery: refusal(400, 'BadRequest', 'The query is not supported.'),
  malformedId: refusal(400, 'ErrorInvalidIdMalformed', 'Id is malformed.'),
  malformedBody: refusal(400, 'BadRequest', 'Unable to read JSON request payload.'),
  itemNotFound: refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.'),
  userNotFound: refusal(404, 'Request_ResourceNotFound', 'Resource could not be discovered.'),
  noSuchPath: refusal(400, 'BadRequest', 'Resource not found for the segment.'),
  mailboxNotEnabled: refusal(404, 'MailboxNotEnabledForRESTAPI', 'REST API is not yet supported for this mailbox.'),
  accessDenied: refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  accessPolicy: refusal(
    403,
    'ErrorAccessDenied',
    'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
  ),
  crossesBoundary: refusal(400, 'ErrorOccurrenceCrossingBoundary', 'Modified occurrence is crossing or overlapping adjacent occurrence.'),
  conflict: refusal(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key does not match.',
  ),
  mailboxInfoStale: refusal(503, 'MailboxInfoStale', 'Mailbox info is stale.'),
  serverError: refusal(500, 'ErrorInternalServerError', 'An internal server error occurred. The operation failed.'),
  gatewayTimeout: refusal(504, 'UnknownError', ''),
  unavailable: refusal(503, 'ErrorInternalServerTransientError', 'The server cannot service this request right now. Try again later.'),
};

const retryHeader = (retryAfter: string | null): Record<string, string> => (retryAfter === null ? {} : { 'Retry-After': retryAfter });

/** Facts 8.3 and 8.4; `retryAfter` is the header's text, null leaves it out. */
export const throttled = (code: 'ApplicationThrottled' | 'TooManyRequests', retryAfter: string | null): GraphRefusal =>
  new GraphRefusal(
    429,
    code,
    code === 'ApplicationThrottled' ? 'Application is over its MailboxConcurrency limit.' : 'Please retry again later.',
    { headers: retryHeader(retryAfter) },
  );

export const unavailableFor = (retryAfter: string | null): GraphRefusal =>
  new GraphRefusal(503, refuse.unavailable().code, refuse.unavailable().message, { headers: retryHeader(retryAfter) });

/** Fact 6.6. */
export const badToken = (message: string): GraphRefusal =>
  new GraphRefusal(401, 'InvalidAuthenticationToken', message, {
    headers: { 'WWW-Authenticate': 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"' },
  });

/** Fact 6.5: continuous access evaluation asks for a token made after `notBefore` (epoch seconds). */
export function claimsChallenge(notBefore: number): GraphRefusal {
  const claims = Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true, value: String(notBefore) } } })).toString('base64');
  const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`;
  return new GraphRefusal(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp.',
    {
      headers: { 'WWW-Authenticate': challenge },
    },
  );
}

/** Facts 1.3.2 to 1.3.5; `location` is where a full round starts, null leaves the header out. */
export function syncStateLost(status: 410 | 400, code: string, generation: number, location: string | null): GraphRefusal {
  const message = `The sync state generation is not found; generation=${generation};[highest=${generation + 1}][${generation + 1}].`;
  return new GraphRefusal(status, code, message, location === null ? {} : { headers: { Location: location } });
}
