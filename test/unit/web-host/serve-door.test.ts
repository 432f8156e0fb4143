import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../shared/protocol/door-bridge.ts';
import { silentLog } from '../../../shared/runtime/log.ts';
import { contentSecurityPolicy } from '../../../shared/web-host/security-headers.ts';
import { type DoorHost, type ServeDoorOptions, serveDoor } from '../../../shared/web-host/serve-door.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { buildFreeView, createFakeEngine, type FakeEngine } from '../../support/fake-engine.ts';
import { openSocket } from '../../support/open-socket.ts';

let folder: string;
let engine: FakeEngine;
const hosts: DoorHost[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-pages-'));
  for (const name of ['pages/door', 'pages/assets', 'pages/outlook']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'pages/door/index.html'), '<!doctype html><title>door</title>');
  writeFileSync(join(folder, 'pages/assets/door-1a2b.js'), 'export const door = 1;');
  writeFileSync(join(folder, 'pages/secret.txt'), 'hush');
  writeFileSync(join(folder, 'secret.txt'), 'hush');
  engine = createFakeEngine();
  engine.show(buildFreeView(1));
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<ServeDoorOptions> = {}): Promise<string> {
  const host = await serveDoor({
    engine,
    host: '127.0.0.1',
    port: 0,
    pagesDir: join(folder, 'pages'),
    displayToken: null,
    log: silentLog,
    ...options,
  });
  hosts.push(host);
  return host.address;
}

/** The path as it is: fetch would tidy up `..` and refuse to set `Host`. */
async function ask(address: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(address);
  const asked = request({ hostname, port, path, headers }).end();
  const [response] = await once(asked, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: Number(response.statusCode), headers: response.headers as Record<string, string | undefined>, body };
}

describe('the display’s address', () => {
  test('serves the door page, never from an old cache', async () => {
    const reply = await ask(await start(), '/');
    expect(reply).toMatchObject({ status: 200, body: '<!doctype html><title>door</title>' });
    expect(reply.headers).toMatchObject({ 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-cache' });
  });

  test('serves assets for ever', async () => {
    const reply = await ask(await start(), '/assets/door-1a2b.js');
    expect(reply.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
    });
  });

  test('tells its health', async () => {
    const reply = await ask(await start(), '/healthz');
    expect(JSON.parse(reply.body)).toEqual(engine.health());
  });

  test('says so when the page is not built', async () => {
    rmSync(join(folder, 'pages/door/index.html'));
    expect(await ask(await start(), '/')).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') });
  });

  test.each(['/', '/assets/door-1a2b.js', '/healthz', '/nothing'])('sends its security headers with %s', async (path) => {
    expect((await ask(await start(), path)).headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test.each([
    '/secret.txt',
    '/assets/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5csecret.txt',
    '/assets/%252e%252e/secret.txt',
    '/assets//../secret.txt',
    '/assets/',
    '/door/index.html',
    '/assets/%00',
  ])('has nothing at %s', async (path) => {
    const reply = await ask(await start(), path);
    expect(reply.status).toBe(404);
    expect(reply.body).not.toContain('hush');
  });

  test.each(['/', '/assets/door-1a2b.js', '/healthz'])('refuses %s under a foreign name and from a foreign page', async (path) => {
    const address = await start();
    expect((await ask(address, path, { Host: 'evil.example' })).status).toBe(403);
    expect((await ask(address, path, { Origin: 'http://evil.example' })).status).toBe(403);
  });
});

describe('the way to the bridge', () => {
  test.each([
    { headers: { Host: 'evil.example' }, because: 'the name is foreign' },
    { headers: { Origin: 'http://evil.example' }, because: 'the page is foreign' },
    { headers: { Origin: 'null' }, because: 'the page has no origin' },
  ])('is closed with 403 when $because', async ({ headers }) => {
    const address = await start();
    await expect(openSocket(address, { headers })).rejects.toThrow('403');
    expect(engine.watcherCount).toBe(0);
  });

  test('is open to the door’s own page', async () => {
    const address = await start();
    const screen = await openSocket(address, { headers: { Origin: address } });
    expect(await screen.next('hello')).toEqual({ kind: 'hello', protocolVersion: PROTOCOL_VERSION });
    expect(await screen.next('view')).toEqual({ kind: 'view', view: buildFreeView(1) });
  });

  test('answers plain HTTP with "upgrade required"', async () => {
    expect((await ask(await start(), '/bridge')).status).toBe(426);
  });

  test('says goodbye when the door stops, and frees the port', async () => {
    const address = await start();
    const screen = await openSocket(address);
    const closed = once(screen.socket, 'close');
    await hosts.pop()?.close();
    expect((await closed)[0]).toBe(1001);
    expect(engine.watcherCount).toBe(0);
    await expect(ask(address, '/')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('on the bridge', () => {
  test.each(['no json', '{"kind":"command"}', '{"kind":"shout","id":"x","command":{}}'])(
    'the malformed message %j is refused and the connection lives on',
    async (text) => {
      const screen = await openSocket(await start());
      screen.socket.send(text);
      const id = text.includes('"x"') ? 'x' : null;
      expect(await screen.next('result')).toEqual({ kind: 'result', id, result: { kind: 'refused', reason: 'malformed' } });
      screen.socket.send('{"kind":"command","id":"2","command":{"kind":"refresh"}}');
      expect(await screen.next('result')).toMatchObject({ id: '2', result: { kind: 'done' } });
    },
  );

  test('a binary message is malformed', async () => {
    const screen = await openSocket(await start());
    screen.socket.send(Buffer.from('{"kind":"command","id":"2","command":{"kind":"refresh"}}'), { binary: true });
    expect(await screen.next('result')).toMatchObject({ id: null, result: { reason: 'malformed' } });
  });

  test('a message beyond 16 KB ends its own connection and no other', async () => {
    const address = await start();
    const [loud, calm] = [await openSocket(address), await openSocket(address)];
    loud.socket.send(JSON.stringify({ kind: 'command', id: 'a'.repeat(17_000), command: {} }));
    expect((await once(loud.socket, 'close'))[0]).toBe(1009);
    calm.socket.send('{"kind":"command","id":"2","command":{"kind":"refresh"}}');
    expect(await calm.next('result')).toMatchObject({ id: '2' });
  });

  test('a fifth command at once is refused as busy', async () => {
    const screen = await openSocket(await start());
    engine.answerWith(() => new Promise(() => {}));
    for (let id = 1; id <= 5; id += 1) screen.socket.send(`{"kind":"command","id":"${id}","command":{"kind":"refresh"}}`);
    expect(await screen.next('result')).toEqual({ kind: 'result', id: '5', result: { kind: 'refused', reason: 'busy' } });
    expect(engine.received).toHaveLength(4);
  });

  test('a screen that does not read skips views and gets the newest when it reads again', async () => {
    const screen = await openSocket(await start());
    await screen.next('view');
    screen.socket.pause();
    const bulky = buildFreeView(0, { room: { name: 'x'.repeat(100_000), details: null } });
    // Given in many turns of the event loop, as in life; together far more than any socket buffer holds.
    for (let revision = 2; revision <= 400; revision += 1) {
      engine.show({ ...bulky, revision });
      await new Promise(setImmediate);
    }
    screen.socket.resume();
    await vi.waitFor(() => expect(screen.heard.at(-1)).toMatchObject({ view: { revision: 400 } }), { timeout: 10_000 });
    expect(screen.heard.length).toBeLessThan(300);
  });

  test('a screen that answers no ping is cut off, one that does stays', async () => {
    const clock = createDrivenClock(0);
    const address = await start({ clock });
    const [dead, alive] = [await openSocket(address, { autoPong: false }), await openSocket(address)];
    await vi.waitFor(() => expect(engine.watcherCount).toBe(2));
    const pinged = once(alive.socket, 'ping');
    await clock.advance(30_000);
    await pinged;
    await vi.waitFor(async () => {
      await clock.settle();
      expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    });
    const cutOff = once(dead.socket, 'close');
    await new Promise(setImmediate);
    await clock.advance(30_000);
    await cutOff;
    expect(alive.socket.readyState).toBe(alive.socket.OPEN);
    expect(engine.watcherCount).toBe(1);
  });

  test('a client that hangs up in the middle of the handshake leaves nothing behind', async () => {
    const address = await start();
    const { port } = new URL(address);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /bridge HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n');
    socket.destroy();
    expect((await ask(address, '/healthz')).status).toBe(200);
    expect(engine.watcherCount).toBe(0);
  });
});

describe('a display token', () => {
  const displayToken = 'correct-horse-battery';

  test.each(['0.0.0.0', '::', '192.0.2.1', 'door.example'])('must be there to serve at %s', async (host) => {
    await expect(start({ host })).rejects.toThrow(/expected a token/);
  });

  test('must not be short', async () => {
    await expect(start({ displayToken: 'short' })).rejects.toThrow(/at least 16 characters/);
  });

  test('serves other machines once it is there', async () => {
    const address = await start({ host: '0.0.0.0', displayToken });
    const { port } = new URL(address);
    expect((await ask(`http://127.0.0.1:${port}`, '/')).status).toBe(401);
  });

  test.each(['/', '/assets/door-1a2b.js', '/healthz', '/?token=wrong', '/healthz?token=correct-horse-battery'])(
    'is asked for at %s',
    async (path) => {
      const reply = await ask(await start({ displayToken }), path);
      expect(reply.status).toBe(401);
    },
  );

  test('is asked for at the bridge', async () => {
    const address = await start({ displayToken });
    await expect(openSocket(address)).rejects.toThrow('401');
    await expect(openSocket(address, { headers: { Authorization: 'Bearer wrong' } })).rejects.toThrow('401');
    const screen = await openSocket(address, { headers: { Authorization: `Bearer ${displayToken}` } });
    expect(await screen.next('view')).toMatchObject({ view: { revision: 1 } });
  });

  test('given once in the address it becomes a cookie, which opens page and bridge', async () => {
    const address = await start({ displayToken });
    const reply = await ask(address, `/?token=${displayToken}`);
    expect(reply).toMatchObject({ status: 302, headers: { location: '/', 'cache-control': 'no-store' } });
    const [cookie = ''] = (reply.headers['set-cookie'] as unknown as string[]) ?? [];
    expect(cookie).toMatch(/^lintel-display-\d+=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    const headers = { Cookie: cookie.split(';')[0] ?? '' };
    expect((await ask(address, '/', headers)).status).toBe(200);
    const screen = await openSocket(address, { headers: { ...headers, Origin: address } });
    await screen.next('view');
    await expect(openSocket(address, { headers: { ...headers, Origin: 'http://evil.example' } })).rejects.toThrow('403');
  });
});
