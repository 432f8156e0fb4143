import { parseErrorEnvelope } from './error-envelope.ts';
import { gatewayCodes } from './gateway-codes.ts';
import { GraphError, type GraphErrorFacts, type GraphErrorKind } from './graph-error.ts';
import { parseRetryAfter } from './retry-after.ts';
import { subscriptionFailureOf } from './subscription-failure.ts';

/** What a request was about, which decides what a 404 means: a directory entry, the room's calendar, one event, a delta link, or a subscription. */
export type CallSubject = 'user' | 'mailbox' | 'item' | 'link' | 'subscription';

interface FailedReply {
  readonly operation: string;
  readonly subject: CallSubject;
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or whatever came. */
  readonly body: unknown;
  readonly clientRequestId: string;
  /** The device's clock, for a `Retry-After` date in an answer without a `Date`. */
  readonly nowMs: number;
}

/** Codes that decide by themselves, whatever the status [10]; lower case, since theirs is not to be relied on. */
const kindsByCode: ReadonlyMap<string, GraphErrorKind> = new Map([
  ['syncstatenotfound', 'cursorExpired'],
  ['syncstateinvalid', 'cursorExpired'],
  ['resyncrequired', 'cursorExpired'],
  ['mailboxnotenabledforrestapi', 'roomNotFound'],
  ['errorinvaliduser', 'roomNotFound'],
  ['request_resourcenotfound', 'roomNotFound'],
  ['resourcenotfound', 'roomNotFound'],
  ['mailboxinfostale', 'serviceFailing'],
  ['errorinternalservertransienterror', 'serviceFailing'],
  ['errorserverbusy', 'serviceFailing'],
  ['servicenotavailable', 'serviceFailing'],
  ['applicationthrottled', 'throttled'],
  ['toomanyrequests', 'throttled'],
  ['activitylimitreached', 'throttled'],
  ['errorirresolvableconflict', 'changed'],
  ['resourcemodified', 'changed'],
  ['errorduplicatetransactionid', 'badRequest'],
  [gatewayCodes.unreachable.toLowerCase(), 'offline'],
  [gatewayCodes.unreadable.toLowerCase(), 'unexpectedReply'],
]);

const notFoundKinds: Readonly<Record<CallSubject, GraphErrorKind>> = {
  user: 'roomNotFound',
  mailbox: 'roomNotFound',
  item: 'notFound',
  link: 'cursorExpired',
  subscription: 'notFound',
};

function graphErrorKindOf(status: number, code: string | null, subject: CallSubject): GraphErrorKind {
  if (status === 401) return 'credentialRefused';
  const byCode = kindsByCode.get(code?.toLowerCase() ?? '');
  if (byCode) return byCode;
  if (status === 403) return 'forbidden';
  if (status === 404) return notFoundKinds[subject];
  if (status === 409 || status === 412) return 'changed';
  if (status === 410) return subject === 'item' || subject === 'subscription' ? 'notFound' : 'cursorExpired';
  if (status === 429) return 'throttled';
  if (status === 408 || status >= 500) return 'serviceFailing';
  if (status < 400) return 'unexpectedReply';
  // A link is replayed as Graph gave it, so what is bad about it is its token [1.3.5].
  return subject === 'link' && status === 400 ? 'cursorExpired' : 'badRequest';
}

export function graphErrorFrom(reply: FailedReply): GraphError {
  const { operation, subject, status, headers, clientRequestId } = reply;
  const { codes, message, requestId: bodyRequestId, existingEventId } = parseErrorEnvelope(reply.body);
  const said = subject === 'subscription' ? subscriptionFailureOf(status, codes, message ?? '') : {};
  const code = codes.findLast((candidate) => kindsByCode.has(candidate.toLowerCase())) ?? codes[0] ?? null;
  const retryAfterMs = parseRetryAfter(headers, reply.nowMs);
  const requestId = headers.get('request-id') ?? bodyRequestId;
  const location = headers.get('Location');
  const facts: GraphErrorFacts = {
    status,
    clientRequestId,
    ...(code !== null && { code }),
    ...(retryAfterMs !== null && { retryAfterMs }),
    ...(requestId !== null && { requestId }),
    ...(location !== null && { location }),
    ...(existingEventId !== null && { existingEventId }),
    ...(said.trouble && { subscriptionTrouble: said.trouble }),
  };
  return new GraphError(said.kind ?? graphErrorKindOf(status, code, subject), `${operation}: ${status} ${code ?? 'without a code'}`, facts);
}
