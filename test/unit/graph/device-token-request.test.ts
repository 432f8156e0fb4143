import { describe, expect, test } from 'vitest';
import { createDeviceTokenRequest } from '../../../shared/graph/device-token-request.ts';
import { tokenProof } from '../../../shared/protocol/coordinator-line.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { json, type SeenRequest, scriptedFetch, silence } from './scripted-fetch.ts';

const coordinator = 'https://lintel.contoso.com/rooms';
const deviceKey = { publicKey: 'public', sign: (text: string) => `signed ${text}` };
const issued = { access_token: 'device-token', expires_in: 600 };

function createScene(answer: (request: SeenRequest, count: number) => Response | Promise<Response>) {
  const clock = createDrivenClock(0, { pump: 5 });
  const coordinatorsEnd = scriptedFetch(answer);
  const request = createDeviceTokenRequest({ access: { coordinator, deviceKey }, fetch: coordinatorsEnd.fetch, clock });
  return { clock, request, seen: coordinatorsEnd.seen };
}

/** Answers the challenge, and then as told. */
const thenToken = (answer: () => Response | Promise<Response>) => (_: SeenRequest, count: number) =>
  count === 1 ? json({ challenge: 'c-1' }) : answer();

test('D9 the device proves that it has its key, and is given a token for ten minutes', async () => {
  const { request, seen } = createScene(thenToken(() => json(issued)));
  expect(await request(null)).toEqual({ token: 'device-token', lifeMs: 600_000 });
  expect(seen.map(({ method, url, redirect }) => `${method} ${url} ${redirect}`)).toEqual([
    `POST ${coordinator}/device/challenge manual`,
    `POST ${coordinator}/device/token manual`,
  ]);
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual({ publicKey: 'public', challenge: 'c-1', signature: `signed ${tokenProof('c-1')}` });
  expect(seen[0]?.body).toBe('');
});

describe('D9 without a token', () => {
  test.each([
    { what: 'cut off', answer: () => json({ error: 'invalid_client' }, 401), kind: 'credentialRefused', code: 'invalid_client' },
    { what: 'forbidden', answer: () => json({ error: 'access_denied' }, 403), kind: 'credentialRefused', code: 'access_denied' },
    { what: 'a portal’s 401', answer: () => new Response('<h1>Sign in</h1>', { status: 401 }), kind: 'unexpectedReply', code: undefined },
    { what: 'a portal’s page', answer: () => new Response('<h1>Sign in</h1>'), kind: 'unexpectedReply', code: undefined },
    { what: 'a redirect', answer: () => new Response(null, { status: 302 }), kind: 'unexpectedReply', code: undefined },
    { what: 'no coordinator there', answer: () => json({ error: 'x' }, 404), kind: 'unexpectedReply', code: 'x' },
    { what: 'a token of no life', answer: () => json({ ...issued, expires_in: 0 }), kind: 'unexpectedReply', code: undefined },
    {
      what: 'a proxy without a server',
      answer: () => new Response('Bad gateway', { status: 502 }),
      kind: 'serviceFailing',
      code: undefined,
    },
    { what: 'no network', answer: () => Promise.reject(new TypeError('fetch failed')), kind: 'offline', code: undefined },
  ])('$what is $kind', async ({ answer, kind, code }) => {
    const { request } = createScene(thenToken(answer));
    await expect(request(null)).rejects.toMatchObject({ kind, facts: code === undefined ? {} : { code } });
  });

  test('too many doors at once: the coordinator says when to come back', async () => {
    const { request } = createScene(() => json({ error: 'slow_down' }, 429, { 'Retry-After': '3' }));
    await expect(request(null)).rejects.toMatchObject({ kind: 'throttled', facts: { retryAfterMs: 3_000 } });
  });

  test('a coordinator that does not answer is given up after twenty seconds', async () => {
    const { request, clock } = createScene(silence);
    const asked = expect(request(null)).rejects.toMatchObject({ kind: 'offline' });
    await clock.advance(20_000);
    await asked;
  });

  test('no error quotes the proof', async () => {
    const { request } = createScene(thenToken(() => json({ error: 'invalid_client' }, 401)));
    const error = await request(null).catch((reason: unknown) => reason);
    expect(String(error)).not.toMatch(/signed|public/);
  });
});
