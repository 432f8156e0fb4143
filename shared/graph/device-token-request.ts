import { z } from 'zod';
import { coordinatorPaths, type DeviceTokenRequest, tokenProof } from '../protocol/coordinator-line.ts';
import type { Clock } from '../runtime/clock.ts';
import { withDeadline } from './deadline.ts';
import type { GatewayAccess } from './graph-access.ts';
import { GraphError } from './graph-error.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { RequestToken } from './token-request.ts';

export interface DeviceTokenRequestDeps {
  readonly access: Pick<GatewayAccess, 'coordinator' | 'deviceKey'>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

/** For challenge and token together; callers share one request, so no single caller's signal may end it. */
const TIMEOUT_MS = 20_000;

const challengeSchema = z.object({ challenge: z.string().min(1) });
const issuedSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const refusalSchema = z.object({ error: z.string().min(1) });

/**
 * A token of the coordinator's, for proof that the device has its key (D9). A door that is not enrolled, or was cut off, is
 * `credentialRefused`. Claims of a challenge are Entra's business with the coordinator: nothing is made of them here.
 */
export function createDeviceTokenRequest({ access, fetch, clock }: DeviceTokenRequestDeps): RequestToken {
  const { coordinator, deviceKey } = access;

  const post = async <T>(path: string, body: DeviceTokenRequest | null, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> => {
    const json = body === null ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(coordinator + path, { method: 'POST', ...json, signal, redirect: 'manual' }).catch(offline);
    const answer = parseJson(await response.text().catch(offline));
    if (!response.ok) throw refusalFrom(response, answer, clock.nowMs());
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new GraphError('unexpectedReply', `device token: ${path}: not what a coordinator answers`, { status: response.status });
  };

  return () =>
    withDeadline({ clock, ms: TIMEOUT_MS, signal: new AbortController().signal }, async (signal) => {
      const { challenge } = await post(coordinatorPaths.challenge, null, challengeSchema, signal);
      const proof = { publicKey: deviceKey.publicKey, challenge, signature: deviceKey.sign(tokenProof(challenge)) };
      const issued = await post(coordinatorPaths.token, proof, issuedSchema, signal);
      return { token: issued.access_token, lifeMs: issued.expires_in * 1000 };
    });
}

function offline(cause: unknown): never {
  throw new GraphError('offline', 'the coordinator did not answer', { cause });
}

function refusalFrom(response: Response, answer: unknown, nowMs: number): GraphError {
  const code = refusalSchema.safeParse(answer).data?.error;
  const retryAfterMs = parseRetryAfter(response.headers, nowMs);
  return new GraphError(kindOf(response.status, code !== undefined), `device token: ${response.status} ${code ?? 'without a code'}`, {
    status: response.status,
    ...(code !== undefined && { code }),
    ...(retryAfterMs !== null && { retryAfterMs }),
  });
}

/** Without the coordinator's own body it was a proxy or a portal that answered, and no word on the door. */
function kindOf(status: number, hasCode: boolean) {
  if (status === 429) return 'throttled';
  if (status >= 500) return 'serviceFailing';
  return hasCode && (status === 401 || status === 403) ? 'credentialRefused' : 'unexpectedReply';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
