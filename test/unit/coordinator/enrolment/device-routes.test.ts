import { expect, test } from 'vitest';
import { createDeviceRoutes } from '../../../../shared/coordinator/enrolment/device-routes.ts';
import { coordinatorPaths, type DeviceTokenRequest } from '../../../../shared/protocol/coordinator-line.ts';

const good: DeviceTokenRequest = { publicKey: 'key', challenge: 'c1', signature: 'signed' };
const app = createDeviceRoutes({
  deviceTokens: {
    newChallenge: () => 'c1',
    issue: ({ signature }) => (signature === 'signed' ? { access_token: 'token', expires_in: 600 } : null),
  },
});

async function post(path: string, body?: unknown) {
  const response = await app.request(path, {
    method: 'POST',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return [response.status, await response.json()] as const;
}

test('C24 a challenge is given to anybody, and a token for proof', async () => {
  expect(await post(coordinatorPaths.challenge)).toEqual([200, { challenge: 'c1' }]);
  expect(await post(coordinatorPaths.token, good)).toEqual([200, { access_token: 'token', expires_in: 600 }]);
});

test.each([
  { body: { ...good, signature: 'forged' }, status: 401, error: 'invalid_client' },
  { body: { ...good, extra: 1 }, status: 400, error: 'invalid_request' },
  { body: { publicKey: 'key' }, status: 400, error: 'invalid_request' },
  { body: '{', status: 400, error: 'invalid_request' },
  { body: '', status: 400, error: 'invalid_request' },
  { body: { ...good, signature: 'x'.repeat(3_000) }, status: 413, error: 'invalid_request' },
])('C24 $error: $status for what is no proof', async ({ body, status, error }) => {
  const [answered, answer] = await post(coordinatorPaths.token, body);
  expect([answered, answer]).toMatchObject([status, { error }]);
});
