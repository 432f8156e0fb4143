import type { z } from 'zod';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { withDeadline } from './deadline.ts';
import { createGraphClient, type GraphRequest, type GraphTarget, type SendExactly } from './graph-client.ts';
import { GraphError, type GraphErrorFacts } from './graph-error.ts';
import { type CallSubject, graphErrorFrom } from './graph-failure.ts';
import { createHold, type Hold } from './hold.ts';
import { createRequestSlots, type RequestSlots } from './request-slots.ts';

export interface GraphCall {
  /** For the log and for messages. */
  readonly operation: string;
  readonly method: GraphRequest['method'];
  readonly target: GraphTarget;
  readonly subject: CallSubject;
  /** Preferences beside the immutable ids. */
  readonly prefer?: readonly string[];
  readonly body?: string;
  /** An etag; anything else that is there by then gets `changed`. */
  readonly ifMatch?: string;
}

export interface GraphTransport {
  /** The answer as `schema` reads it. Throws `GraphError`. */
  call<T>(call: GraphCall, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
}

export interface GraphTransportDeps {
  readonly root: string;
  readonly send: SendExactly;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
  /** Shared by the transports of one process. */
  readonly slots?: RequestSlots;
}

/** At most so many requests of one process at a time (D4). */
export const IN_FLIGHT = 2;
/** For a call as a whole once it has its slot: token, request, answer, and the second try after a 401. */
const CALL_TIMEOUT_MS = 30_000;

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The one place that makes Graph requests. */
export function createGraphTransport({ root, send, clock, newId, log, ...deps }: GraphTransportDeps): GraphTransport {
  const client = createGraphClient(root, send);
  const slots = deps.slots ?? createRequestSlots(IN_FLIGHT);
  // Directory and mailbox are throttled apart.
  const holds = { user: createHold(clock), room: createHold(clock) };

  async function exchange(call: GraphCall, clientRequestId: string, signal: AbortSignal): Promise<Reply> {
    const headers = {
      Accept: 'application/json',
      // On every request, or the same event comes under another id (Q14).
      Prefer: ['IdType="ImmutableId"', ...(call.prefer ?? [])].join(', '),
      'client-request-id': clientRequestId,
      'return-client-request-id': 'true',
      ...(call.ifMatch !== undefined && { 'If-Match': call.ifMatch }),
    };
    const { method, target, body = null } = call;
    const response = await client({ method, target, headers, body, signal });
    const text = await response.text().catch((cause: unknown) => {
      throw new GraphError('offline', 'the answer broke off', { clientRequestId, cause });
    });
    return { status: response.status, headers: response.headers, text };
  }

  async function perform<T>(call: GraphCall, schema: z.ZodType<T>, hold: Hold, signal: AbortSignal): Promise<T> {
    hold.check(); // again: it may have begun while we waited for a slot
    const clientRequestId = newId();
    const facts = { clientRequestId };
    try {
      const deadline = { clock, ms: CALL_TIMEOUT_MS, signal, facts };
      const reply = await withDeadline(deadline, (stop) => exchange(call, clientRequestId, stop));
      return readReply(call, schema, reply, clientRequestId, clock.nowMs());
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const named = error.facts.clientRequestId ? error : new GraphError(error.kind, error.message, { ...facts, ...error.facts });
      hold.remember(named);
      if (named.kind !== 'aborted') log.warn('graphCallFailed', { operation: call.operation, kind: named.kind, ...loggable(named.facts) });
      throw named;
    }
  }

  return {
    async call(call, schema, signal) {
      const hold = call.subject === 'user' ? holds.user : holds.room;
      hold.check();
      return slots.run(signal, () => perform(call, schema, hold, signal));
    },
  };
}

function readReply<T>(call: GraphCall, schema: z.ZodType<T>, reply: Reply, clientRequestId: string, nowMs: number): T {
  const { operation, subject } = call;
  const { status, headers } = reply;
  const body = parseBody(reply.text);
  if (status < 200 || status > 299) throw graphErrorFrom({ operation, subject, status, headers, body, clientRequestId, nowMs });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const requestId = headers.get('request-id');
  throw new GraphError('unexpectedReply', `${operation}: ${issue?.path.join('.') || 'body'}: ${issue?.message}`, {
    status,
    clientRequestId,
    ...(requestId !== null && { requestId }),
    cause: parsed.error,
  });
}

/** Null for nothing, undefined for what is not JSON, such as HTML (Q35) or half an answer. */
function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function loggable({ status, code, retryAfterMs, requestId, clientRequestId }: GraphErrorFacts) {
  return { status, code, retryAfterMs, requestId, clientRequestId };
}
