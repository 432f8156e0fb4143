import { randomBytes, randomUUID } from 'node:crypto';
import { type Coordinator, openCoordinator } from '../../shared/coordinator/open-coordinator.ts';
import type { CoordinatorStore } from '../../shared/coordinator/store/coordinator-store.ts';
import { createMeetingActs, type MeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { contosoRooms } from '../../shared/simulator/tenant/contoso.ts';
import type { Room } from '../../shared/simulator/tenant/directory.ts';
import { followTenant } from '../../shared/simulator/tenant/follow-tenant.ts';
import { createTenant, type Tenant } from '../../shared/simulator/tenant/tenant.ts';
import { contosoAccess } from './contoso-access.ts';
import { createDrivenClock, type DrivenClock } from './driven-clock.ts';
import { createRandom } from './house.ts';
import { createLineDoor, type LineDoor, type LineDoorOptions } from './line-door.ts';
import { openMemoryStore } from './memory-store.ts';
import { createSocketNetwork, type SocketNetwork } from './socket-pair.ts';
import { createWholeLog } from './whole-log.ts';
import { createCheckedFetch } from './wire-check/checked-fetch.ts';
import { createCheckedWebhooks } from './wire-check/checked-webhooks.ts';
import { spoiledIn } from './wire-check/spoiled-answers.ts';

/** By which the simulated Graph reaches the coordinator. */
export const PUBLIC_ADDRESS = 'https://lintel.contoso.com';
const STAFF_TOKEN = 'a-token-of-the-staff-of-contoso';
const MICROSOFT = 'http://tenant.test';

/** A coordinator on the simulated tenant, all in this process and on one clock that the test drives. */
export interface CoordinatorHouse {
  readonly clock: DrivenClock;
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  readonly store: CoordinatorStore;
  /** What was logged, as the whole text of each line: to look for what must not be there. */
  readonly logged: readonly string[];
  /** What Graph posted, handshakes left out: path and body. */
  readonly posted: readonly { readonly path: string; readonly body: string }[];
  /** The doors' way to it. */
  readonly network: SocketNetwork;
  /** Its own address, for doors and staff. */
  readonly fetch: typeof fetch;
  /** Opens a line with a door at its other end. */
  connect(options?: LineDoorOptions): Promise<LineDoor>;
  /** As staff: JSON in and out. */
  staff(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  /** A door at that room, enrolled by its code, as staff do. */
  enrolled(room: string, options?: LineDoorOptions): Promise<LineDoor>;
  /** The sum of a Prometheus series over its labels, or of those with the given label. */
  metric(name: string, label?: string): Promise<number>;
  /** Stops it, as a clean stop does; until `start`, nobody is reached. */
  stop(): Promise<void>;
  /** On the same disk. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface CoordinatorHouseOptions {
  /** Null: Microsoft cannot reach it. */
  readonly publicAddress?: string | null;
  /** Contoso's own unless said. */
  readonly rooms?: readonly Room[];
  readonly prepare?: (house: { readonly tenant: Tenant; readonly acts: MeetingActs }) => void;
  /** Of every request of the coordinator's to Microsoft, a copy. */
  readonly onGraphRequest?: (request: Request) => void;
}

export async function openCoordinatorHouse(options: CoordinatorHouseOptions = {}): Promise<CoordinatorHouse> {
  const { publicAddress = PUBLIC_ADDRESS, rooms = contosoRooms, prepare = () => {}, onGraphRequest = () => {} } = options;
  let inFlight = 0;
  const clock = createDrivenClock(Date.parse('2026-11-18T10:00:00+01:00'), { pump: 12, isBusy: () => inFlight > 0 });
  let coordinator: Coordinator | null = null;

  /** Counts what is under way, unless it waits for the clock. */
  async function counted<Result>(work: () => Promise<Result>): Promise<Result> {
    inFlight += 1;
    let isCounted = true;
    const end = (): void => {
      if (isCounted) inFlight -= 1;
      isCounted = false;
    };
    const release = setTimeout(end, 50);
    try {
      return await work();
    } finally {
      clearTimeout(release);
      end();
    }
  }

  const reach = createTenantFetch(async (request) => {
    if (coordinator === null) throw new TypeError('fetch failed');
    return coordinator.handle(request);
  });
  const posted: { readonly path: string; readonly body: string }[] = [];
  const deliver: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    if (body !== '') posted.push({ path: new URL(request.url).pathname, body });
    return reach(request);
  };
  const webhooks = createCheckedWebhooks((input, init) => counted(() => deliver(input, init)));
  const tenant = createTenant({ clock, random: createRandom(7), fetch: webhooks, rooms });
  const acts = createMeetingActs(tenant);
  prepare({ tenant, acts });
  const tenantFetch = createCheckedFetch(createTenantFetch(createTenantHandler(tenant)), { spoiledBy: spoiledIn(tenant) });
  const closing = new AbortController();
  const following = followTenant(tenant, closing.signal);

  const store = await openMemoryStore();
  const random = createRandom(3);
  const log = createWholeLog();
  const network = createSocketNetwork((socket) => {
    if (coordinator === null) socket.terminate();
    else coordinator.acceptLine(socket, '192.0.2.1');
  });

  const house: CoordinatorHouse = {
    clock,
    tenant,
    acts,
    store,
    logged: log.lines,
    posted,
    network,
    fetch: reach,

    async connect(options = {}) {
      const door = createLineDoor(await network.open('', closing.signal), options);
      await clock.settle();
      return door;
    },

    async staff(method, path, body) {
      const answer = await reach(`${PUBLIC_ADDRESS}/api${path}`, {
        method,
        headers: { Authorization: `Bearer ${STAFF_TOKEN}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      await clock.settle();
      return { status: answer.status, body: await answer.json() };
    },

    async enrolled(room, options) {
      const door = await house.connect(options);
      const shown = door.told.at(-1);
      if (shown?.kind !== 'enrolling') throw new Error(`expected a code, found ${JSON.stringify(shown)}`);
      const { status, body } = await house.staff('POST', '/enrolments', { code: shown.code, room, tenantId: null });
      if (status !== 201) throw new Error(`not enrolled: ${JSON.stringify(body)}`);
      return door;
    },

    async metric(name, label) {
      const text = await (await reach(`${PUBLIC_ADDRESS}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
      return lines
        .filter((line) => label === undefined || line.includes(`"${label}"`))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },

    async stop() {
      const stopping = coordinator;
      coordinator = null;
      network.reachable = false;
      await stopping?.close();
      await clock.settle();
    },

    async start() {
      const { tenantId, clientId, credential, cloud } = contosoAccess(MICROSOFT);
      coordinator = await openCoordinator({
        config: { publicAddress, tenants: [{ tenantId, clientId, credential, cloud }] },
        staffToken: STAFF_TOKEN,
        store,
        fetch: (input, init) => {
          onGraphRequest(new Request(input instanceof Request ? input.clone() : input, init));
          return counted(() => tenantFetch(input, init));
        },
        clock,
        random,
        randomBytes,
        newId: randomUUID,
        log,
        version: '1.2.3',
      });
      coordinator.start();
      network.reachable = true;
      await clock.settle();
    },

    async close() {
      await house.stop();
      closing.abort();
      tenant.subscriptions.webhooks.close();
      await following;
      await store.close();
    },
  };
  await house.start();
  return house;
}
