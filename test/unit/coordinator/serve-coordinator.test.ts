import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import type { Coordinator } from '../../../shared/coordinator/open-coordinator.ts';
import { type CoordinatorHost, type ServeCoordinatorOptions, serveCoordinator } from '../../../shared/coordinator/serve-coordinator.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import type { TextSocket } from '../../../shared/runtime/text-socket.ts';

const hosts: CoordinatorHost[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const host of hosts.splice(0)) await host.close();
});

/** A coordinator that writes down what it is handed, and answers what it is told to. */
function playedCoordinator(answer: (request: Request) => Promise<Response> = async () => new Response('answered')) {
  const acts: string[] = [];
  const froms: string[] = [];
  const lines: TextSocket[] = [];
  const coordinator: Coordinator = {
    handle(request) {
      acts.push(`${request.method} ${new URL(request.url).pathname}`);
      return answer(request);
    },
    acceptLine(socket, from) {
      acts.push('line');
      froms.push(from);
      lines.push(socket);
      socket.onText((text) => socket.send(`heard ${text}`));
    },
    start: () => void acts.push('start'),
    async close() {
      acts.push('close');
      for (const line of lines) line.close(1000, 'stopping');
    },
  };
  return { coordinator, acts, froms, lines };
}

async function serve(coordinator: Coordinator, options: Partial<ServeCoordinatorOptions> = {}): Promise<CoordinatorHost> {
  const host = await serveCoordinator({ coordinator, host: '127.0.0.1', port: 0, trustedProxies: [], log: silentLog, ...options });
  hosts.push(host);
  return host;
}

function openLine({ address }: CoordinatorHost, path = '/line', options: ClientOptions = {}): WebSocket {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}${path}`, options);
  sockets.push(socket);
  return socket;
}

test('it starts the coordinator once it can be reached, and hands it requests', async () => {
  const { coordinator, acts } = playedCoordinator();
  const host = await serve(coordinator);
  expect(acts).toEqual(['start']);
  expect(await (await fetch(`${host.address}/healthz`)).text()).toBe('answered');
  expect(acts).toEqual(['start', 'GET /healthz']);
});

test('a WebSocket at /line is a line: texts go both ways, uncompressed', async () => {
  const { coordinator, acts } = playedCoordinator();
  const socket = openLine(await serve(coordinator));
  await once(socket, 'open');
  expect([acts.at(-1), socket.extensions]).toEqual(['line', '']);
  socket.send('hello');
  expect(String((await once(socket, 'message'))[0])).toBe('heard hello');
});

test.each([
  { trusted: [], from: '127.0.0.1' },
  { trusted: ['127.0.0.0/8'], from: '198.51.100.7' },
])('C73 a line is counted with $from where the proxies $trusted are trusted', async ({ trusted, from }) => {
  const { coordinator, froms } = playedCoordinator();
  const socket = openLine(await serve(coordinator, { trustedProxies: trusted }), '/line', {
    headers: { 'X-Forwarded-For': '198.51.100.7' },
  });
  await once(socket, 'open');
  expect(froms).toEqual([from]);
});

test.each([
  { what: 'at another path', path: '/bridge', origin: undefined, status: 404 },
  { what: 'of a page in a browser', path: '/line', origin: 'https://evil.example', status: 403 },
])('a WebSocket $what is refused', async ({ path, origin, status }) => {
  const { coordinator, acts } = playedCoordinator();
  const socket = openLine(await serve(coordinator), path, origin === undefined ? {} : { origin });
  const [refusal] = await once(socket, 'unexpected-response').then(([, response]) => [response]);
  socket.on('error', () => {});
  expect(refusal.statusCode).toBe(status);
  expect(acts).toEqual(['start']);
});

const upgradeAt = (path: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

test('a stranger that breaks off while it is refused does no harm', async () => {
  const { address } = await serve(playedCoordinator().coordinator);
  const { hostname, port } = new URL(address);
  for (let each = 0; each < 20; each += 1) {
    const stranger = connect(Number(port), hostname);
    stranger.on('error', () => {});
    stranger.write(upgradeAt('/bridge'), () => stranger.resetAndDestroy());
    await once(stranger, 'close');
  }
  expect((await fetch(`${address}/healthz`)).status).toBe(200); // vitest fails on the error that would have ended the process
});

test('a stranger that is refused and stays on is cut off', async () => {
  const { address } = await serve(playedCoordinator().coordinator);
  const { hostname, port } = new URL(address);
  const stranger = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  stranger.on('error', () => {});
  stranger.write(upgradeAt('/bridge'));
  await once(stranger.resume(), 'end');
  // To a socket that is gone that is answered by a reset, which the next time shows.
  while (!stranger.destroyed) await new Promise((resolve) => stranger.write('more', resolve));
});

test.each([
  { what: 'bytes', message: Buffer.from([1, 2, 3]), code: 1003 },
  { what: 'a megabyte', message: 'x'.repeat(1024 * 1024), code: 1009 },
])('$what end the line', async ({ message, code }) => {
  const { coordinator } = playedCoordinator();
  const socket = openLine(await serve(coordinator));
  await once(socket, 'open');
  socket.send(message);
  expect((await once(socket, 'close'))[0]).toBe(code);
});

test('a request that is refused before its body is read does not hold up the next on its connection', async () => {
  const { coordinator } = playedCoordinator(async ({ method }) => new Response(null, { status: method === 'POST' ? 413 : 200 }));
  const { address } = await serve(coordinator);
  const { hostname, port } = new URL(address);
  const asked = request({ hostname, port, method: 'POST', path: '/graph/notifications' });
  asked.on('error', () => {}); // it may be cut off while it still sends
  asked.write(Buffer.alloc(2 * 1024 * 1024));
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  expect(response.statusCode).toBe(413);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test.each([
  { what: 'nothing', text: '' },
  { what: 'half a head', text: 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-' },
  { what: 'half an upgrade', text: upgradeAt('/line').slice(0, -2) },
  { what: 'half of its second head', text: 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost' },
])('C74 who sends $what is cut off when its time is up, not half a minute later', async ({ text }) => {
  const { address } = await serve(playedCoordinator().coordinator, { headersMs: 100 });
  const { hostname, port } = new URL(address);
  const slow = connect(Number(port), hostname);
  slow.on('error', () => {});
  slow.write(text);
  await once(slow.resume(), 'close');
});

test('C74 who does not read what it asked for is cut off', async () => {
  const { promise: cancelled, resolve: cancel } = Promise.withResolvers<void>();
  const endless = () =>
    new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)), cancel: () => cancel() });
  const { address } = await serve(playedCoordinator(async () => new Response(endless())).coordinator, { stalledMs: 100 });
  const { hostname, port } = new URL(address);
  const deaf = connect(Number(port), hostname);
  deaf.pause().on('error', () => {});
  deaf.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await cancelled;
  deaf.destroy();
});

test('C74 whoever asks one after the other is answered each time: the hundredth answer says that the connection ends, and the next has a new one', async () => {
  const { address } = await serve(playedCoordinator().coordinator);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const said: string[] = [];
  for (let each = 0; each < 250; each += 1) {
    const [response] = await once(request(`${address}/healthz`, { agent }).end(), 'response');
    await once(response.resume(), 'end');
    said.push(`${response.statusCode} ${response.headers.connection}`);
  }
  agent.destroy();
  expect(said.flatMap((one, index) => (one === '200 keep-alive' ? [] : [`${index}: ${one}`]))).toEqual(['99: 200 close', '199: 200 close']);
});

test('C74 of requests that are sent all at once a hundred are worked on', async () => {
  const { coordinator, acts } = playedCoordinator();
  const { address } = await serve(coordinator);
  const { hostname, port } = new URL(address);
  const crowd = connect(Number(port), hostname);
  crowd.on('error', () => {});
  crowd.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(500));
  await once(crowd.resume(), 'close');
  expect(acts).toHaveLength(1 + 100);
});

test('a line that was ended goes, also where the other side does not answer', async () => {
  const { coordinator, lines } = playedCoordinator();
  const { address } = await serve(coordinator);
  const { hostname, port } = new URL(address);
  const deaf = connect(Number(port), hostname);
  deaf.on('error', () => {});
  deaf.write(upgradeAt('/line'));
  await once(deaf, 'data');
  lines[0]?.close(1008, 'malformed');
  await once(deaf.resume(), 'end'); // Node's own patience would be half a minute, longer than a test's
});

test('an address that is taken is refused with Node’s own error, and nothing is started', async () => {
  const first = await serve(playedCoordinator().coordinator);
  const { coordinator, acts } = playedCoordinator();
  const port = Number(new URL(first.address).port);
  await expect(serveCoordinator({ coordinator, host: '127.0.0.1', port, trustedProxies: [], log: silentLog })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  expect(acts).toEqual([]);
});

test('a clean stop says goodbye on the lines, and waits for nobody who does not listen', async () => {
  const { coordinator, acts } = playedCoordinator();
  const host = await serve(coordinator);
  const polite = openLine(host);
  await once(polite, 'open');
  const { hostname, port } = new URL(host.address);
  const deaf = connect(Number(port), hostname);
  deaf.on('error', () => {});
  deaf.write(upgradeAt('/line'));
  await once(deaf, 'data');
  const goodbye = once(polite, 'close');
  await host.close();
  expect((await goodbye)[0]).toBe(1000);
  expect(acts.at(-1)).toBe('close');
  await expect(fetch(`${host.address}/healthz`)).rejects.toThrow();
  deaf.destroy();
});
