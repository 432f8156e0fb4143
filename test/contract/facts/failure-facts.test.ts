import { describe, expect, test } from 'vitest';
import { graphErrorFrom } from '../../../shared/graph/graph-failure.ts';

/** What the client takes an answer for that is none: the facts of sections 1.3, 9 and 10 as a table. */
const kindOf = (status: number, code: string, subject: 'user' | 'mailbox' | 'item' | 'link', innerCode?: string): string => {
  const error = { code, message: '', ...(innerCode && { innerError: { code: innerCode } }) };
  const reply = { operation: 'x', subject, status, headers: new Headers(), body: { error }, clientRequestId: 'id', nowMs: 0 };
  return graphErrorFrom(reply).kind;
};

describe('[1.3.2] [1.3.4] a code of a lost cursor is one', () => {
  test.each(['syncStateNotFound', 'SyncStateNotFound', 'resyncRequired', 'ResyncRequired', 'SyncStateInvalid'])(
    '%s, under any status and in any letters',
    (code) => {
      for (const status of [400, 404, 409, 410])
        for (const subject of ['mailbox', 'link'] as const) expect(kindOf(status, code, subject)).toBe('cursorExpired');
    },
  );
});

test.each<{ status: number; code: string; subject: 'user' | 'mailbox' | 'item' | 'link'; inner?: string; kind: string; fact: string }>([
  { fact: '[1.3.5]', status: 400, code: 'ErrorInvalidRequest', subject: 'link', kind: 'cursorExpired' },
  { fact: '[1.3.5]', status: 400, code: 'ErrorInvalidRequest', subject: 'mailbox', kind: 'badRequest' },
  { fact: '[8.4]', status: 429, code: 'ApplicationThrottled', subject: 'mailbox', kind: 'throttled' },
  { fact: '[8.4]', status: 503, code: 'ApplicationThrottled', subject: 'mailbox', kind: 'throttled' },
  { fact: '[8.4]', status: 429, code: 'TooManyRequests', subject: 'user', kind: 'throttled' },
  { fact: '[9.5]', status: 403, code: 'ErrorAccessDenied', subject: 'mailbox', kind: 'forbidden' },
  { fact: '[9.5]', status: 403, code: 'ExtensionError', subject: 'mailbox', kind: 'forbidden' },
  { fact: '[10.1]', status: 503, code: 'UnknownError', inner: 'MailboxInfoStale', subject: 'mailbox', kind: 'serviceFailing' },
  { fact: '[10.1]', status: 400, code: 'ErrorServerBusy', inner: 'ErrorIrresolvableConflict', subject: 'item', kind: 'changed' },
  { fact: '[3.2.9]', status: 412, code: 'resourceModified', subject: 'item', kind: 'changed' },
  { fact: '[3.2.9]', status: 409, code: 'ErrorIrresolvableConflict', subject: 'item', kind: 'changed' },
])('$fact $status $code on $subject is $kind', ({ status, code, subject, inner, kind }) => {
  expect(kindOf(status, code, subject, inner)).toBe(kind);
});
