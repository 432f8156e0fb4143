import { GraphError, type GraphErrorKind } from '../graph/graph-error.ts';
import type { FailedCall, Finding } from './finding.ts';
import type { FindingCode } from './words/words.ts';

/** What a failure means wherever nothing more can be said. */
const usualCodes: Readonly<Record<GraphErrorKind, FindingCode>> = {
  offline: 'callOffline',
  aborted: 'callOffline',
  throttled: 'callThrottled',
  serviceFailing: 'callServiceFailing',
  unexpectedReply: 'callUnexpected',
  credentialRefused: 'callUnauthorized',
  forbidden: 'calendarForbidden',
  roomNotFound: 'callNotFound',
  notFound: 'callNotFound',
  cursorExpired: 'callUnexpected',
  changed: 'callUnexpected',
  badRequest: 'callBadRequest',
};

/** These say more than the kind, whatever was asked [10]. */
const codesByGraphCode: Readonly<Record<string, FindingCode>> = {
  mailboxnotenabledforrestapi: 'mailboxNotEnabled',
  mailboxinfostale: 'mailboxInfoStale',
};

/** A failed call as a finding; `own` are the meanings of this check. Whatever is no `GraphError` is a bug and goes on its way. */
export function findingOf(error: unknown, own: Partial<Record<GraphErrorKind, FindingCode>> = {}): Finding {
  if (!(error instanceof GraphError)) throw error;
  const { facts } = error;
  const code = codesByGraphCode[facts.code?.toLowerCase() ?? ''] ?? own[error.kind] ?? usualCodes[error.kind];
  return {
    code,
    facts: {
      status: String(facts.status ?? 'no status'),
      code: facts.code ?? 'without a code',
      detail: detailOf(error),
      retry: facts.retryAfterMs === undefined ? '' : `, ${Math.ceil(facts.retryAfterMs / 1000)} s`,
    },
    call: failedCallOf(error),
  };
}

export function failedCallOf({ facts }: GraphError): FailedCall {
  return {
    status: facts.status ?? null,
    code: facts.code ?? null,
    requestId: facts.requestId ?? null,
    clientRequestId: facts.clientRequestId ?? null,
  };
}

/** The message and, where the network failed, its own code. */
export function detailOf(error: GraphError): string {
  const network = networkCodeOf(error.facts.cause);
  return network === null ? error.message : `${error.message}, ${network}`;
}

/** `ECONNRESET` and its like: fetch hides them one level down. */
export function networkCodeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  return networkCodeOf(cause.cause);
}
