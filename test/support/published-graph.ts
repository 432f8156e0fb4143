import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Item = Record<string, unknown>;
type Page = { readonly value: readonly Item[] } & Record<string, unknown>;

export interface PublishedGraph {
  readonly address: string;
  /** What the following delta round brings. */
  publish(pages: readonly Page[]): void;
  close(): Promise<void>;
}

const NEXT = '@odata.nextLink';
const DELTA = '@odata.deltaLink';

/**
 * Serves published pages as they are, but for the host of their links, and closes a round that they leave open.
 * The plain `calendarView` is answered with the items told so far.
 */
export async function servePublishedGraph(now: string): Promise<PublishedGraph> {
  const told = new Map<string, Item>();
  let round: Page[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://graph.test');
    const reply = (body: unknown): void => {
      response.setHeader('Date', new Date(now).toUTCString());
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(body));
    };
    request.resume();
    if (pathname.includes('openid-configuration')) return reply(discovery(address));
    if (pathname.endsWith('/token')) return reply({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: 'token' });
    if (pathname.includes('/delta')) return reply(nextPage());
    if (pathname.endsWith('/calendarView')) return reply({ value: [...told.values()] });
    if (pathname.endsWith('/mailboxSettings')) return reply({ timeZone: 'UTC' });
    return reply({ id: '4d2d1b9a-5f0f-4bb0-9f0b-0c7a6a3f7c11', displayName: 'Published room' });
  });

  const nextPage = (): Page => {
    const page = round.shift() ?? { value: [] };
    for (const item of page.value) {
      if ('@removed' in item) told.delete(String(item.id));
      else told.set(String(item.id), item);
    }
    const { [NEXT]: next, [DELTA]: delta, ...rest } = page;
    if (round.length > 0 || typeof next === 'string') return { ...rest, value: page.value, [NEXT]: here(String(next ?? delta)) };
    return {
      ...rest,
      value: page.value,
      [DELTA]: here(typeof delta === 'string' ? delta : 'https://h/v1.0/me/calendarView/delta?$deltatoken=end'),
    };
  };
  const here = (link: string): string => link.replace(/^https:\/\/[^/]+/, address);

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    publish(pages) {
      round = [...pages];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function discovery(address: string): unknown {
  return {
    issuer: `${address}/tenant/v2.0`,
    authorization_endpoint: `${address}/tenant/oauth2/v2.0/authorize`,
    token_endpoint: `${address}/tenant/oauth2/v2.0/token`,
    jwks_uri: `${address}/tenant/discovery/v2.0/keys`,
  };
}
