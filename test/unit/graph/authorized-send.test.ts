import { expect, test } from 'vitest';
import type { ServerTimeSample } from '../../../shared/domain/clock-offset.ts';
import { createAuthorizedSend } from '../../../shared/graph/authorized-send.ts';
import type { GraphRequest } from '../../../shared/graph/graph-client.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, neverAborts, type SeenRequest, scriptedFetch } from './scripted-fetch.ts';

const root = 'https://graph.microsoft.com';
const url = `${root}/v1.0/users/x`;
const request: GraphRequest = { method: 'GET', target: { kind: 'link', url }, headers: { Prefer: 'p' }, body: null, signal: neverAborts };

function createScene(answer: (request: SeenRequest, count: number) => Response | Promise<Response>) {
  const clock = createDrivenClock(Date.parse('2026-03-02T10:00:00Z'));
  const graph = scriptedFetch(answer);
  const replaced: (string | null)[] = [];
  const samples: ServerTimeSample[] = [];
  const writes: string[] = [];
  let sends = 0;
  const send = createAuthorizedSend({
    onWrite: (requestId) => writes.push(requestId),
    fetch: graph.fetch,
    clock,
    root,
    tokens: {
      getToken: async () => 'old',
      replaceToken: async (_, claims) => {
        replaced.push(claims);
        return 'new';
      },
    },
    onSend: () => {
      sends += 1;
    },
    onServerTime: (sample) => samples.push(sample),
  });
  return { clock, send, replaced, samples, writes, seen: graph.seen, sends: () => sends };
}

test('the token goes to the configured address', async () => {
  const { send, seen } = createScene(() => json({}));
  await send(url, request);
  expect(seen.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer old']);
  expect(seen[0]?.headers.get('Prefer')).toBe('p');
});

test('a redirect is not followed, least of all with the token', async () => {
  const { send, seen } = createScene(() => new Response(null, { status: 302, headers: { Location: 'https://evil.example' } }));
  expect((await send(url, request)).status).toBe(302);
  expect(seen.map(({ redirect }) => redirect)).toEqual(['manual']);
});

test.each([
  'https://graph.microsoft.us/v1.0/users/x?$deltatoken=1',
  'https://graph.microsoft.com.evil.example/v1.0/x',
  'https://graph.microsoft.com@evil.example/v1.0/x',
  'http://graph.microsoft.com/v1.0/x',
  'https://graph.microsoft.com:8443/v1.0/x',
  '/v1.0/relative',
  'not a link',
])('[11] nothing at all goes to %s', async (elsewhere) => {
  const { send, seen, replaced } = createScene(() => json({}));
  await expect(send(elsewhere, request)).rejects.toMatchObject({ kind: 'unexpectedReply' });
  expect([seen, replaced]).toEqual([[], []]);
});

test('[6.6] after a 401 it asks once more with a new token, and counts both', async () => {
  const { send, seen, sends } = createScene((_, count) => (count === 1 ? json({}, 401) : json({})));
  expect((await send(url, request)).status).toBe(200);
  expect(seen.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer old', 'Bearer new']);
  expect(sends()).toBe(2);
});

test('[6.6] a second 401 is the answer', async () => {
  const { send, seen } = createScene(() => json({}, 401));
  expect((await send(url, request)).status).toBe(401);
  expect(seen).toHaveLength(2);
});

test('[6.5] the claims that a 401 asks for are asked of the login service', async () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
  const { send, replaced } = createScene((_, count) => (count === 1 ? json({}, 401, { 'WWW-Authenticate': challenge }) : json({})));
  await send(url, request);
  expect(replaced).toEqual([claims]);
});

test('D13: the Date of each of Graph’s answers is told with the times of asking and hearing', async () => {
  const { clock, send, samples } = createScene(async () => {
    await clock.sleep(400);
    return json({}, 503, { Date: 'Mon, 02 Mar 2026 10:05:00 GMT' });
  });
  const answer = send(url, request);
  await clock.advance(400);
  await answer;
  const sentMs = Date.parse('2026-03-02T10:00:00Z');
  expect(samples).toEqual([{ dateMs: Date.parse('2026-03-02T10:05:00Z'), sentMs, receivedMs: sentMs + 400 }]);
});

test.each([
  { because: 'a captive portal has no request id', headers: { Date: 'Mon, 02 Mar 2026 10:05:00 GMT' } },
  { because: 'there is no Date', headers: { 'request-id': 'r' } },
  { because: 'the Date is none', headers: { 'request-id': 'r', Date: 'yesterday' } },
])('D13: the clock is left alone where $because', async ({ headers }) => {
  const { send, samples } = createScene(() => new Response('{}', { headers: new Headers(headers as Record<string, string>) }));
  await send(url, request);
  expect(samples).toEqual([]);
});

test('no connection is offline, with its cause', async () => {
  const cause = new TypeError('fetch failed');
  const { send } = createScene(() => Promise.reject(cause));
  await expect(send(url, request)).rejects.toMatchObject({ kind: 'offline', cause });
});

const write: GraphRequest = { ...request, method: 'PATCH', headers: { 'client-request-id': 'ours' } };

test('E64 a request that writes is told of by Graph’s id of it, each time it is sent; one that reads is not', async () => {
  const { send, writes } = createScene(
    (_seen, count) => new Response(null, { status: count === 2 ? 401 : 200, headers: { 'request-id': `r${count}` } }),
  );
  await send(url, request);
  await send(url, write);
  expect(writes).toEqual(['r2', 'r3']);
});

test('E64 a write without an answer is told of by our own id of it, and so is one that a stranger answered', async () => {
  const { send, writes } = createScene((_seen, count) => {
    if (count === 1) throw new TypeError('fetch failed');
    return new Response(null, { status: 200 });
  });
  await expect(send(url, write)).rejects.toThrow();
  await send(url, write);
  expect(writes).toEqual(['ours', 'ours']);
});
