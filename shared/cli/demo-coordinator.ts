import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contosoApp } from '../simulator/tenant/contoso.ts';
import { openStaffClient } from './staff-client.ts';

export interface DemoCoordinator {
  /** For example `http://127.0.0.1:4030`. */
  readonly address: string;
  readonly configPath: string;
  /** One-time tokens for doors at these rooms, in order, once it runs; or the line that says why not. */
  issueTokens(rooms: readonly string[], signal: AbortSignal): Promise<readonly string[] | string>;
  /** Removes the configuration and what the coordinator kept. */
  remove(): Promise<void>;
}

/** Writes a `coordinator.json` for the simulated tenant, in a folder of its own that goes when the demo ends. */
export async function writeDemoCoordinator(tenantAddress: string, port: number): Promise<DemoCoordinator> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-demo-'));
  const configPath = join(folder, 'coordinator.json');
  const address = `http://127.0.0.1:${port}`;
  const { tenantId, clientId, secret } = contosoApp;
  const cloud = { login: tenantAddress, graph: tenantAddress };
  const config = {
    host: '127.0.0.1',
    port,
    publicAddress: address, // on this machine everybody can be reached by it
    dataDir: join(folder, 'coordinator-data'),
    staffToken: randomBytes(32).toString('base64url'),
    tenants: [{ tenantId, clientId, credential: { kind: 'secret', secret }, cloud }],
  };
  await writeFile(configPath, JSON.stringify(config, null, 2), { mode: 0o600 });
  return {
    address,
    configPath,
    async issueTokens(rooms, signal) {
      const client = await openStaffClient(config, null, signal);
      if (typeof client === 'string') return client;
      type Issued = { readonly tokens: readonly { readonly token: string }[] };
      const reply = await client.ask<Issued>('POST', '/tokens', { places: rooms.map((room) => ({ room })) });
      return reply.kind === 'failed' ? reply.line : reply.body.tokens.map(({ token }) => token);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
