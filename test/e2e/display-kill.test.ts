import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../shared/runtime/clock.ts';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { doorBookingsIn, offerOf } from '../support/room-ledger.ts';
import { lintel, type RunningLintel } from '../support/run-lintel.ts';
import { openScreen } from '../support/screen-client.ts';
import { type CheckingProxy, openCheckingProxy } from '../support/wire-check/checking-proxy.ts';

let folder: string;
let served: ServedTenant;
let proxy: CheckingProxy;
const running: RunningLintel[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-kill-'));
  served = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: null, clock: systemClock });
  proxy = await openCheckingProxy(served);
  const config = {
    room: 'aurora@contoso.com',
    tenantId: contosoApp.tenantId,
    clientId: contosoApp.clientId,
    credential: { kind: 'secret', secret: contosoApp.secret },
    cloud: { login: proxy.address, graph: proxy.address },
    timeZone: 'Europe/Amsterdam',
    dataDir: './door-data',
  };
  writeFileSync(join(folder, 'door.json'), JSON.stringify(config));
});
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
  await proxy.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

async function display() {
  const run = lintel(['display', '--config', join(folder, 'door.json'), '--port', '0']);
  running.push(run);
  const [, address = ''] = await run.until(/Door: (http:\S+)/);
  return { run, screen: await openScreen(address) };
}

const created = { operation: 'event.create' } as const;

test.each<{ moment: string; faults: readonly NewFaultRule[]; phase: 'writing' | 'verifying' }>([
  { moment: 'its create never arrived', faults: [{ effect: { kind: 'dropBeforeEffect' }, match: created }], phase: 'writing' },
  { moment: 'the answer to its create was lost', faults: [{ effect: { kind: 'dropAfterEffect' }, match: created }], phase: 'writing' },
  {
    moment: 'it waits for the read-back',
    faults: [{ effect: { kind: 'replicationLag', minMs: 4_000, maxMs: 4_000 } }],
    phase: 'verifying',
  },
])('D5 a real SIGKILL while $moment: after a new start the booking is there once, and the glass says so', async ({ faults, phase }) => {
  const before = await display();
  const view = await before.screen.viewThat(({ freshness, offers }) => freshness.kind === 'live' && offers.length > 0);
  for (const rule of faults) served.tenant.faults.add(rule);
  before.screen.send(offerOf(view, 'book', 30).command).catch(() => {}); // the door hangs up before it answers
  await before.screen.viewThat(({ pending }) => pending?.phase === phase);
  await vi.waitUntil(() => served.tenant.requests.latest().some(({ operation }) => operation === 'event.create'), { timeout: 10_000 });
  before.run.child.kill('SIGKILL');
  await before.run.exited;
  served.tenant.faults.clear();

  const after = await display();
  const told = await after.screen.viewThat(({ notice }) => notice !== null);
  expect(told.notice).toMatchObject({ commandKind: 'bookNow', result: { kind: 'done', done: { kind: 'booked' } } });
  expect(told.status).toMatchObject({ kind: 'occupied', meeting: { isDoorBooking: true } });
  expect(doorBookingsIn(served)).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(folder, 'door-data', 'journal.json'), 'utf8'))).toMatchObject({ entries: [] });
  after.screen.close();
});
