import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contosoApp, contosoRooms } from '../simulator/tenant/contoso.ts';

/** No secret: it is printed, for whoever tries the demo out. */
export const demoPin = '2468';

/** `aurora` reaches Graph by a credential of its own, `borealis` through the coordinator (D9). */
export type DemoRoom = 'aurora' | 'borealis';

/** Rooms that each of the two names as near: the other one on its floor, and the one below. */
const nearby: Readonly<Record<DemoRoom, readonly string[]>> = { aurora: ['borealis', 'cumulus'], borealis: ['aurora', 'cumulus'] };

export const demoAddressOf = (room: string): string => `${room}@contoso.com`;

/** Where the demo's door finds the rest of it. */
export interface DemoPlaces {
  readonly tenantAddress: string;
  /** Null for a door that polls. */
  readonly coordinator: { readonly address: string; readonly enrolmentToken: string } | null;
}

export interface DemoDoor {
  readonly configPath: string;
  /** What a door started on it needs besides: what a kiosk would take out of a file and into its vault. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes the configuration and what the door kept. */
  remove(): Promise<void>;
}

/** Writes a `door.json` as a person would, for a room of the simulated tenant, in a folder of its own that goes when the demo ends. */
export async function writeDemoDoor(room: DemoRoom, { tenantAddress, coordinator }: DemoPlaces): Promise<DemoDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-demo-'));
  const configPath = join(folder, 'door.json');
  const isGateway = room === 'borealis' && coordinator !== null;
  const direct = {
    room: demoAddressOf(room),
    tenantId: contosoApp.tenantId,
    clientId: contosoApp.clientId,
    cloud: { login: tenantAddress, graph: tenantAddress },
  };
  const near = nearby[room].map(demoAddressOf);
  const config = {
    ...(isGateway ? { credential: { kind: 'gateway' } } : direct),
    coordinator: coordinator?.address ?? null,
    dataDir: './door-data',
    policy: {
      nearbyRooms: contosoRooms.filter(({ address }) => near.includes(address)).map(({ address, name }) => ({ address, name })),
      checkIn: 'remind',
      roomDetails: '12 seats · Teams Room, whiteboard · 3rd floor',
      // Open at any hour: the demo is tried at night too, and a door without hours asks less often then.
      hours: { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' },
    },
  };
  await writeFile(configPath, JSON.stringify(config, null, 2), { mode: 0o600 });
  return {
    configPath,
    env: {
      ...(!isGateway && { LINTEL_CREDENTIAL_SECRET: contosoApp.secret }),
      ...(coordinator && { LINTEL_ENROLMENT_TOKEN: coordinator.enrolmentToken }),
      LINTEL_ADMINISTRATOR_PIN: demoPin,
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
