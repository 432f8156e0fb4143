import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { defaultPorts } from '../../shared/cli/command-line.ts';
import { findFreePort } from '../../shared/cli/free-port.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { type ServedTenant, serveTenant } from '../../shared/simulator/serve-tenant.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { lintel, type RunningLintel } from './run-lintel.ts';

const { tenantId, clientId, secret } = contosoApp;

/** What the coordinator's configuration says of a tenant of that id. */
type TenantConfigOf = (id: string) => Readonly<Record<string, unknown>>;

/** Coordinators in processes of their own, on a simulated tenant of the file's; each test has a folder, and leaves nothing running. */
export interface CoordinatorProcesses {
  readonly served: () => ServedTenant;
  readonly tenantConfigOf: TenantConfigOf;
  writeConfig(changes?: Readonly<Record<string, unknown>>): Promise<{ readonly path: string; readonly port: number }>;
  start(args: readonly string[]): RunningLintel;
  /** Runs once it listens. */
  coordinate(path: string): Promise<RunningLintel>;
  /** An act of staff's, to its end. */
  act(path: string, ...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }>;
  /** A file beside the configuration; answers its path. */
  write(name: string, text: string): string;
}

export function coordinatorProcesses(): CoordinatorProcesses {
  let tenant: ServedTenant;
  let folder = '';
  let running: RunningLintel[] = [];

  beforeAll(async () => {
    tenant = await serveTenant({ host: '127.0.0.1', port: 0, scenario: null, pagesDir: null, clock: systemClock });
    tenant.tenant.switches.change({ allowsLoopbackHttp: true });
  });
  afterAll(() => tenant.close());
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ exited }) => exited));
    running = [];
    rmSync(folder, { recursive: true, force: true });
  });

  const tenantConfigOf: TenantConfigOf = (id) => {
    const cloud = { login: tenant.address, graph: tenant.address };
    return { tenantId: id, clientId, credential: { kind: 'secret', secret }, cloud };
  };
  const start = (args: readonly string[]): RunningLintel => {
    const run = lintel(args, { LINTEL_LOG_LEVEL: 'error' });
    running.push(run);
    return run;
  };

  return {
    served: () => tenant,
    tenantConfigOf,
    start,
    async writeConfig(changes = {}) {
      folder = mkdtempSync(join(tmpdir(), 'lintel-coordinator-'));
      const port = await findFreePort(defaultPorts.coordinator);
      const tenants = [tenantConfigOf(tenantId)];
      const path = join(folder, 'coordinator.json');
      writeFileSync(path, JSON.stringify({ port, publicAddress: `http://127.0.0.1:${port}`, dataDir: './data', tenants, ...changes }));
      return { path, port };
    },
    async coordinate(path) {
      const run = start(['coordinator', '--config', path]);
      await run.until(/Coordinator: /);
      return run;
    },
    async act(path, ...words) {
      const run = start(['coordinator', ...words, '--config', path]);
      return { code: await run.exited, said: run.output() };
    },
    write(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
  };
}
