import { describe, expect, test } from 'vitest';
import { json } from '../../graph/scripted-fetch.ts';
import { event, GATEWAY, room } from './allowed-calls.ts';
import { codeOf, decline, delta, GRAPH, openGatewayScene, patch, ROOM_ID } from './gateway-scene.ts';

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
