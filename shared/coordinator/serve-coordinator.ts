import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import { coordinatorPaths } from '../protocol/coordinator-line.ts';
import { LONGEST_DOOR_MESSAGE } from '../protocol/coordinator-line-schema.ts';
import type { Log } from '../runtime/log.ts';
import { textSocketOf } from '../runtime/web-socket.ts';
import type { Coordinator } from './open-coordinator.ts';
import { createRemoteAddress } from './remote-address.ts';

export interface ServeCoordinatorOptions {
  readonly coordinator: Coordinator;
  /** The address to bind. TLS is a proxy's in front of it. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Addresses and networks of proxies that are believed whom they speak for. */
  readonly trustedProxies: readonly string[];
  readonly log: Log;
  /** How long the head of a request may take. */
  readonly headersMs?: number;
  /** How long a connection may stand still. */
  readonly stalledMs?: number;
}

export interface CoordinatorHost {
  /** Where it listens, e.g. `http://127.0.0.1:4030`. */
  readonly address: string;
  /** Frees the port, closes the coordinator with its lines, and cuts off after half a second who still talks. */
  close(): Promise<void>;
}

/** Thousands of doors come back in the same seconds after a restart; Node's own would be 511. The system may set a lower bound. */
const BACKLOG = 8_192;
const HEADERS_MS = 10_000;
const REQUEST_MS = 20_000;
/** Whoever neither reads nor writes for so long is gone: longer than any answer takes. Lines have heartbeats instead. */
const STALLED_MS = 120_000;
/** What comes in one piece is worked on in one: a thousand requests sent at once would keep everybody waiting. */
const MOST_REQUESTS_A_SOCKET = 100;
const GOODBYE_MS = 500;
/** A line that was ended and does not answer is gone by then: nothing else bounds how many there are. Its types do not know the option yet. */
const closing = { closeTimeout: 2_000 };
/** Its characters, in bytes. */
const LONGEST_PAYLOAD_BYTES = 4 * LONGEST_DOOR_MESSAGE;

/** Puts a coordinator on the network, and starts it. Rejects with Node's error where the address cannot be had. */
export async function serveCoordinator(options: ServeCoordinatorOptions): Promise<CoordinatorHost> {
  const { coordinator, host, port, trustedProxies, log, headersMs = HEADERS_MS, stalledMs = STALLED_MS } = options;
  const remoteAddressOf = createRemoteAddress(trustedProxies);
  const server = createAdaptorServer({
    fetch: (request) => coordinator.handle(request),
    overrideGlobalObjects: false,
    // Node looks for the late ones every half a minute otherwise.
    serverOptions: { headersTimeout: headersMs, requestTimeout: REQUEST_MS, connectionsCheckingInterval: headersMs / 5 },
  }) as Server;
  server.timeout = stalledMs;
  server.maxRequestsPerSocket = MOST_REQUESTS_A_SOCKET;
  server.on('dropRequest', (_request: IncomingMessage, socket: Duplex) => socket.destroy()); // the last answer said that it was the last
  const lines = new WebSocketServer({
    noServer: true,
    ...closing,
    maxPayload: LONGEST_PAYLOAD_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const status = refusalOf(request);
    const from = remoteAddressOf(request);
    if (status === null) lines.handleUpgrade(request, socket, head, (line) => coordinator.acceptLine(textSocketOf(line), from));
    else turnAway(socket, status);
  });
  server.listen({ host, port, backlog: BACKLOG });
  await once(server, 'listening'); // rejects on 'error'
  const { port: bound } = server.address() as AddressInfo;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  coordinator.start();
  log.info('coordinatorListening', { address });

  return {
    address,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await coordinator.close(); // which says goodbye on every line
      const cutOff = setTimeout(() => {
        for (const line of lines.clients) line.terminate();
        server.closeAllConnections();
      }, GOODBYE_MS);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

/** Node looks after a socket no more once it asks for an upgrade: its errors are ours to hear, or they end the process, and so is its end. */
function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A page in a browser has no business on a line, and says by `Origin` that it is one; doors send none. */
function refusalOf({ url = '', headers }: IncomingMessage): string | null {
  if (headers.origin !== undefined) return '403 Forbidden';
  return url.split('?', 1)[0] === coordinatorPaths.line ? null : '404 Not Found';
}
