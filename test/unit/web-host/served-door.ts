import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { silentLog } from '../../../shared/runtime/log.ts';
import { type DoorHost, type ServeDoorOptions, serveDoor } from '../../../shared/web-host/serve-door.ts';
import { buildFreeView, createFakeEngine, type FakeEngine } from '../../support/fake-engine.ts';

/** For a file of tests: serves a door of its own in each, with pages on a disk, on a port of its own; closed after each. */
export function servedAfterEach() {
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

  return {
    start,
    engine: () => engine,
    pagesDir: () => join(folder, 'pages'),
    /** Closes the one that was started last. */
    stop: async () => hosts.pop()?.close(),
  };
}

/** The path as it is: fetch would tidy up `..` and refuse to set `Host`. */
export async function ask(address: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(address);
  const asked = request({ hostname, port, path, headers }).end();
  const [response] = await once(asked, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: Number(response.statusCode), headers: response.headers as Record<string, string | undefined>, body };
}
