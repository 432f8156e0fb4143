import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import type { FaultEffect } from '../../shared/simulator/faults/fault.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';

let served: ServedTenant;
let folder: string | null = null;

afterEach(async () => {
  await served.close();
  if (folder) await rm(folder, { recursive: true });
  folder = null;
});

const serve = async (pagesDir: string | null = null): Promise<ServedTenant> => {
  served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: 'lively', pagesDir, clock: systemClock });
  return served;
};

const ask = () => fetch(`${served.address}/v1.0/users/aurora@contoso.com`);

test.each<{ effect: FaultEffect; stage: 'no answer' | 'half an answer' }>([
  { effect: { kind: 'dropBeforeEffect' }, stage: 'no answer' },
  { effect: { kind: 'dropAfterEffect' }, stage: 'no answer' },
  { effect: { kind: 'truncatedBody' }, stage: 'half an answer' },
])('$effect.kind drops the socket: $stage', async ({ effect, stage }) => {
  await serve();
  served.tenant.faults.add({ effect, count: 1 });
  if (stage === 'no answer') await expect(ask()).rejects.toThrow('fetch failed');
  else await expect(ask().then((response) => response.text())).rejects.toThrow('terminated');
  expect((await ask()).status).toBe(401);
});

test('the page is at the root, its files beside it, and nothing above it', async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-pages-'));
  await mkdir(join(folder, 'pages', 'outlook'), { recursive: true });
  await mkdir(join(folder, 'pages', 'assets'));
  await writeFile(join(folder, 'pages', 'outlook', 'index.html'), '<h1>Outlook</h1>');
  await writeFile(join(folder, 'pages', 'assets', 'page.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '{}');
  await serve(join(folder, 'pages'));
  expect(await (await fetch(`${served.address}/`)).text()).toContain('Outlook');
  expect((await fetch(`${served.address}/assets/page.js`)).headers.get('content-type')).toContain('text/javascript');
  expect((await fetch(`${served.address}/..%2fsecret.json`)).status).toBe(404);
});

test('it closes within a second, also while somebody waits for news', async () => {
  await serve();
  const { revision } = (await (await fetch(`${served.address}/sim/state`)).json()) as { revision: number };
  const waiting = fetch(`${served.address}/sim/state?since=${revision + 1000}&waitMs=30000`).catch(() => 'cut off');
  const before = performance.now();
  await served.close();
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await waiting).toBe('cut off');
  await serve();
});

test('a subscriber on this machine is asked and told over real sockets, and one that never answers holds up no closing', async () => {
  await serve();
  served.tenant.switches.change({ notificationTypicalMs: 0, notificationBatchMs: 0 });
  const told = Promise.withResolvers<string>();
  const subscriber = createServer(async (request, response) => {
    const token = new URL(request.url ?? '/', 'http://subscriber.test').searchParams.get('validationToken');
    if (token !== null) response.writeHead(200, { 'Content-Type': 'text/plain' }).end(token);
    else told.resolve(await text(request)); // and no answer
  });
  await once(subscriber.listen(0, '127.0.0.1'), 'listening');
  const { tenantId, clientId, secret } = contosoApp;
  const form = { client_id: clientId, client_secret: secret, grant_type: 'client_credentials', scope: `${served.address}/.default` };
  const token = await fetch(`${served.address}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token } = (await token.json()) as { access_token: string };
  const subscribed = await fetch(`${served.address}/v1.0/subscriptions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      changeType: 'created',
      notificationUrl: `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}/hook`,
      resource: '/users/aurora@contoso.com/events',
      expirationDateTime: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  });
  expect(subscribed.status).toBe(201);
  const event = { start: '2027-03-01T10:00', end: '2027-03-01T11:00' };
  await fetch(`${served.address}/sim/rooms/aurora@contoso.com/events`, { method: 'POST', body: JSON.stringify(event) });
  expect(JSON.parse(await told.promise)).toMatchObject({ value: [{ changeType: 'created' }] });
  await served.close();
  subscriber.closeAllConnections();
  await new Promise((resolve) => subscriber.close(resolve));
  await serve();
});

test('an unknown scenario does not start', async () => {
  await serve();
  await expect(serveTenant({ host: '127.0.0.1', port: 0, scenario: 'nope', pagesDir: null, clock: systemClock })).rejects.toThrow('lively');
});
