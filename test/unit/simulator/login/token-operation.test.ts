import { expect, test } from 'vitest';
import { contosoApp } from '../../../../shared/simulator/tenant/contoso.ts';
import { createSimulatedWorld, origin, roomPath } from '../simulated-world.ts';

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

test('[6.2] a secret gets a token for an hour, without roles [6.4]', async () => {
  const world = await createSimulatedWorld();
  const { status, body } = await world.signIn();
  expect([status, body.token_type, body.expires_in, body.ext_expires_in]).toEqual([200, 'Bearer', 3599, 3599]);
  expect(claimsOf(body.access_token)).toMatchObject({ aud: origin, appid: contosoApp.clientId, tid: contosoApp.tenantId });
  expect(claimsOf(body.access_token)).not.toHaveProperty('roles');
});

test('[6.4] roles are in the token where consent is by Entra', async () => {
  const world = await createSimulatedWorld();
  world.tenant.switches.change({ tokenRoles: ['Calendars.ReadWrite'] });
  expect(claimsOf((await world.signIn()).body.access_token).roles).toEqual(['Calendars.ReadWrite']);
});

test.each([
  { because: 'wrong secret', form: { client_secret: 'wrong' }, status: 401, error: 'invalid_client', code: 7000215 },
  { because: 'app not in the tenant', form: { client_id: 'nobody' }, status: 400, error: 'unauthorized_client', code: 700016 },
  { because: 'no such tenant', tenantName: 'fabrikam.com', status: 400, error: 'invalid_request', code: 90002 },
  { because: 'unknown certificate', form: { client_assertion: 'x.y.z' }, status: 401, error: 'invalid_client', code: 700027 },
])('[6.3] $because: $code', async ({ form, tenantName, status, error, code }) => {
  const world = await createSimulatedWorld();
  const answer = await world.signIn(form, tenantName);
  expect([answer.status, answer.body.error, answer.body.error_codes]).toEqual([status, error, [code]]);
  expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `));
  expect(Object.keys(answer.body)).toEqual([
    'error',
    'error_description',
    'error_codes',
    'timestamp',
    'trace_id',
    'correlation_id',
    'error_uri',
  ]);
});

test('[6.3] an expired secret and a disabled app, by their registration', async () => {
  const world = await createSimulatedWorld();
  world.tenant.app.change({ secretExpiresMs: world.clock.nowMs() - 1 });
  expect((await world.signIn()).body.error_codes).toEqual([7000222]);
  world.tenant.app.change({ secretExpiresMs: null, isEnabled: false });
  expect((await world.signIn()).body.error_codes).toEqual([7000112]);
});

test.each([
  { kind: 'wrongSecret', code: 7000215 },
  { kind: 'expiredSecret', code: 7000222 },
  { kind: 'unknownApp', code: 700016 },
  { kind: 'unknownTenant', code: 90002 },
  { kind: 'invalidAssertion', code: 700027 },
  { kind: 'disabledApp', code: 7000112 },
  { kind: 'signInUnavailable', code: 90033 },
  { kind: 'signInLoop', code: 50196 },
] as const)('[6.3] by fault $kind: $code, until it is used up', async ({ kind, code }) => {
  const world = await createSimulatedWorld();
  world.tenant.faults.add({ effect: { kind }, count: 1 });
  expect((await world.signIn()).body.error_codes).toEqual([code]);
  expect((await world.signIn()).status).toBe(200);
});

test('[6.6] an expired token is refused by Graph', async () => {
  const world = await createSimulatedWorld();
  await world.clock.advance(3_599_000);
  const { status, body } = await world.get(roomPath);
  expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
});

test('[6.5] a claims challenge stands until a token answers it', async () => {
  const world = await createSimulatedWorld();
  world.tenant.faults.add({ effect: { kind: 'claimsChallenge' } });
  const { status, headers } = await world.get(roomPath);
  const challenge = headers.get('www-authenticate') ?? '';
  expect(status).toBe(401);
  expect(challenge).toContain('error="insufficient_claims"');
  const claims = Buffer.from(/claims="([^"]+)"/.exec(challenge)?.[1] ?? '', 'base64').toString();
  const plain = (await world.signIn()).body.access_token;
  const answering = (await world.signIn({ claims })).body.access_token;
  expect((await world.call('GET', roomPath, undefined, { authorization: `Bearer ${plain}` })).status).toBe(401);
  expect((await world.call('GET', roomPath, undefined, { authorization: `Bearer ${answering}` })).status).toBe(200);
});
