import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ServedTenant } from '../../../shared/simulator/serve-tenant.ts';
import { createCheckedFetch } from './checked-fetch.ts';
import { spoiledIn } from './spoiled-answers.ts';
import { type WireRecord, wireRecord } from './violation.ts';

export interface CheckingProxy {
  /** What a door is given in place of the tenant's own address. */
  readonly address: string;
  close(): Promise<void>;
}

const perConnection = ['connection', 'content-length', 'transfer-encoding', 'keep-alive'];

function without(headers: Headers, names: readonly string[]): Headers {
  const kept = new Headers(headers);
  for (const name of names) kept.delete(name);
  return kept;
}

/** What came of an answer, whole or not. */
async function drain({ body }: Response): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of body ?? []) parts.push(part);
    return { bytes: Buffer.concat(parts), isWhole: true };
  } catch {
    return { bytes: Buffer.concat(parts), isWhole: false };
  }
}

/** Stands before a served tenant, for doors in processes of their own. A violation drops the connection and is kept in the record. */
export async function openCheckingProxy(
  { address, tenant }: Pick<ServedTenant, 'address' | 'tenant'>,
  record: WireRecord = wireRecord,
): Promise<CheckingProxy> {
  const checked = createCheckedFetch(globalThis.fetch, { spoiledBy: spoiledIn(tenant), record });
  const forward = async (request: Request, outgoing: ServerResponse): Promise<Response> => {
    const { pathname, search, host } = new URL(request.url);
    const headers = without(request.headers, perConnection);
    const body = (await request.text()) || null;
    const { method } = request;
    const answer = await checked(`${address}${pathname}${search}`, { method, headers, body, redirect: 'manual' });
    const { status } = answer;
    const { bytes, isWhole } = await drain(answer);
    // Links and locations lead back here.
    const here = (text: string): string => text.replaceAll(new URL(address).host, host);
    const passed = [...without(answer.headers, perConnection)].map(([name, value]): [string, string] => [name, here(value)]);
    if (isWhole) return new Response(bytes.length === 0 ? null : here(bytes.toString()), { status, headers: passed });
    outgoing.writeHead(status, { ...Object.fromEntries(passed), 'Content-Length': bytes.length + 1 });
    outgoing.flushHeaders();
    outgoing.write(bytes, () => outgoing.destroy());
    return RESPONSE_ALREADY_SENT;
  };
  const server = createAdaptorServer({
    fetch: (request, bindings) => {
      const { incoming, outgoing } = bindings as { incoming: IncomingMessage; outgoing: ServerResponse };
      return forward(request, outgoing).catch(() => {
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      });
    },
    overrideGlobalObjects: false,
  }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
