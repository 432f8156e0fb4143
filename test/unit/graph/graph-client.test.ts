import { expect, test } from 'vitest';
import { createGraphClient, type GraphRequest } from '../../../shared/graph/graph-client.ts';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { json, neverAborts } from './scripted-fetch.ts';

const request = (target: GraphRequest['target'], extra: Partial<GraphRequest> = {}): GraphRequest => ({
  method: 'GET',
  target,
  headers: { 'client-request-id': 'c' },
  body: null,
  signal: neverAborts,
  ...extra,
});

async function sent(root: string, what: GraphRequest) {
  const seen: { url: string; request: GraphRequest }[] = [];
  await createGraphClient(root, async (url, asked) => {
    seen.push({ url, request: asked });
    return json({});
  })(what);
  return seen[0];
}

test('D12: a plain http root is kept, and query values are encoded', async () => {
  const target = {
    kind: 'path',
    path: '/users/room%40contoso.com/events',
    query: { $filter: "a eq 'x&y=z'", startDateTime: '2026-03-02T10:00:00.000Z' },
  } as const;
  const url = new URL((await sent('http://127.0.0.1:4010', request(target)))?.url ?? '');
  expect(url.origin + url.pathname).toBe('http://127.0.0.1:4010/v1.0/users/room%40contoso.com/events');
  expect(Object.fromEntries(url.searchParams)).toEqual({ $filter: "a eq 'x&y=z'", startDateTime: '2026-03-02T10:00:00.000Z' });
});

test.each([
  'http://127.0.0.1:4010/v1.0/users/x/calendarView/delta?$deltatoken=R0us%2Bmc==&x=a=b',
  'https://graph.microsoft.com/v1.0/users/x/calendar/calendarView/delta()?$skiptoken=a$b;c,d(e)',
])('[1.2.5] the link %s goes out letter by letter', async (url) => {
  expect((await sent('http://127.0.0.1:4010', request({ kind: 'link', url })))?.url).toBe(url);
});

test.each(['POST', 'PATCH'] as const)('[3.1.3] %s sends the very bytes', async (method) => {
  const body = '{ "subject":"Grüße" ,"a":1.0}';
  const seen = await sent('http://127.0.0.1:4010', request({ kind: 'path', path: '/x', query: {} }, { method, body }));
  expect(seen?.request).toMatchObject({ method, body, headers: { 'client-request-id': 'c', 'Content-Type': 'application/json' } });
});

test('D12: a POST that fails is not sent again, and its answer comes back as it is', async () => {
  let count = 0;
  const client = createGraphClient('http://127.0.0.1:4010', async () => {
    count += 1;
    return json({ error: { code: 'x' } }, 503, { 'Retry-After': '1' });
  });
  const response = await client(request({ kind: 'path', path: '/x', query: {} }, { method: 'POST', body: '{}' }));
  expect([response.status, count]).toEqual([503, 1]);
});

test('an error of ours comes out as it went in', async () => {
  const error = new GraphError('throttled', 'x');
  const client = createGraphClient('http://127.0.0.1:4010', () => Promise.reject(error));
  await expect(client(request({ kind: 'path', path: '/x', query: {} }))).rejects.toBe(error);
});
