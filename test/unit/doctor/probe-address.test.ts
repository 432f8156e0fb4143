import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { probeAddress } from '../../../shared/doctor/probe-address.ts';
import type { ProxyRoute } from '../../../shared/doctor/proxy-route.ts';
import { companyCertificate } from './company-certificate.ts';

const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listening(server: Server): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const direct: ProxyRoute = { kind: 'direct' };
const probe = (url: string, route: ProxyRoute = direct) => probeAddress(new URL(url), route);

test('a server that answers is reached', async () => {
  const port = await listening(createServer());
  expect(await probe(`http://127.0.0.1:${port}`)).toEqual({ kind: 'reached', how: `127.0.0.1 port ${port}, without TLS` });
});

test('a name that nobody knows is told from a port that is shut', async () => {
  const port = await listening(createServer());
  await new Promise((resolve) => open.pop()?.close(resolve));
  expect(await probe('https://graph.invalid')).toMatchObject({ kind: 'noName', code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
  expect(await probe(`https://127.0.0.1:${port}`)).toEqual({ kind: 'noConnection', code: 'ECONNREFUSED' });
});

test('a private authority is a failure of TLS, with its own code', async () => {
  const port = await listening(createTlsServer(companyCertificate));
  expect(await probe(`https://localhost:${port}`)).toEqual({ kind: 'noTls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
});

test('a connection that is closed in the handshake is a failure of TLS', async () => {
  const port = await listening(createServer((socket) => socket.destroy()));
  expect(await probe(`https://127.0.0.1:${port}`)).toMatchObject({ kind: 'noTls' });
});

test.each([
  { says: 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', ends: { kind: 'proxyRefuses', code: '407' } },
  { says: 'SSH-2.0-OpenSSH_9.9\r\n', ends: { kind: 'proxyRefuses', code: 'no answer in HTTP' } },
])('a proxy that says $says', async ({ says, ends }) => {
  const heard: string[] = [];
  const port = await listening(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (data) => {
        heard.push(data.toString());
        socket.write(says);
      });
    }),
  );
  const route: ProxyRoute = { kind: 'used', proxy: new URL(`http://kiosk:pass@127.0.0.1:${port}`) };
  expect(await probe('https://graph.microsoft.com', route)).toEqual(ends);
  expect(heard[0]).toContain('CONNECT graph.microsoft.com:443');
  expect(heard[0]).toContain('Proxy-Authorization: Basic a2lvc2s6cGFzcw==');
});
