import { z } from 'zod';
import { GraphError, type GraphErrorKind } from './graph-error.ts';
import type { LoginReply } from './login-network.ts';
import { parseRetryAfter } from './retry-after.ts';

/** The error body of the token endpoint [6.3]. */
const refusalSchema = z.object({
  error: z.string(),
  error_description: z.string().nullable().catch(null),
  error_codes: z.array(z.number()).nullable().catch(null),
  trace_id: z.string().nullable().catch(null),
});

/** Entra's own trouble, which says nothing against the credential. */
const passingKinds: ReadonlyMap<string, GraphErrorKind> = new Map([
  ['AADSTS90033', 'serviceFailing'],
  ['AADSTS50196', 'throttled'], // it took our asking for a loop
  ['temporarily_unavailable', 'serviceFailing'],
]);

/** The message names status and code only: descriptions quote what was sent. */
export function loginErrorFrom(reply: LoginReply, nowMs: number): GraphError {
  const refusal = refusalSchema.safeParse(reply.body).data ?? null;
  const code = refusal && codeOf(refusal);
  const retryAfterMs = parseRetryAfter(reply.headers, nowMs);
  return new GraphError(kindOf(reply.status, code), `token request: ${reply.status} ${code ?? 'without a code'}`, {
    status: reply.status,
    ...(code && { code }),
    ...(retryAfterMs !== null && { retryAfterMs }),
    ...(refusal?.trace_id && { requestId: refusal.trace_id }),
  });
}

function kindOf(status: number, code: string | null): GraphErrorKind {
  const passing = passingKinds.get(code ?? '');
  if (passing) return passing;
  if (status === 429) return 'throttled';
  if (status >= 500) return 'serviceFailing';
  // Without Entra's body it was a proxy or a portal that answered, and no word on the credential.
  return status >= 400 && code !== null ? 'credentialRefused' : 'unexpectedReply';
}

function codeOf(refusal: z.infer<typeof refusalSchema>): string {
  const [number = refusal.error_description?.match(/AADSTS(\d+)/)?.[1]] = refusal.error_codes ?? [];
  return number === undefined ? refusal.error : `AADSTS${number}`;
}
