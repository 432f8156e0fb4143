import { describe, expect, test } from 'vitest';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { json } from '../../graph/scripted-fetch.ts';
import { event, GATEWAY } from './allowed-calls.ts';
import { codeOf, delta, GRAPH, openGatewayScene, ROOM_ID } from './gateway-scene.ts';

describe('C53 C57 what comes back', () => {
  test('D13 the time, the etag and the ids are Graph’s; nothing by which a door could be led elsewhere', async () => {
    const headers = {
      ...{ Date: 'Wed, 18 Nov 2026 09:00:00 GMT', ETag: 'W/"1"', 'client-request-id': 'c-1', 'Retry-After': '2.128' },
      ...{ Location: 'https://evil.example', 'Set-Cookie': 'a=b', 'WWW-Authenticate': 'Bearer', Server: 'x', 'OData-Version': '4.0' },
    };
    const scene = await openGatewayScene(() => json({ error: { code: 'ErrorItemNotFound' } }, 404, headers));
    const answer = await scene.ask('DELETE', event);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: { code: 'ErrorItemNotFound' } });
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'no-store',
      'client-request-id': 'c-1',
      'content-type': 'application/json',
      date: headers.Date,
      etag: 'W/"1"',
      'request-id': 'req-1',
      'retry-after': '2.128',
    });
  });

  test.each([204, 302, 412, 429, 503])('%d is passed on', async (status) => {
    const scene = await openGatewayScene(() => new Response(null, { status, headers: { Location: 'https://evil.example/' } }));
    const answer = await scene.ask('DELETE', event);
    expect([answer.status, answer.headers.get('Location'), await answer.text()]).toEqual([status, null, '']);
    expect(scene.seen).toHaveLength(1);
    expect(scene.counted).toEqual([status]);
  });

  test('HTML stays HTML (Q35)', async () => {
    const scene = await openGatewayScene(() => new Response('<h1>no</h1>', { status: 500, headers: { 'Content-Type': 'text/html' } }));
    const answer = await scene.ask('GET', delta);
    expect([answer.status, answer.headers.get('Content-Type'), await answer.text()]).toEqual([500, 'text/html', '<h1>no</h1>']);
  });

  test('an answer that is longer than any a door needs is not held in memory', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const scene = await openGatewayScene(() => new Response(endless));
    const answer = await scene.ask('GET', delta);
    expect([answer.status, await codeOf(answer)]).toEqual([502, 'LintelGraphUnreadable']);
    expect(pulled).toBeLessThan(20);
  });

  test.each([
    { kind: 'offline', status: 504, code: 'LintelGraphUnreachable', seconds: null },
    { kind: 'aborted', status: 504, code: 'LintelGraphUnreachable', seconds: null },
    { kind: 'credentialRefused', status: 401, code: 'InvalidAuthenticationToken', seconds: null },
    { kind: 'throttled', status: 429, code: 'TooManyRequests', seconds: '2' },
    { kind: 'serviceFailing', status: 503, code: 'ServiceNotAvailable', seconds: '2' },
    { kind: 'unexpectedReply', status: 502, code: 'LintelGraphUnreadable', seconds: null },
  ] as const)('a sign-in of the coordinator’s that is $kind is $status to the door', async ({ kind, status, code, seconds }) => {
    const scene = await openGatewayScene(undefined, async () => {
      throw new GraphError(kind, 'told by the test', { retryAfterMs: 1_500 });
    });
    const answer = await scene.ask('GET', delta);
    expect([answer.status, await codeOf(answer), answer.headers.get('Retry-After')]).toEqual([status, code, seconds]);
    expect(answer.headers.get('request-id')).toBeNull(); // or the door would take our time for Microsoft's
    expect(scene.counted).toEqual([status]);
  });

  test.each([
    { what: 'does not come', answer: () => Promise.reject(new TypeError('fetch failed')) },
    {
      what: 'breaks off',
      answer: () => new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) })),
    },
  ])('an answer that $what is no answer to the door either', async ({ answer }) => {
    const scene = await openGatewayScene(answer);
    const told = await scene.ask('GET', delta);
    expect([told.status, await codeOf(told)]).toEqual([504, 'LintelGraphUnreachable']);
  });
});

describe('C54 links', () => {
  const next = `${GRAPH}/v1.0/users('${ROOM_ID}')/calendarView/delta?$skiptoken=R0usmc%2b%2B x&$Top=1`;
  const page = (link: string, name = '@odata.nextLink') =>
    json({ '@odata.context': `${GRAPH}/v1.0/$metadata`, value: [{ id: 'a' }], [name]: link });
  const linkIn = async (response: Response): Promise<string> => {
    const body = (await response.json()) as Record<string, string>;
    return body['@odata.nextLink'] ?? body['@odata.deltaLink'] ?? '';
  };
  const below = (link: string): string => link.slice(`${GATEWAY}/v1.0`.length);

  test.each(['@odata.nextLink', '@odata.deltaLink'])('%s leads through the gateway, to Graph’s own, letter by letter', async (name) => {
    const scene = await openGatewayScene((_, count) => (count === 1 ? page(next, name) : json({ value: [] })));
    const link = await linkIn(await scene.ask('GET', delta, { headers: { 'Lintel-Gateway': GATEWAY } }));
    expect(link).toMatch(/^http:\/\/coordinator\.test\/gateway\/v1\.0\/links\/[\w-]+$/);
    await scene.ask('GET', below(link), { headers: { Prefer: 'IdType="ImmutableId", odata.maxpagesize=100' } });
    expect(String(scene.seen[1]?.url)).toBe(String(new URL(next)));
    expect(scene.seen[1]?.headers.get('Prefer')).toBe('IdType="ImmutableId", odata.maxpagesize=100');
  });

  test('behind a proxy they begin where the door sees the gateway', async () => {
    const scene = await openGatewayScene(() => page(next));
    const seenAt = 'https://lintel.contoso.com/rooms/gateway';
    expect(await linkIn(await scene.ask('GET', delta, { headers: { 'Lintel-Gateway': seenAt } }))).toMatch(`${seenAt}/v1.0/links/`);
  });

  test.each([
    'javascript:alert(1)/gateway',
    'https://a b/gateway',
    'https://x@evil.example/gateway',
    'https://lintel.contoso.com',
    'https://h/gateway?x',
  ])('a place that is none (%s) is not believed', async (told) => {
    const scene = await openGatewayScene(() => page(next));
    expect(await linkIn(await scene.ask('GET', delta, { headers: { 'Lintel-Gateway': told } }))).toMatch(`${GATEWAY}/v1.0/links/`);
  });

  test.each([
    'https://graph.example.evil.example/v1.0/x',
    'https://graph.example@evil.example/v1.0/x',
    'http://graph.example/v1.0/x',
    'https://graph.example:8443/v1.0/x',
    '/v1.0/relative',
    'no link',
  ])('[11] a link to elsewhere gets no handle: %s', async (elsewhere) => {
    const scene = await openGatewayScene(() => page(elsewhere));
    expect(await linkIn(await scene.ask('GET', delta))).toBe(elsewhere);
  });

  test('[11] a handle of a link to elsewhere, made when Graph was configured to be there, is not followed', async () => {
    const scene = await openGatewayScene();
    const handle = scene.links.seal('https://graph.microsoft.us/v1.0/x', { doorId: 'door-1', roomId: 'room-1' });
    expect((await scene.ask('GET', `/links/${handle}`)).status).toBe(502);
    expect(scene.seen).toEqual([]);
  });

  test.each([
    { whose: 'another door', owner: { doorId: 'door-2', roomId: 'room-1' } },
    { whose: 'the same door at another room', owner: { doorId: 'door-1', roomId: 'room-2' } },
  ])('a handle of $whose is one of a cursor that is lost', async ({ owner }) => {
    const scene = await openGatewayScene();
    const answer = await scene.ask('GET', `/links/${scene.links.seal(next, owner)}`);
    expect([answer.status, await codeOf(answer)]).toEqual([410, 'SyncStateNotFound']);
    expect(scene.seen).toEqual([]);
  });
});

test('C64 D15 the room’s own answer tells which directory object it is; its place’s does not', async () => {
  const scene = await openGatewayScene(() => json({ id: ROOM_ID }));
  await scene.ask('GET', '/places/boardroom%40contoso.com');
  expect(scene.resolved).toEqual([]);
  await scene.ask('GET', '/users/boardroom%40contoso.com?$select=id,displayName');
  expect(scene.resolved).toEqual([ROOM_ID]);
});
