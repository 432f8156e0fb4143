import { expect, test } from 'vitest';
import type { GraphErrorKind } from '../../../shared/graph/graph-error.ts';
import { createTokenRequest } from '../../../shared/graph/token-request.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, type ScriptedFetch, scriptedFetch, silence } from './scripted-fetch.ts';

const SECRET = 'correct~horse.battery';
const app = {
  tenantId: '0d5c5f43-7c1e-4b8e-9a63-000000000001',
  clientId: '0d5c5f43-7c1e-4b8e-9a63-000000000002',
  credential: { kind: 'secret', secret: SECRET },
  cloud: { login: 'http://127.0.0.1:4010', graph: 'http://127.0.0.1:4010' },
} as const;
const issued = { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: 'token-1' };
const requestWith = (
  { fetch }: ScriptedFetch,
  clock = createDrivenClock(0),
  settings: Partial<Parameters<typeof createTokenRequest>[0]['app']> = {},
) => createTokenRequest({ app: { ...app, ...settings }, fetch, clock });
const refusalOf = (answer: () => Response | Promise<Response>) => requestWith(scriptedFetch(answer))(null).catch((error: unknown) => error);

test('[6.1] D12: one form goes to the configured login address, over plain http too, and nothing is discovered', async () => {
  const login = scriptedFetch(() => json(issued));
  expect(await requestWith(login)(null)).toEqual({ token: 'token-1', lifeMs: 3_599_000 });
  expect(login.seen).toHaveLength(1);
  const [{ method, url, body }] = login.seen as [ScriptedFetch['seen'][number]];
  expect(`${method} ${url.origin}${url.pathname}`).toBe(`POST http://127.0.0.1:4010/${app.tenantId}/oauth2/v2.0/token`);
  expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
    client_id: app.clientId,
    scope: 'http://127.0.0.1:4010/.default',
    grant_type: 'client_credentials',
    client_secret: SECRET,
  });
});

test('[11] a national cloud is asked at its own address for its own scope', async () => {
  const login = scriptedFetch(() => json(issued));
  await requestWith(login, undefined, { cloud: { login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' } })(
    null,
  );
  expect(login.seen.map(({ url }) => url.host)).toEqual(['login.microsoftonline.us']);
  expect(new URLSearchParams(login.seen[0]?.body).get('scope')).toBe('https://dod-graph.microsoft.us/.default');
});

test('[6.5] it says that it understands claims challenges, and merges the claims of one', async () => {
  const login = scriptedFetch(() => json(issued));
  const request = requestWith(login);
  await request(null);
  await request('{"access_token":{"nbf":{"essential":true,"value":"123"}}}');
  const [first, second] = login.seen.map(({ body }) => JSON.parse(new URLSearchParams(body).get('claims') ?? 'null'));
  expect(first.access_token).toEqual({ xms_cc: { values: ['cp1'] } });
  expect(second.access_token).toEqual({ xms_cc: { values: ['cp1'] }, nbf: { essential: true, value: '123' } });
});

test('nothing is remembered from one request to the next: not the token, and not msal’s own throttling', async () => {
  const login = scriptedFetch((_, count) => (count === 1 ? json({ error: 'slow_down' }, 429, { 'Retry-After': '60' }) : json(issued)));
  const request = requestWith(login);
  await expect(request(null)).rejects.toMatchObject({ kind: 'throttled', facts: { retryAfterMs: 60_000 } });
  await request(null);
  await request(null);
  expect(login.seen).toHaveLength(3);
});

test.each<{ status: number; number: number; error: string; kind: GraphErrorKind }>([
  { status: 401, number: 7000215, error: 'invalid_client', kind: 'credentialRefused' },
  { status: 401, number: 7000222, error: 'invalid_client', kind: 'credentialRefused' },
  { status: 400, number: 700016, error: 'unauthorized_client', kind: 'credentialRefused' },
  { status: 400, number: 90002, error: 'invalid_request', kind: 'credentialRefused' },
  { status: 401, number: 700027, error: 'invalid_client', kind: 'credentialRefused' },
  { status: 400, number: 7000112, error: 'unauthorized_client', kind: 'credentialRefused' },
  { status: 400, number: 90033, error: 'temporarily_unavailable', kind: 'serviceFailing' },
  { status: 400, number: 50196, error: 'invalid_grant', kind: 'throttled' },
  { status: 503, number: 90033, error: 'temporarily_unavailable', kind: 'serviceFailing' },
])('[6.3] AADSTS$number with $status → $kind', async ({ status, number, error, kind }) => {
  const body = { error, error_description: `AADSTS${number}: no, not with ${SECRET}`, error_codes: [number], trace_id: 'trace-1' };
  const failure = await refusalOf(() => json(body, status));
  expect(failure).toMatchObject({ kind, facts: { status, code: `AADSTS${number}`, requestId: 'trace-1' } });
  expect((failure as Error).message).not.toContain(SECRET);
});

test('[6.3] the number is found in the description too', async () => {
  const failure = await refusalOf(() => json({ error: 'invalid_client', error_description: 'AADSTS7000222: expired' }, 401));
  expect(failure).toMatchObject({ kind: 'credentialRefused', facts: { code: 'AADSTS7000222' } });
});

test.each<{ what: string; answer: () => Response | Promise<Response>; kind: GraphErrorKind }>([
  { what: 'no connection', answer: () => Promise.reject(new TypeError('fetch failed')), kind: 'offline' },
  { what: '429 without a body', answer: () => new Response('', { status: 429 }), kind: 'throttled' },
  { what: '502 in HTML', answer: () => new Response('<html>Bad Gateway</html>', { status: 502 }), kind: 'serviceFailing' },
  { what: '403 of a proxy', answer: () => new Response('<html>blocked</html>', { status: 403 }), kind: 'unexpectedReply' },
  { what: 'a captive portal', answer: () => new Response('<html>Welcome</html>', { status: 200 }), kind: 'unexpectedReply' },
  { what: '200 without a token', answer: () => json({ token_type: 'Bearer', expires_in: 3599 }), kind: 'unexpectedReply' },
  { what: '200 without a life', answer: () => json({ token_type: 'Bearer', access_token: 'x' }), kind: 'unexpectedReply' },
  {
    what: 'a redirect',
    answer: () => new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example' } }),
    kind: 'unexpectedReply',
  },
])('$what → $kind', async ({ answer, kind }) => {
  expect(await refusalOf(answer)).toMatchObject({ name: 'GraphError', kind });
});

test('silence is offline after 20 seconds of our clock', async () => {
  const clock = createDrivenClock(0);
  const failure = requestWith(scriptedFetch(silence), clock)(null).catch((error: unknown) => error);
  await clock.advance(20_000);
  expect(await failure).toMatchObject({ kind: 'offline' });
});

test('an empty secret is refused without asking', async () => {
  const login = scriptedFetch(() => json(issued));
  const request = requestWith(login, undefined, { credential: { kind: 'secret', secret: '' } });
  await expect(request(null)).rejects.toMatchObject({ name: 'GraphError', kind: 'credentialRefused' });
  expect(login.seen).toHaveLength(0);
});
