import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import type { DoorEngine } from '../engine/door-engine.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { exposureProblem } from './display-token.ts';
import { createDoorApp } from './door-app.ts';
import { followHeartbeat } from './heartbeat.ts';
import { serveScreen } from './serve-screen.ts';

export interface ServeDoorOptions {
  readonly engine: DoorEngine;
  /** The address to bind: loopback, or any other when there is a display token. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The built pages: `door/index.html` and `assets/`. */
  readonly pagesDir: string;
  /** Further names, without port, by which screens reach the door. */
  readonly allowedHosts?: readonly string[];
  /** Null asks for none, and is refused for any but a loopback address. */
  readonly displayToken: string | null;
  readonly log: Log;
  readonly clock?: Pick<Clock, 'sleep'>;
}

export interface DoorHost {
  /** Where the door is, e.g. `http://127.0.0.1:4020`. */
  readonly address: string;
  /** Says goodbye to the screens and frees the port. The engine is its owner's to close. */
  close(): Promise<void>;
}

const HEARTBEAT_MS = 30_000;
/** The longest command is far shorter; a longer message ends its connection. */
const LONGEST_MESSAGE_BYTES = 16 * 1024;
const GOODBYE_MS = 500;

/** Shows one engine to any number of browsers. Rejects with Node's error where the address cannot be had. */
export async function serveDoor(options: ServeDoorOptions): Promise<DoorHost> {
  const { engine, host, pagesDir, allowedHosts = [], displayToken, log, clock = systemClock } = options;
  const problem = exposureProblem(host, displayToken);
  if (problem !== null) throw new Error(`display token: ${problem}`);

  const app = createDoorApp({ engine, pagesDir, rules: { boundHost: host, allowedHosts }, displayToken, port: () => port, log });
  const screens = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE_BYTES });
  const server = createAdaptorServer({
    fetch: app.fetch,
    websocket: { server: screens as WebSocketServerLike }, // their types differ in an optional's `undefined`
    overrideGlobalObjects: false,
  }) as Server;
  screens.on('connection', (socket) => serveScreen(socket, engine, log));
  server.listen(options.port, host);
  await once(server, 'listening'); // rejects on 'error'
  const { port } = server.address() as AddressInfo;

  const closing = new AbortController();
  const heartbeat = followHeartbeat({ screens: screens.clients, clock, everyMs: HEARTBEAT_MS }, closing.signal);

  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    async close() {
      closing.abort();
      await heartbeat;
      const closed = [once(server, 'close'), ...[...screens.clients].map((screen) => once(screen, 'close'))];
      server.close();
      for (const screen of screens.clients) screen.close(1001);
      const cutOff = setTimeout(() => {
        for (const screen of screens.clients) screen.terminate();
        server.closeAllConnections();
      }, GOODBYE_MS);
      await Promise.all(closed);
      clearTimeout(cutOff);
    },
  };
}
