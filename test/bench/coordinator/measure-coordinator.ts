import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPorts } from '../../../shared/cli/command-line.ts';
import { findFreePort } from '../../../shared/cli/free-port.ts';
import { systemClock } from '../../../shared/runtime/clock.ts';
import { contosoApp } from '../../../shared/simulator/tenant/contoso.ts';
import { type Figure, percentile } from '../figure.ts';
import { type CoordinatorProcess, startCoordinator, tieGenerator } from './bench-process.ts';
import { type FleetDoors, openFleetDoors } from './fleet-doors.ts';
import { enrolFleet } from './fleet-store.ts';
import { type FleetTenant, serveFleetTenant } from './fleet-tenant.ts';
import { runStorm } from './notification-storm.ts';

/** Lines come up, then nothing happens for so long: what stays is what a fleet costs. */
const REST_MS = 20_000;
const STORM = { perSecond: 1_000, seconds: 60, batch: 10 };

interface Scene {
  readonly tenant: FleetTenant;
  readonly doors: FleetDoors;
  readonly configPath: string;
  readonly isTied: boolean;
}

/** Starts the real program, tied to a core, and has a whole fleet on it over real sockets. */
export async function measureCoordinator(count: number, say: (line: string) => void): Promise<readonly Figure[]> {
  const isTied = tieGenerator();
  say(isTied ? 'generator and coordinator on a core of their own' : 'generator and coordinator share the cores: taskset is missing');
  const folder = mkdtempSync(join(tmpdir(), 'lintel-bench-'));
  const tenant = await serveFleetTenant(count);
  const port = await findFreePort(defaultPorts.coordinator);
  const address = `http://127.0.0.1:${port}`;
  const configPath = join(folder, 'coordinator.json');
  const { tenantId, clientId, secret } = contosoApp;
  const access = { tenantId, clientId, credential: { kind: 'secret', secret }, cloud: { login: tenant.address, graph: tenant.address } };
  writeFileSync(configPath, JSON.stringify({ port, publicAddress: address, dataDir: folder, tenants: [access] }));
  const keys = await enrolFleet(join(folder, 'coordinator.sqlite'), tenant.rooms);
  let coordinator = await startCoordinator(configPath, isTied);
  const doors = openFleetDoors(address, keys);
  const scene = { tenant, doors, configPath, isTied };
  try {
    const figures = [...(await connect(scene, coordinator)), ...(await subscribe(scene)), ...(await storm(scene, coordinator))];
    await coordinator.stop();
    await doors.allDown(30_000);
    const startMs = performance.now();
    coordinator = await startCoordinator(configPath, isTied);
    await doors.allUp(120_000);
    const backSeconds = (performance.now() - startMs) / 1_000;
    const missing = count - doors.upCount();
    return [
      ...figures,
      { what: 'restart: all doors back after', budget: 60, measured: backSeconds, unit: 's' },
      { what: 'restart: doors that did not come back', budget: 0, measured: missing, unit: 'doors' },
    ];
  } finally {
    await doors.close();
    await coordinator.stop();
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function connect({ doors, tenant }: Scene, coordinator: CoordinatorProcess): Promise<readonly Figure[]> {
  const startMs = performance.now();
  await doors.allUp(180_000);
  const seconds = (performance.now() - startMs) / 1_000;
  await systemClock.sleep(REST_MS);
  return [
    { what: 'doors connected', budget: null, measured: doors.upCount(), unit: 'doors' },
    { what: 'doors that did not connect', budget: 0, measured: tenant.rooms.length - doors.upCount(), unit: 'doors' },
    { what: 'from nothing to all of them', budget: null, measured: seconds, unit: 's' },
    { what: 'coordinator, resident memory with all doors', budget: 600, measured: coordinator.residentMb(), unit: 'MB' },
  ];
}

async function subscribe({ tenant }: Scene): Promise<readonly Figure[]> {
  const { length: count } = tenant.rooms;
  const startMs = performance.now();
  while (tenant.tenant.subscriptions.book.all().length < count && performance.now() - startMs < 900_000) await systemClock.sleep(500);
  const seconds = (performance.now() - startMs) / 1_000;
  const missing = count - tenant.tenant.subscriptions.book.all().length;
  return [
    { what: 'rooms without a subscription', budget: 0, measured: missing, unit: 'rooms' },
    { what: 'subscriptions made, after the doors were up', budget: null, measured: seconds, unit: 's' },
    { what: 'answers of 429 while they were made', budget: 0, measured: tenant.throttledCount(), unit: 'requests' },
  ];
}

async function storm({ tenant, doors }: Scene, coordinator: CoordinatorProcess): Promise<readonly Figure[]> {
  const [cpuBefore, own, startMs] = [coordinator.cpuSeconds(), process.cpuUsage(), performance.now()];
  const { sent, lost, latenciesMs, refused } = await runStorm(tenant, doors, STORM);
  const seconds = (performance.now() - startMs) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const share = (cpuSeconds: number): number => (100 * cpuSeconds) / seconds;
  return [
    { what: `${STORM.perSecond} notifications a second for ${STORM.seconds} s, sent`, budget: null, measured: sent, unit: 'items' },
    { what: 'deliveries that were not taken', budget: 0, measured: refused, unit: 'requests' },
    { what: 'rooms that were not told', budget: 0, measured: lost, unit: 'rooms' },
    { what: 'notification sent to hint heard, median', budget: null, measured: percentile(latenciesMs, 0.5), unit: 'ms' },
    { what: 'notification sent to hint heard, p99', budget: 100, measured: percentile(latenciesMs, 0.99), unit: 'ms' },
    { what: 'processor use, coordinator', budget: null, measured: share(coordinator.cpuSeconds() - cpuBefore), unit: '%' },
    { what: 'processor use, generator', budget: null, measured: share((user + system) / 1_000_000), unit: '%' },
  ];
}
