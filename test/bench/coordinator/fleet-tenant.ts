import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { systemClock } from '../../../shared/runtime/clock.ts';
import { createTenantHandler } from '../../../shared/simulator/http/tenant-handler.ts';
import { contosoRooms } from '../../../shared/simulator/tenant/contoso.ts';
import type { Room } from '../../../shared/simulator/tenant/directory.ts';
import { followTenant } from '../../../shared/simulator/tenant/follow-tenant.ts';
import { createTenant, type Tenant } from '../../../shared/simulator/tenant/tenant.ts';

/** The simulated tenant with as many rooms as the fleet has doors, over real HTTP. */
export interface FleetTenant {
  readonly address: string;
  readonly tenant: Tenant;
  readonly rooms: readonly Room[];
  /** How many requests were answered with 429. */
  throttledCount(): number;
  close(): Promise<void>;
}

export async function serveFleetTenant(count: number): Promise<FleetTenant> {
  const [like] = contosoRooms;
  if (!like) throw new Error('the simulated tenant has no room');
  const rooms = Array.from({ length: count }, (_, at): Room => {
    const number = String(at).padStart(5, '0');
    return { ...like, id: `00000000-0000-4000-8000-0000000${number}`, name: `Room ${number}`, address: `room-${number}@contoso.com` };
  });
  const tenant = createTenant({ clock: systemClock, random: Math.random, fetch, rooms });
  tenant.switches.change({ allowsLoopbackHttp: true });
  const handle = createTenantHandler(tenant);
  let throttled = 0;
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request) {
      const response = await handle(request);
      if (response.status === 429) throttled += 1;
      return response;
    },
  }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = new AbortController();
  const following = followTenant(tenant, stop.signal);
  return {
    address,
    tenant,
    rooms,
    throttledCount: () => throttled,
    async close() {
      stop.abort();
      server.closeAllConnections();
      server.close();
      await following;
    },
  };
}
