import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { createKioskFixture, type KioskFixture } from '../support/kiosk-fixture.ts';
import type { KioskProcess } from '../support/kiosk-process.ts';
import { type CheckingProxy, openCheckingProxy } from '../support/wire-check/checking-proxy.ts';

let tenant: ServedTenant;
let proxy: CheckingProxy;
let fixture: KioskFixture;
let kiosk: KioskProcess;

beforeAll(async () => {
  tenant = await serveTenant({ host: '127.0.0.1', port: 0, scenario: 'free-day', pagesDir: null, clock: systemClock });
  proxy = await openCheckingProxy(tenant);
  fixture = await createKioskFixture();
  const configPath = await fixture.writeDoor({
    room: 'aurora@contoso.com',
    tenantId: contosoApp.tenantId,
    clientId: contosoApp.clientId,
    credential: { kind: 'secret', secret: contosoApp.secret },
    cloud: { login: proxy.address, graph: proxy.address },
  });
  kiosk = fixture.start({ args: ['--config', configPath] });
});
afterAll(async () => {
  await fixture.close();
  await proxy.close();
  await tenant.close();
});

test('D5 the kiosk shows a free room; a booking by touch is in the mailbox and on the glass, after a restart without Graph too', async () => {
  const page = await kiosk.page();
  await page.getByText('Available', { exact: true }).first().waitFor();
  await page
    .getByRole('button', { name: /^Book \d+ min/ })
    .first()
    .click();
  await page.getByText('In use', { exact: true }).first().waitFor();
  expect(storedInRoom()).toBe(1);

  kiosk.child.kill('SIGTERM');
  expect(await kiosk.exited).toBe(0);
  await proxy.close();
  await tenant.close();
  const restarted = await fixture.start().page();
  await restarted.getByText('In use', { exact: true }).first().waitFor();
});

function storedInRoom(): number {
  const room = tenant.tenant.directory.room('aurora@contoso.com');
  return room ? tenant.tenant.mailbox(room.id).stored().length : 0;
}
