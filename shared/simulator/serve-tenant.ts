import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Clock } from '../runtime/clock.ts';
import { type Log, silentLog } from '../runtime/log.ts';
import { AnswerDropped } from './http/answer-dropped.ts';
import { createPageFiles } from './http/page-files.ts';
import { createTenantHandler } from './http/tenant-handler.ts';
import { sentPartOf } from './http/truncated-response.ts';
import { isQuirkName, quirkNames } from './quirks/catalogue.ts';
import { isScenarioName, loadScenario, scenarioNames } from './scenarios/scenarios.ts';
import { followTenant } from './tenant/follow-tenant.ts';
import { createTenant, type Tenant } from './tenant/tenant.ts';

export interface ServeTenantOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** One of `scenarioNames`; null starts with empty calendars. Throws on any other. */
  readonly scenario: string | null;
  /** Names out of `quirkNames`, on from the start. Throws on any other. */
  readonly quirks?: readonly string[];
  /** Where the built pages are; null serves none. */
  readonly pagesDir: string | null;
  readonly clock: Clock;
  readonly random?: () => number;
  /** How webhooks are reached. */
  readonly fetch?: typeof globalThis.fetch;
  readonly log?: Log;
}

export interface ServedTenant {
  /** For example `http://127.0.0.1:4010`. */
  readonly address: string;
  /** The same tenant without HTTP, for tests in this process. */
  readonly tenant: Tenant;
  close(): Promise<void>;
}

/** Sends what got out of a broken-off answer, then drops the socket. */
function breakOff(response: Response, part: Uint8Array, outgoing: ServerResponse): void {
  const headers = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, { ...headers, 'Content-Length': String(part.byteLength * 2) });
  outgoing.write(part, () => outgoing.destroy());
}

async function answer(handler: (request: Request) => Promise<Response>, request: Request, { incoming, outgoing }: HttpBindings, log: Log) {
  try {
    const response = await handler(request);
    const part = sentPartOf(response);
    if (part === null) return response;
    breakOff(response, part, outgoing);
  } catch (error) {
    if (!(error instanceof AnswerDropped)) log.error('simulatorFailed', { error: String(error) });
    incoming.socket.destroy();
  }
  return RESPONSE_ALREADY_SENT;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, host, () => {
    const bound = server.address();
    resolve(typeof bound === 'object' && bound ? bound.port : port);
  });
  return promise;
}

/** Runs a tenant behind real HTTP. Rejects where the port cannot be had. */
export async function serveTenant(options: ServeTenantOptions): Promise<ServedTenant> {
  const { host, port, scenario, pagesDir, clock, quirks = [], random = Math.random, fetch = globalThis.fetch, log = silentLog } = options;
  const tenant = createTenant({ clock, random, fetch });
  // What tries a coordinator out beside it has no certificate.
  tenant.switches.change({ allowsLoopbackHttp: true });
  for (const quirk of quirks) {
    if (!isQuirkName(quirk)) throw new Error(`quirk '${quirk}' is none of ${quirkNames.join(', ')}`);
    tenant.quirks.turn(quirk, true);
  }
  if (scenario !== null) {
    if (!isScenarioName(scenario)) throw new Error(`scenario '${scenario}' is none of ${scenarioNames.join(', ')}`);
    loadScenario(tenant, scenario);
  }
  const handler = createTenantHandler(tenant, { pages: pagesDir === null ? null : createPageFiles(pagesDir) });
  const server = createAdaptorServer({
    fetch: (request, bindings) => answer(handler, request, bindings as { incoming: IncomingMessage; outgoing: ServerResponse }, log),
    overrideGlobalObjects: false,
  }) as Server;
  const bound = await listen(server, port, host);
  const stop = new AbortController();
  const following = followTenant(tenant, stop.signal);
  log.info('simulatorListening', { host, port: bound });
  return {
    address: `http://${host}:${bound}`,
    tenant,
    async close() {
      stop.abort();
      tenant.subscriptions.webhooks.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, following]);
    },
  };
}
