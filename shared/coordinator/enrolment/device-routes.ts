import { Hono } from 'hono';
import { z } from 'zod';
import { coordinatorPaths, type DeviceChallenge, type DeviceTokenRequest } from '../../protocol/coordinator-line.ts';
import { createBodyReader } from '../notifications/read-body.ts';
import type { DeviceTokens } from './device-tokens.ts';

export interface DeviceRoutesDeps {
  readonly deviceTokens: Pick<DeviceTokens, 'newChallenge' | 'issue'>;
}

const LONGEST_BODY_BYTES = 2 * 1024;

const requestSchema: z.ZodType<DeviceTokenRequest> = z.strictObject({
  publicKey: z.string().max(100),
  challenge: z.string().max(200),
  signature: z.string().max(200),
});

/** Where a device gets its tokens. Refusals are in the shape of OAuth's, like what is given out, and do not say what was wrong. */
export function createDeviceRoutes({ deviceTokens }: DeviceRoutesDeps): Hono {
  const readBody = createBodyReader({ longestBytes: LONGEST_BODY_BYTES, mostBytes: 1024 * LONGEST_BODY_BYTES });
  const app = new Hono();

  app.post(coordinatorPaths.challenge, () => answer({ challenge: deviceTokens.newChallenge() } satisfies DeviceChallenge));

  app.post(coordinatorPaths.token, async (context) => {
    const read = await readBody(context.req.raw);
    if (read.kind === 'noRoom') return answer({ error: 'temporarily_unavailable' }, 503, { 'Retry-After': '1' });
    const request = read.kind === 'read' ? parse(read.text) : null;
    if (!request) return answer({ error: 'invalid_request' }, read.kind === 'tooLarge' ? 413 : 400);
    const token = deviceTokens.issue(request);
    return token ? answer(token) : answer({ error: 'invalid_client', error_description: 'no proof of an enrolled door' }, 401);
  });

  return app;
}

const answer = (body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });

function parse(text: string): DeviceTokenRequest | null {
  try {
    return requestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
