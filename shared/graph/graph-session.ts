import type { DoorConfig } from '../config/door-config.ts';
import type { ServerTimeSample } from '../domain/clock-offset.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { createAuthorizedSend } from './authorized-send.ts';
import { createGraphTransport, type GraphTransport, IN_FLIGHT } from './graph-transport.ts';
import { createRequestSlots } from './request-slots.ts';
import { createTokenRequest } from './token-request.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

/** An app signed in to one tenant: its tokens, and calls that carry them. */
export interface GraphSession {
  readonly tokens: TokenSource;
  readonly transport: GraphTransport;
  /** The same, for another mailbox: it is throttled apart, so that its waits are none of ours. */
  transportApart(): GraphTransport;
}

export interface GraphSessionDeps {
  readonly config: Pick<DoorConfig, 'tenantId' | 'clientId' | 'credential' | 'cloud'>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** GUIDs for `client-request-id`. */
  readonly newId: () => string;
  readonly log: Log;
  /** Called for every answer that Graph itself gave, with the device's wall clock at asking and hearing. */
  readonly onServerTime: (sample: ServerTimeSample) => void;
  /** Called for every request to Graph, repeats after a renewed token included. */
  readonly onSend?: () => void;
  /** Called for every request that writes, with Graph's id of it, or with ours where no answer came. */
  readonly onWrite?: (requestId: string) => void;
}

/** Asks for nothing by itself: the first call brings the first token. */
export function createGraphSession(deps: GraphSessionDeps): GraphSession {
  const { config, fetch, clock, newId, log, onServerTime, onSend = () => {}, onWrite = () => {} } = deps;
  const root = config.cloud.graph;
  const tokens = createTokenSource({ requestToken: createTokenRequest({ config, fetch, clock }), clock, log });
  const send = createAuthorizedSend({ fetch, clock, tokens, root, onSend, onWrite, onServerTime });
  const slots = createRequestSlots(IN_FLIGHT);
  const transportApart = () => createGraphTransport({ root, send, clock, newId, log, slots });
  return { tokens, transport: transportApart(), transportApart };
}
