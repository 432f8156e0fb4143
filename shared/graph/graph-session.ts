import type { ServerTimeSample } from '../domain/clock-offset.ts';
import { coordinatorPaths, GATEWAY_ROOT_HEADER } from '../protocol/coordinator-line.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { createAuthorizedSend } from './authorized-send.ts';
import { createDeviceTokenRequest } from './device-token-request.ts';
import type { GraphAccess } from './graph-access.ts';
import type { SendExactly } from './graph-client.ts';
import { createGraphTransport, type GraphTransport, IN_FLIGHT } from './graph-transport.ts';
import { createRequestSlots } from './request-slots.ts';
import { createTokenRequest, type RequestToken } from './token-request.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

/** An app signed in to one tenant, or a door let in by its coordinator: its tokens, and calls that carry them. */
export interface GraphSession {
  /** Graph's address, or the gateway's in its place; the version comes below it. */
  readonly root: string;
  readonly tokens: TokenSource;
  /** One request as it is, with a token; see `createAuthorizedSend`. */
  readonly send: SendExactly;
  readonly transport: GraphTransport;
  /** The same, for another mailbox: it is throttled apart, so that its waits are none of ours. */
  transportApart(): GraphTransport;
}

export interface GraphSessionDeps {
  readonly access: GraphAccess;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** GUIDs for `client-request-id`. */
  readonly newId: () => string;
  readonly log: Log;
  /** Requests at a time, 2 unless said: enough for a door, and too few for who looks after a thousand rooms. */
  readonly inFlight?: number;
  /** Called for every answer that Graph itself gave, with the device's wall clock at asking and hearing. */
  readonly onServerTime: (sample: ServerTimeSample) => void;
  /** Called for every request to Graph, repeats after a renewed token included. */
  readonly onSend?: () => void;
  /** Called for every request that writes, with Graph's id of it, or with ours where no answer came. */
  readonly onWrite?: (requestId: string) => void;
}

/** Asks for nothing by itself: the first call brings the first token. */
export function createGraphSession(deps: GraphSessionDeps): GraphSession {
  const { access, fetch, clock, newId, log, onServerTime, onSend = () => {}, onWrite = () => {} } = deps;
  const root = access.kind === 'direct' ? access.cloud.graph : access.coordinator + coordinatorPaths.gateway;
  const extraHeaders = access.kind === 'direct' ? {} : { [GATEWAY_ROOT_HEADER]: root };
  const tokens = createTokenSource({ requestToken: tokenRequestFor(deps), clock, log });
  const send = createAuthorizedSend({ fetch, clock, tokens, root, extraHeaders, onSend, onWrite, onServerTime });
  const slots = createRequestSlots(deps.inFlight ?? IN_FLIGHT);
  const transportApart = () => createGraphTransport({ root, send, clock, newId, log, slots });
  return { root, tokens, send, transport: transportApart(), transportApart };
}

function tokenRequestFor({ access, fetch, clock }: Pick<GraphSessionDeps, 'access' | 'fetch' | 'clock'>): RequestToken {
  if (access.kind === 'direct') return createTokenRequest({ app: access, fetch, clock });
  return createDeviceTokenRequest({ access, fetch, clock });
}
