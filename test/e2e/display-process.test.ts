import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lintel, processesNaming, type RunningLintel, runLintel } from '../support/run-lintel.ts';

let folder: string;
let configPath: string;
const running: RunningLintel[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lintel-display-'));
  configPath = join(folder, 'door.json');
  // Nobody listens on port 9: the door has to stand on its own.
  const nobody = 'http://127.0.0.1:9';
  const config = {
    room: 'aurora@contoso.com',
    tenantId: '3f0c6a52-8d1e-4b77-9a45-61c2d7e0b8f4',
    clientId: 'b2a4d9e1-57c3-4f08-8e6a-0d93f1c7a25b',
    credential: { kind: 'secret', secret: 'hush-hush' },
    cloud: { login: nobody, graph: nobody },
    dataDir: './door-data',
  };
  writeFileSync(configPath, JSON.stringify(config));
});
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill('SIGKILL');
    await exited;
  }
  rmSync(folder, { recursive: true, force: true });
});

function display(...more: string[]): RunningLintel {
  const run = lintel(['display', '--config', configPath, '--port', '0', ...more]);
  running.push(run);
  return run;
}
const addressOf = async (run: RunningLintel): Promise<string> => (await run.until(/Door: (http:\S+)/))[1] ?? '';

describe('lintel display', () => {
  test('runs without Graph, serves the page, and says what is wrong on /healthz', async () => {
    const run = display();
    const address = await addressOf(run);
    expect(run.output()).not.toContain('unrecognized flag'); // V8 says so, and goes on, where a newer one has dropped what keeps a door lean
    expect(await (await fetch(address)).text()).toMatch(/<!doctype html>/i);
    await vi.waitFor(async () => {
      const health = await (await fetch(`${address}/healthz`)).json();
      expect(health).toMatchObject({
        status: 'degraded',
        freshness: 'never',
        trouble: 'offline',
        lastRoundAt: null,
        version: expect.any(String),
      });
    });
  });

  test('never writes its secret to its log', async () => {
    const run = display();
    await run.until(/roundFailed/);
    expect(run.output()).not.toContain('hush-hush');
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it cleanly within 5 s', async (signal) => {
    const run = display();
    await addressOf(run);
    const startMs = performance.now();
    run.child.kill(signal);
    expect(await run.exited).toBe(0);
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });

  test('a second door on the same data is refused; after the first was killed it is not', async () => {
    const first = display();
    await addressOf(first);
    const second = display();
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(/^lintel: dataDir: .*door-data is in use by another door/m);
    first.child.kill('SIGKILL');
    await first.exited;
    await addressOf(display());
  });

  test('a port in use is a line and exit code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const run = display('--port', String(port));
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(new RegExp(`^lintel: port ${port} at 127\\.0\\.0\\.1 is in use`, 'm'));
    expect(run.output()).not.toMatch(/^\s+at /m);
    taken.close();
  });
});

describe.skipIf(process.platform !== 'linux')('when only the parent is told', () => {
  test('SIGTERM to npx leaves no orphan within 5 s', async () => {
    const run = runLintel('npx', ['lintel', 'display', '--config', configPath, '--port', '0']);
    running.push(run);
    await addressOf(run);
    const startMs = performance.now();
    run.child.kill('SIGTERM');
    await vi.waitUntil(() => processesNaming(configPath).length === 0, { timeout: 5_000, interval: 50 });
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });

  test('a parent that is killed outright leaves no orphan', async () => {
    const launcher = resolve('shared/cli/lintel.js');
    const script = `${JSON.stringify(process.execPath)} ${JSON.stringify(launcher)} display --config ${JSON.stringify(configPath)} --port 0 & wait`;
    const run = runLintel('sh', ['-c', script]);
    running.push(run);
    await addressOf(run);
    run.child.kill('SIGKILL');
    await vi.waitUntil(() => processesNaming(configPath).length === 0, { timeout: 5_000, interval: 50 });
  });
});
