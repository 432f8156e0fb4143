import { describe, expect, test } from 'vitest';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { json } from '../../graph/scripted-fetch.ts';
import { GATEWAY } from './allowed-calls.ts';
import { codeOf, GRAPH, openGatewayScene, ROOM_ID } from './gateway-scene.ts';

const room = '/users/boardroom%40contoso.com';
const windowed = '?startDateTime=2026-11-16T23%3A00%3A00.000Z&endDateTime=2026-11-28T23%3A00%3A00.000Z';
const delta = `${room}/calendarView/delta${windowed}`;
const event = `${room}/events/AAkALgb_-0BGAAAAAA000001AAA%3D`;
const decline = JSON.stringify({ sendResponse: false });
const patch = JSON.stringify({ end: { dateTime: '2026-11-18T10:00:00', timeZone: 'UTC' } });

describe('C53 what goes on to Graph', () => {
  test('only what Graph needs, with the coordinator’s own token in the place of the door’s', async () => {
    const scene = await openGatewayScene();
    const headers = {
      ...{ 'If-Match': 'W/"DwAAABYAAAB=="', Accept: 'text/html', Cookie: 'a=b', 'X-Forwarded-For': '10.0.0.1', Connection: 'x-secret' },
      ...{ Host: 'evil.example', 'Content-Type': 'application/json', 'Lintel-Gateway': GATEWAY, 'x-ms-throttle-priority': 'high' },
    };
    expect((await scene.ask('PATCH', event, { headers, body: patch })).status).toBe(200);
    const [sent] = scene.seen;
    expect(`${sent?.method} ${sent?.url}`).toBe(`PATCH ${GRAPH}/v1.0${event}`);
    expect(sent?.body).toBe(patch);
    expect(sent?.redirect).toBe('manual');
    expect(Object.fromEntries(sent?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer graph-token',
      'client-request-id': 'c-1',
      'content-type': 'application/json',
      'if-match': 'W/"DwAAABYAAAB=="',
      prefer: 'IdType="ImmutableId"',
      'return-client-request-id': 'true',
    });
  });

  test('[6.6] a body that was refused with 401 is sent once more, with another token', async () => {
    const scene = await openGatewayScene((_, count) => (count === 1 ? json({}, 401) : new Response(null, { status: 202 })));
    expect((await scene.ask('POST', `${event}/decline`, { body: decline })).status).toBe(202);
    expect(scene.seen.map(({ headers, body }) => [headers.get('Authorization'), body])).toEqual([
      ['Bearer graph-token', decline],
      ['Bearer newer-graph-token', decline],
    ]);
  });

  test.each<{ what: string; headers: Record<string, string> }>([
    { what: 'ids that do not stay', headers: { Prefer: '' } },
    { what: 'another preference', headers: { Prefer: 'IdType="ImmutableId", outlook.body-content-type="html"' } },
    { what: 'a page of a hundred thousand', headers: { Prefer: 'IdType="ImmutableId", odata.maxpagesize=100000' } },
    { what: 'no id of the request', headers: { 'client-request-id': '' } },
    { what: 'an id of the request that is none', headers: { 'client-request-id': 'x y' } },
    { what: 'an etag for anything', headers: { 'If-Match': '*' } },
  ])('$what: refused', async ({ headers }) => {
    const scene = await openGatewayScene();
    const answer = await scene.ask('GET', delta, { headers });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'ErrorAccessDenied']);
    expect(scene.seen).toEqual([]);
  });

  test.each<{ what: string; body: string; status: number }>([
    { what: 'attendees', body: JSON.stringify({ attendees: [{ emailAddress: { address: 'ada@contoso.com' } }] }), status: 403 },
    { what: 'no JSON', body: '{', status: 403 },
    { what: 'nothing', body: '', status: 403 },
    { what: 'two readings', body: `{"end":${JSON.stringify({ attendees: [] })},${patch.slice(1)}`, status: 403 },
    { what: 'more than any door says', body: JSON.stringify({ end: { dateTime: 'x'.repeat(40_000), timeZone: 'UTC' } }), status: 413 },
  ])('a body with $what: $status, and nothing is sent', async ({ body, status }) => {
    const scene = await openGatewayScene();
    expect((await scene.ask('PATCH', event, { body })).status).toBe(status);
    expect(scene.seen).toEqual([]);
  });
});

describe('C52 whose room it is', () => {
  const user = (request: { readonly url: URL }) =>
    request.url.pathname.endsWith('contoso.com') ? json({ id: ROOM_ID, displayName: 'Boardroom' }) : json({ value: [] });
  const settings = `/users/${ROOM_ID}/mailboxSettings`;

  test('D15 after the door has resolved it, the directory’s id is the room too', async () => {
    const scene = await openGatewayScene(user);
    await scene.ask('GET', `${room}?$select=id%2CdisplayName`);
    expect((await scene.ask('GET', settings)).status).toBe(200);
    expect(scene.seen).toHaveLength(2);
  });

  test('a gateway that was started since looks the room up by itself, once', async () => {
    const scene = await openGatewayScene(user);
    const answers = await Promise.all([scene.ask('GET', settings), scene.ask('GET', settings)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(scene.seen.map(({ url }) => url.pathname + url.search)).toEqual([
      `/v1.0${room}?$select=id`,
      `/v1.0${settings}`,
      `/v1.0${settings}`,
    ]);
  });

  test.each([
    '/users/dune%40contoso.com/mailboxSettings',
    '/users/5a1b0a3e-0000-4d62-9a53-0d8f4b7a4a11/mailboxSettings',
    '/places/dune%40contoso.com',
  ])('%s is another room’s: 403, and Graph is not asked for it', async (path) => {
    const scene = await openGatewayScene(user);
    for (let time = 0; time < 5; time += 1) expect((await scene.ask('GET', path)).status).toBe(403);
    expect(scene.seen.map(({ url }) => url.pathname)).toHaveLength(1); // the look-up
    expect(scene.seen[0]?.url.pathname).toMatch(/boardroom%40contoso\.com$/);
    expect(scene.counted).toEqual([403, 403, 403, 403, 403]);
  });

  test('a look-up has nothing of the change that it is made for', async () => {
    const scene = await openGatewayScene((request) => (request.method === 'GET' ? json({ id: ROOM_ID }) : json({})));
    const path = event.replace('boardroom%40contoso.com', ROOM_ID);
    expect((await scene.ask('PATCH', path, { headers: { 'If-Match': 'W/"DwAAABYAAAB=="' }, body: patch })).status).toBe(200);
    const [lookUp, change] = scene.seen;
    expect([lookUp?.method, lookUp?.body, lookUp?.headers.get('If-Match'), lookUp?.headers.get('Content-Type')]).toEqual([
      'GET',
      '',
      null,
      null,
    ]);
    expect([change?.method, change?.body, change?.headers.get('If-Match')]).toEqual(['PATCH', patch, 'W/"DwAAABYAAAB=="']);
  });

  test('a look-up that fails is told as what it is, and is made again', async () => {
    const scene = await openGatewayScene((request, count) =>
      count === 1 ? json({ error: { code: 'x' } }, 429, { 'Retry-After': '7' }) : user(request),
    );
    const first = await scene.ask('GET', settings);
    expect([first.status, first.headers.get('Retry-After')]).toEqual([429, '7']);
    expect((await scene.ask('GET', settings)).status).toBe(200);
  });

  test('[5.2.5] the place of the room is known by its own id', async () => {
    const scene = await openGatewayScene(() => json({ id: 'changing', placeId: 'place-1' }, 200));
    const body = JSON.stringify({ calendarEventId: 'uid', checkInMethod: 'manual' });
    expect((await scene.ask('POST', '/places/place-1/checkIns', { body })).status).toBe(200);
    expect((await scene.ask('POST', '/places/place-2/checkIns', { body })).status).toBe(403);
    expect(scene.seen.map(({ url }) => url.pathname)).toEqual(['/v1.0/places/boardroom%40contoso.com', '/v1.0/places/place-1/checkIns']);
  });
});

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
    expect(scene.throttled()).toBe(status === 429 || status === 503 ? 1 : 0);
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

describe('C56 who is let in', () => {
  test.each(['', 'Bearer', 'Bearer other', 'Basic device-token', 'device-token', 'Bearer device-token, Bearer other'])(
    'nobody with %j',
    async (authorization) => {
      const scene = await openGatewayScene();
      const answer = await scene.ask('GET', delta, { headers: { Authorization: authorization } });
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'InvalidAuthenticationToken']);
      expect(scene.seen).toEqual([]);
    },
  );

  test.each(['revoke', 'disconnect'] as const)('after %s in mid-flight the answer is not delivered', async (act) => {
    let answerNow = (_: Response): void => {};
    const scene = await openGatewayScene(
      () =>
        new Promise((resolve) => {
          answerNow = resolve;
        }),
    );
    const asked = scene.ask('GET', delta);
    await scene.clock.settle();
    scene[act]();
    answerNow(json({ value: [{ subject: 'secret' }] }));
    const answer = await asked;
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain('secret');
  });

  test('after a revocation what still waits for its turn is not sent', async () => {
    const waiting: ((response: Response) => void)[] = [];
    const scene = await openGatewayScene(() => new Promise((resolve) => waiting.push(resolve)));
    const asked = Array.from({ length: 5 }, () => scene.ask('DELETE', event));
    await scene.clock.settle();
    scene.revoke();
    for (const answer of waiting) answer(new Response(null, { status: 204 }));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(scene.seen).toHaveLength(4);
  });
});

describe('C55 [8.1] a room has four requests under way', () => {
  test('and sixteen that wait; the rest are told to come back', async () => {
    const waiting: ((response: Response) => void)[] = [];
    const scene = await openGatewayScene(() => new Promise((resolve) => waiting.push(resolve)));
    const asked = Array.from({ length: 23 }, () => scene.ask('GET', delta));
    await scene.clock.settle();
    expect(scene.seen).toHaveLength(4);
    expect(scene.counted).toEqual([429, 429, 429]);
    for (let answered = 0; answered < 20; answered += 1) {
      waiting[answered]?.(json({ value: [] }));
      await scene.clock.settle();
    }
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(200), 429, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('Retry-After')).toBe('5');

    const later = Array.from({ length: 20 }, () => scene.ask('GET', delta));
    await scene.clock.settle();
    expect(scene.counted).toHaveLength(23); // there is room again
    for (let answered = 20; answered < 40; answered += 1) {
      waiting[answered]?.(json({ value: [] }));
      await scene.clock.settle();
    }
    expect((await Promise.all(later)).every(({ status }) => status === 200)).toBe(true);
  });

  test('a Graph that does not answer is given up after 30 seconds, and lets the next one in', async () => {
    const scene = await openGatewayScene(({ signal }, count) =>
      count > 4 ? json({ value: [] }) : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    const silent = Array.from({ length: 4 }, () => scene.ask('GET', delta));
    await scene.clock.settle();
    await scene.clock.advance(29_000);
    const next = scene.ask('GET', delta);
    await scene.clock.advance(1_000);
    expect((await Promise.all(silent)).map(({ status }) => status)).toEqual([504, 504, 504, 504]);
    expect((await next).status).toBe(200);
  });

  test('a door that has gone away frees its place', async () => {
    const gone = new AbortController();
    let signal: AbortSignal | null = null;
    const scene = await openGatewayScene((request) => {
      signal = request.signal;
      return new Promise(() => {});
    });
    const asked = scene.ask('GET', delta, { signal: gone.signal });
    await scene.clock.settle();
    gone.abort();
    expect((await asked).status).toBe(504);
    expect(signal).toMatchObject({ aborted: true });
  });
});
