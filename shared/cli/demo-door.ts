import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contosoApp } from '../simulator/tenant/contoso.ts';

export interface DemoDoor {
  readonly configPath: string;
  /** What a door started on it needs besides: the secret, which a kiosk would take out of a file and into its vault. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes the configuration and what the door kept. */
  remove(): Promise<void>;
}

/** Writes a `door.json` as a person would, for a room of the simulated tenant, in a folder of its own that goes when the demo ends. */
export async function writeDemoDoor(tenantAddress: string): Promise<DemoDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-demo-'));
  const configPath = join(folder, 'door.json');
  const config = {
    room: 'aurora@contoso.com',
    tenantId: contosoApp.tenantId,
    clientId: contosoApp.clientId,
    cloud: { login: tenantAddress, graph: tenantAddress },
    dataDir: './door-data',
    policy: {
      roomDetails: '12 seats · Teams Room, whiteboard · 3rd floor',
      // Open at any hour: the demo is tried at night too, and a door without hours asks less often then.
      hours: { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' },
    },
  };
  await writeFile(configPath, JSON.stringify(config, null, 2), { mode: 0o600 });
  return { configPath, env: { LINTEL_CREDENTIAL_SECRET: contosoApp.secret }, remove: () => rm(folder, { recursive: true, force: true }) };
}
