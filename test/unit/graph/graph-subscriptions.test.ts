import { expect, test } from 'vitest';
import type { GraphErrorKind, SubscriptionTrouble } from '../../../shared/graph/graph-error.ts';
import { createGraphSubscriptions } from '../../../shared/graph/graph-subscriptions.ts';
import { createGraphTransport } from '../../../shared/graph/graph-transport.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, neverAborts, type SeenRequest, scriptedFetch } from './scripted-fetch.ts';

const root = 'https://graph.test';
const expiresMs = Date.parse('2026-03-05T10:00:00Z');
const wanted = {
  resource: '/users/oid/events',
  notificationUrl: 'https://ours/graph/notifications',
  lifecycleNotificationUrl: 'https://ours/graph/lifecycle',
  clientState: 'secret',
  expiresMs,
};

function createScene(answer: (request: SeenRequest, count: number) => Response) {
  const graph = scriptedFetch(answer);
  const clock = createDrivenClock(Date.parse('2026-03-02T10:00:00Z'));
  const send: Parameters<typeof createGraphTransport>[0]['send'] = (url, { method, headers, body, signal }) =>
    graph.fetch(url, { method, headers, body, signal });
  const transport = createGraphTransport({ root, send, clock, newId: () => 'id', log: silentLog });
  return { seen: graph.seen, subscriptions: createGraphSubscriptions(transport) };
}
const failing = (status: number, code: string, message = '') => createScene(() => json({ error: { code, message } }, status)).subscriptions;

test('[7.1.1] [7.4.2] a subscription is asked for with everything that cannot be added later, and what was granted counts', async () => {
  const granted = { id: 'sub', expirationDateTime: '2026-03-04T09:59:59.9356913Z', clientState: null };
  const { subscriptions, seen } = createScene(() => json(granted, 201));
  expect(await subscriptions.create(wanted, neverAborts)).toEqual({ id: 'sub', expiresMs: Date.parse('2026-03-04T09:59:59.935Z') });
  expect([seen[0]?.method, seen[0]?.url.pathname]).toEqual(['POST', '/v1.0/subscriptions']);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
    changeType: 'created,updated,deleted',
    resource: '/users/oid/events',
    notificationUrl: 'https://ours/graph/notifications',
    lifecycleNotificationUrl: 'https://ours/graph/lifecycle',
    clientState: 'secret',
    expirationDateTime: '2026-03-05T10:00:00.000Z',
    latestSupportedTlsVersion: 'v1_2',
  });
});

test('[7.1.5] a renewal sends the expiry and nothing else', async () => {
  const { subscriptions, seen } = createScene(() => json({ id: 'a/b', expirationDateTime: '2026-03-05T10:00:00Z' }));
  expect(await subscriptions.renew('a/b', expiresMs, neverAborts)).toEqual({ id: 'a/b', expiresMs });
  expect([seen[0]?.method, seen[0]?.url.pathname]).toEqual(['PATCH', '/v1.0/subscriptions/a%2Fb']);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ expirationDateTime: '2026-03-05T10:00:00.000Z' });
});

test.each([
  { status: 404, code: 'ResourceNotFound' },
  { status: 404, code: 'whatever' },
  { status: 410, code: 'Gone' },
])('[7.1.5] $status $code: a renewal finds none, and a deletion is done', async ({ status, code }) => {
  expect(await failing(status, code).renew('sub', expiresMs, neverAborts)).toBeNull();
  await failing(status, code).remove('sub', neverAborts);
});

test('[7.1.5] a deletion is answered without a body', async () => {
  const { subscriptions, seen } = createScene(() => new Response(null, { status: 204 }));
  await subscriptions.remove('sub', neverAborts);
  expect(seen[0]?.method).toBe('DELETE');
});

test.each([
  { because: 'none', body: { id: 'sub' } },
  { because: 'no time', body: { id: 'sub', expirationDateTime: 'soon' } },
])('[7.1.4] a grant with an expiry that is $because is none: no expiry is ever assumed', async ({ body }) => {
  const { subscriptions } = createScene(() => json(body, 201));
  await expect(subscriptions.create(wanted, neverAborts)).rejects.toMatchObject({ kind: 'unexpectedReply' });
});

test('[7.1.5] all pages are listed, an odd one hides no other, and each page waits its turn', async () => {
  const whole = { id: 'a', resource: '/users/x/events', notificationUrl: 'https://ours', expirationDateTime: '2026-03-05T10:00:00Z' };
  const { subscriptions, seen } = createScene((_, count) =>
    count === 1 ? json({ value: [whole], '@odata.nextLink': `${root}/v1.0/subscriptions?$skiptoken=1` }) : json({ value: [{ id: 'odd' }] }),
  );
  const turns: number[] = [];
  const listed = await subscriptions.list(async () => void turns.push(seen.length), neverAborts);
  expect(listed).toEqual([
    { id: 'a', resource: '/users/x/events', notificationUrl: 'https://ours', expiresMs },
    { id: 'odd', resource: '', notificationUrl: '', expiresMs: null },
  ]);
  expect(turns).toEqual([0, 1]);
});

test('a list of a hundred pages is read to its end', async () => {
  const { subscriptions } = createScene((_, count) =>
    json({ value: [{ id: `sub-${count}` }], ...(count < 100 && { '@odata.nextLink': `${root}/v1.0/subscriptions?$skiptoken=${count}` }) }),
  );
  expect(await subscriptions.list(async () => {}, neverAborts)).toHaveLength(100);
});

const inner = (what: string) => `Operation: Create; Exception: [Status Code: ${what}; Reason: words]`;

test.each<{ fact: string; status: number; code: string; message: string; kind: GraphErrorKind; trouble?: SubscriptionTrouble }>([
  {
    fact: '[7.1.7]',
    status: 409,
    code: 'Conflict',
    message: 'Subscription Id 1 already exists',
    kind: 'changed',
    trouble: 'alreadyExists',
  },
  { fact: '[7.1.7]', status: 403, code: 'Forbidden', message: 'Maximum number reached', kind: 'forbidden', trouble: 'quotaReached' },
  { fact: '[7.1.9] Q23', status: 403, code: 'ExtensionError', message: inner('Forbidden'), kind: 'forbidden', trouble: 'mailboxClosed' },
  { fact: '[7.1.9]', status: 403, code: 'ExtensionError', message: inner('ServiceUnavailable'), kind: 'serviceFailing' },
  { fact: '[7.1.9]', status: 404, code: 'ExtensionError', message: inner('NotFound'), kind: 'roomNotFound' },
  { fact: '[7.1.9]', status: 403, code: 'ExtensionError', message: '', kind: 'forbidden', trouble: 'mailboxClosed' },
  { fact: '[7.2.3]', status: 400, code: 'ValidationError', message: '', kind: 'badRequest', trouble: 'validationFailed' },
  {
    fact: '[7.2.3] Q17',
    status: 400,
    code: 'InvalidRequest',
    message: 'Subscription validation request timed out.',
    kind: 'badRequest',
    trouble: 'validationFailed',
  },
  {
    fact: '[7.1.4] Q19',
    status: 400,
    code: 'InvalidRequest',
    message: 'Subscription expiration can only be 10070 minutes in the future.',
    kind: 'badRequest',
    trouble: 'lifeTooLong',
  },
  { fact: 'Q21', status: 400, code: 'InvalidRequest', message: "Resource 'x' is invalid.", kind: 'badRequest' },
  { fact: '[9.5]', status: 403, code: 'ErrorAccessDenied', message: 'Access is denied.', kind: 'forbidden' },
  { fact: '[8.3]', status: 429, code: 'TooManyRequests', message: '', kind: 'throttled' },
])('$fact $status $code "$message" → $kind, $trouble', async ({ status, code, message, kind, trouble }) => {
  const error = failing(status, code, message).create(wanted, neverAborts);
  await expect(error).rejects.toMatchObject({ kind });
  await expect(error).rejects.toSatisfy(({ facts }) => facts.subscriptionTrouble === trouble);
});

test('what Graph says in words stays out of the message', async () => {
  const error = failing(400, 'InvalidRequest', 'Subscription expiration can only be…').create(wanted, neverAborts);
  await expect(error).rejects.toSatisfy(({ message }) => !message.includes('expiration'));
});
