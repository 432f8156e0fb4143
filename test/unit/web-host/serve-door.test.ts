import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../shared/web-host/security-headers.ts';
import { openSocket } from '../../support/open-socket.ts';
import { ask, servedAfterEach } from './served-door.ts';

const { start, engine, pagesDir } = servedAfterEach();

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
    expect(JSON.parse(reply.body)).toEqual(engine().health());
  });

  test('says so when the page is not built', async () => {
    rmSync(join(pagesDir(), 'door/index.html'));
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
