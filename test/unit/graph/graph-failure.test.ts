import { expect, test } from 'vitest';
import type { GraphErrorKind } from '../../../shared/graph/graph-error.ts';
import { type CallSubject, graphErrorFrom } from '../../../shared/graph/graph-failure.ts';

const failed = (status: number, body: unknown, subject: CallSubject = 'mailbox', headers: Record<string, string> = {}) =>
  graphErrorFrom({ operation: 'readEvents', subject, status, headers: new Headers(headers), body, clientRequestId: 'mine', nowMs: 0 });
const withCode = (code: string) => ({ error: { code, message: 'words' } });

test.each<{ status: number; code: string; subject: CallSubject; kind: GraphErrorKind }>([
  { status: 400, code: 'ErrorInvalidRequest', subject: 'mailbox', kind: 'badRequest' },
  { status: 400, code: 'ErrorPropertyValidationFailure', subject: 'item', kind: 'badRequest' },
  { status: 400, code: 'ErrorDuplicateTransactionId', subject: 'mailbox', kind: 'badRequest' },
  { status: 409, code: 'ErrorDuplicateTransactionId', subject: 'mailbox', kind: 'badRequest' },
  { status: 400, code: 'MailboxInfoStale', subject: 'mailbox', kind: 'serviceFailing' },
  { status: 503, code: 'MailboxInfoStale', subject: 'mailbox', kind: 'serviceFailing' },
  { status: 401, code: 'InvalidAuthenticationToken', subject: 'mailbox', kind: 'credentialRefused' },
  { status: 403, code: 'ErrorAccessDenied', subject: 'mailbox', kind: 'forbidden' },
  { status: 403, code: 'Authorization_RequestDenied', subject: 'user', kind: 'forbidden' },
  { status: 404, code: 'ErrorItemNotFound', subject: 'item', kind: 'notFound' },
  { status: 404, code: 'ErrorItemNotFound', subject: 'mailbox', kind: 'roomNotFound' },
  { status: 404, code: 'ErrorInvalidUser', subject: 'item', kind: 'roomNotFound' },
  { status: 404, code: 'Request_ResourceNotFound', subject: 'user', kind: 'roomNotFound' },
  { status: 404, code: 'ResourceNotFound', subject: 'mailbox', kind: 'roomNotFound' },
  { status: 404, code: 'MailboxNotEnabledForRESTAPI', subject: 'item', kind: 'roomNotFound' },
  { status: 404, code: 'ErrorItemNotFound', subject: 'link', kind: 'cursorExpired' },
  { status: 409, code: 'Conflict', subject: 'item', kind: 'changed' },
  { status: 504, code: 'LintelGraphUnreachable', subject: 'mailbox', kind: 'offline' },
  { status: 502, code: 'LintelGraphUnreadable', subject: 'link', kind: 'unexpectedReply' },
  { status: 412, code: 'ErrorIrresolvableConflict', subject: 'item', kind: 'changed' },
  { status: 500, code: 'ErrorIrresolvableConflict', subject: 'item', kind: 'changed' },
  { status: 412, code: 'resourceModified', subject: 'item', kind: 'changed' },
  { status: 429, code: 'ApplicationThrottled', subject: 'mailbox', kind: 'throttled' },
  { status: 429, code: 'activityLimitReached', subject: 'mailbox', kind: 'throttled' },
  { status: 500, code: 'ErrorInternalServerError', subject: 'mailbox', kind: 'serviceFailing' },
  { status: 501, code: 'NotImplemented', subject: 'mailbox', kind: 'serviceFailing' },
  { status: 503, code: 'serviceNotAvailable', subject: 'mailbox', kind: 'serviceFailing' },
  { status: 504, code: 'UnknownError', subject: 'link', kind: 'serviceFailing' },
])('[10] $status $code on $subject → $kind', ({ status, code, subject, kind }) => {
  expect(failed(status, withCode(code), subject)).toMatchObject({ kind, facts: { status, code } });
});

test.each<{ status: number; code: string; subject: CallSubject }>([
  { status: 410, code: 'SyncStateNotFound', subject: 'link' },
  { status: 410, code: 'whatever', subject: 'link' },
  { status: 404, code: 'syncStateNotFound', subject: 'link' },
  { status: 400, code: 'ResyncRequired', subject: 'link' },
  { status: 400, code: 'SYNCSTATEINVALID', subject: 'link' },
  { status: 400, code: 'ErrorInvalidRequest', subject: 'link' },
])('[1.3.5] $status $code ends the cursor', ({ status, code, subject }) => {
  expect(failed(status, withCode(code), subject).kind).toBe('cursorExpired');
});

test('[1.3.3] a 410 keeps the place that it sends us to', () => {
  const { facts } = failed(410, withCode('SyncStateNotFound'), 'link', { Location: 'https://graph.microsoft.com/v1.0/x?$deltatoken=' });
  expect(facts.location).toBe('https://graph.microsoft.com/v1.0/x?$deltatoken=');
});

test('410 on an event means that it is gone', () => {
  expect(failed(410, null, 'item').kind).toBe('notFound');
});

test.each(['innerError', 'innererror'])('[10.1] the innermost code that we know decides (%s)', (inner) => {
  const body = {
    error: { code: 'BadRequest', [inner]: { code: 'ResourceNotFound', [inner]: { code: 'syncStateNotFound', [inner]: { code: 'x1' } } } },
  };
  expect(failed(400, body)).toMatchObject({ kind: 'cursorExpired', facts: { code: 'syncStateNotFound' } });
});

test.each([
  { status: 500, body: '<html>Server Error</html>', kind: 'serviceFailing' },
  { status: 502, body: undefined, kind: 'serviceFailing' },
  { status: 403, body: { error: 'text' }, kind: 'forbidden' },
  { status: 504, body: { error: { code: 'UnknownError', message: '' } }, kind: 'serviceFailing' },
  { status: 302, body: null, kind: 'unexpectedReply' },
])('Q35: $status with a body of no use is still $kind', ({ status, body, kind }) => {
  expect(failed(status, body).kind).toBe(kind);
});

test('[10.2] the request id comes from the header, else from the body', () => {
  const body = { error: { code: 'X', innerError: { 'request-id': 'from-body' } } };
  expect(failed(503, body, 'mailbox', { 'request-id': 'from-header' }).facts.requestId).toBe('from-header');
  expect(failed(503, body).facts).toMatchObject({ requestId: 'from-body', clientRequestId: 'mine' });
});

test('[8.3] the time to wait is kept', () => {
  expect(failed(429, withCode('TooManyRequests'), 'mailbox', { 'Retry-After': '2.128' }).facts.retryAfterMs).toBe(2_128);
});
