import { expect, test } from 'vitest';
import { z } from 'zod';
import type { GraphError } from '../../../shared/graph/graph-error.ts';
import { createGraphTransport, type GraphCall } from '../../../shared/graph/graph-transport.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, neverAborts, type SeenRequest, scriptedFetch, silence } from './scripted-fetch.ts';

const root = 'http://127.0.0.1:4010';
const read: GraphCall = { operation: 'readThing', method: 'GET', target: { kind: 'path', path: '/thing', query: {} }, subject: 'mailbox' };
const about = (subject: GraphCall['subject']): GraphCall => ({ ...read, subject });
const thing = z.object({ name: z.string() });
const failed = (status: number, code: string, headers: Record<string, string> = {}) => json({ error: { code } }, status, headers);

function createScene(answer: (request: SeenRequest, count: number) => Response | Promise<Response>) {
  const clock = createDrivenClock(Date.parse('2026-03-02T10:00:00Z'));
  const graph = scriptedFetch(answer);
  const lines: unknown[] = [];
  const keep = (event: string, fields?: object) => void lines.push({ event, ...fields });
  const log: Log = { info: keep, warn: keep, error: keep };
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const send: Parameters<typeof createGraphTransport>[0]['send'] = (url, { method, headers, body, signal }) =>
    graph.fetch(url, { method, headers, body, signal });
  const transport = createGraphTransport({ root, send, clock, newId, log });
  const call = (what: GraphCall = read, signal: AbortSignal = neverAborts) => transport.call(what, thing, signal);
  const failure = (what?: GraphCall, signal?: AbortSignal) =>
    call(what, signal).then(
      () => null,
      (error: unknown) => error,
    );
  return { clock, call, failure, seen: graph.seen, lines };
}

test('[1.4.1] Q14: every request asks for immutable ids and carries an id of its own', async () => {
  const { call, seen } = createScene(() => json({ name: 'x' }));
  expect(await call()).toEqual({ name: 'x' });
  await call({ ...read, target: { kind: 'link', url: `${root}/v1.0/link?$deltatoken=1` }, prefer: ['odata.maxpagesize=50'] });
  expect(seen.map(({ headers }) => [headers.get('Prefer'), headers.get('client-request-id')])).toEqual([
    ['IdType="ImmutableId"', 'id-1'],
    ['IdType="ImmutableId", odata.maxpagesize=50', 'id-2'],
  ]);
});

test('[10.2] an error keeps both request ids and goes to the log', async () => {
  const { failure, lines } = createScene(() => failed(403, 'ErrorAccessDenied'));
  expect(await failure()).toMatchObject({
    kind: 'forbidden',
    facts: { status: 403, code: 'ErrorAccessDenied', requestId: 'req-1', clientRequestId: 'id-1' },
  });
  expect(lines).toMatchObject([
    { event: 'graphCallFailed', operation: 'readThing', kind: 'forbidden', requestId: 'req-1', clientRequestId: 'id-1' },
  ]);
});

test.each<{ what: string; answer: () => Response }>([
  { what: 'half an answer', answer: () => new Response('{"name":"x', { headers: { 'request-id': 'r' } }) },
  { what: 'HTML with 200', answer: () => new Response('<html>hello</html>', { headers: { 'request-id': 'r' } }) },
  { what: 'an empty body', answer: () => new Response('', { headers: { 'request-id': 'r' } }) },
  { what: 'another shape', answer: () => json({ title: 'x' }, 200, { 'request-id': 'r' }) },
  {
    what: 'a redirect',
    answer: () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example', 'request-id': 'r' } }),
  },
])('D1: $what is unexpected', async ({ answer }) => {
  const { failure } = createScene(answer);
  expect(await failure()).toMatchObject({ kind: 'unexpectedReply', facts: { requestId: 'r', clientRequestId: 'id-1' } });
});

test('Q35: an HTML error keeps its kind', async () => {
  const { failure } = createScene(() => new Response('<html>Server Error</html>', { status: 500 }));
  expect(await failure()).toMatchObject({ kind: 'serviceFailing', facts: { status: 500 } });
});

test('an answer that breaks off is offline', async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
  const { failure } = createScene(() => new Response(broken));
  expect(await failure()).toMatchObject({ kind: 'offline', facts: { clientRequestId: 'id-1' } });
});

test('silence is offline after 30 seconds, and the slot is free again', async () => {
  const { clock, call, failure } = createScene((_, count) => (count <= 2 ? silence() : json({ name: 'x' })));
  const both = [failure(), failure()];
  const third = call();
  await clock.advance(30_000);
  expect(await Promise.all(both)).toMatchObject([{ kind: 'offline' }, { kind: 'offline' }]);
  expect(await third).toEqual({ name: 'x' });
});

test('a body that never ends is offline too', async () => {
  const { clock, failure } = createScene(() => new Response(new ReadableStream({})));
  const outcome = failure();
  await clock.advance(30_000);
  expect(await outcome).toMatchObject({ kind: 'offline' });
});

test('the caller ends a call at once, and nothing is logged about it', async () => {
  const { clock, failure, lines, seen } = createScene(silence);
  const caller = new AbortController();
  const outcome = failure(read, caller.signal);
  await clock.settle();
  caller.abort();
  expect(await outcome).toMatchObject({ kind: 'aborted' });
  expect(seen[0]?.signal?.aborted).toBe(true);
  expect(lines).toEqual([]);
});

test('[8.1] D4: no more than two are in flight', async () => {
  let flying = 0;
  let most = 0;
  const scene = createScene(async () => {
    flying += 1;
    most = Math.max(most, flying);
    await scene.clock.sleep(1_000);
    flying -= 1;
    return json({ name: 'x' });
  });
  const all = Array.from({ length: 6 }, () => scene.call());
  await scene.clock.advance(10_000);
  expect(await Promise.all(all)).toHaveLength(6);
  expect(most).toBe(2);
});

test.each([
  { status: 429, code: 'ApplicationThrottled', kind: 'throttled' },
  { status: 503, code: 'ErrorServerBusy', kind: 'serviceFailing' },
])('[8.3] after $status with Retry-After nothing is sent to the mailbox until the time is over', async ({ status, code, kind }) => {
  const { clock, call, failure, seen } = createScene((_, count) =>
    count === 1 ? failed(status, code, { 'Retry-After': '2.5' }) : json({ name: 'x' }),
  );
  expect(await failure()).toMatchObject({ kind, facts: { retryAfterMs: 2_500 } });
  await clock.advance(1_000);
  expect(await failure(about('item'))).toMatchObject({ kind, facts: { status, retryAfterMs: 1_500 } });
  expect(seen).toHaveLength(1);
  await clock.advance(1_500);
  expect(await call()).toEqual({ name: 'x' });
});

test('[8.3] a request that waited for its slot meets the hold as well', async () => {
  const scene = createScene(async (_, count) => {
    await scene.clock.sleep(count * 1_000);
    return failed(429, 'ApplicationThrottled', { 'Retry-After': '60' });
  });
  const all = [scene.failure(), scene.failure(), scene.failure(), scene.failure()];
  await scene.clock.advance(10_000);
  expect(await Promise.all(all)).toMatchObject(Array.from({ length: 4 }, () => ({ kind: 'throttled' })));
  expect(scene.seen).toHaveLength(2);
});

test('[8.3] under a hold a call fails at once, even with every slot taken', async () => {
  const { clock, failure } = createScene((_, count) =>
    count === 1 ? failed(429, 'ApplicationThrottled', { 'Retry-After': '60' }) : silence(),
  );
  await failure();
  void failure(about('user'));
  void failure(about('user'));
  await clock.settle();
  expect(await Promise.race([failure(), clock.settle()])).toMatchObject({ kind: 'throttled' });
});

test('[8.1] directory and mailbox are held apart', async () => {
  const { call, failure } = createScene((_, count) =>
    count === 1 ? failed(429, 'TooManyRequests', { 'Retry-After': '60' }) : json({ name: 'x' }),
  );
  await failure(about('user'));
  expect(await call()).toEqual({ name: 'x' });
});

test('[8.3] without Retry-After nothing is held back: the loop has its own patience', async () => {
  const { call, failure } = createScene((_, count) => (count === 1 ? failed(429, 'ApplicationThrottled') : json({ name: 'x' })));
  expect(((await failure()) as GraphError).facts.retryAfterMs).toBeUndefined();
  expect(await call()).toEqual({ name: 'x' });
});
