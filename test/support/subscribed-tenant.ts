import type { CoordinatorRoom } from '../../shared/coordinator/coordinator-room.ts';
import { createNotificationInbox, type NotificationInbox } from '../../shared/coordinator/notifications/notification-inbox.ts';
import { createNotificationRoutes } from '../../shared/coordinator/notifications/notification-routes.ts';
import { noMetrics } from '../../shared/coordinator/operations/coordinator-metrics.ts';
import type { CoordinatorStore } from '../../shared/coordinator/store/coordinator-store.ts';
import { newClientState } from '../../shared/coordinator/subscriptions/client-state.ts';
import { createSubscriptions } from '../../shared/coordinator/subscriptions/create-subscriptions.ts';
import { SUBSCRIPTIONS_IN_FLIGHT } from '../../shared/coordinator/subscriptions/open-tenants.ts';
import { createSubscriptionClient } from '../../shared/coordinator/subscriptions/subscription-client.ts';
import type { Subscriptions } from '../../shared/coordinator/subscriptions/subscriptions.ts';
import { createGraphSession } from '../../shared/graph/graph-session.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createMeetingActs, type MeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { AnswerDropped } from '../../shared/simulator/http/answer-dropped.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { followTenant } from '../../shared/simulator/tenant/follow-tenant.ts';
import { createTenant, type Tenant } from '../../shared/simulator/tenant/tenant.ts';
import { contosoAccess } from './contoso-access.ts';
import { createDrivenClock, type DrivenClock } from './driven-clock.ts';
import { createRandom } from './house.ts';
import { openMemoryStore } from './memory-store.ts';
import { createCheckedFetch } from './wire-check/checked-fetch.ts';
import { createCheckedWebhooks } from './wire-check/checked-webhooks.ts';
import { spoiledIn } from './wire-check/spoiled-answers.ts';

const PUBLIC = 'https://lintel.contoso.com';

/** A coordinator's subscriptions at the simulated tenant, with real requests, handshakes and notifications, in this process and on one clock. */
export interface SubscribedTenant {
  readonly clock: DrivenClock;
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  readonly store: CoordinatorStore;
  readonly subscriptions: () => Subscriptions;
  /** Addresses of rooms that were hinted, in order. */
  readonly hints: string[];
  /** What stands before the coordinator for all that Microsoft sends; null lets it through. */
  setDoorman(answer: (() => Response | Promise<Response>) | null): void;
  /** Ids of the subscriptions that Graph has. */
  held(): readonly string[];
  status(address: string): ReturnType<Subscriptions['statusOf']>;
  /** Starts it, or starts it again as a new process on the same disk. */
  start(publicAddress?: string | null): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openSubscribedTenant(addresses: readonly string[]): Promise<SubscribedTenant> {
  let inFlight = 0;
  const clock = createDrivenClock(Date.parse('2026-11-18T10:00:00+01:00'), { pump: 15, isBusy: () => inFlight > 0 });
  /** A request that waits for the clock must not hold the clock. */
  const counted = async (answer: Promise<Response>): Promise<Response> => {
    inFlight += 1;
    const release = setTimeout(() => {
      inFlight -= 1;
    }, 50);
    try {
      return await answer;
    } finally {
      if (release.hasRef()) {
        clearTimeout(release);
        inFlight -= 1;
      }
    }
  };

  let inbox: NotificationInbox | null = null;
  let doorman: (() => Response | Promise<Response>) | null = null;
  const receive: typeof fetch = async (input, init) => {
    if (inbox === null) throw new TypeError('fetch failed');
    if (doorman) return doorman();
    return createNotificationRoutes({ inbox, clock, metrics: noMetrics }).fetch(new Request(input, init));
  };
  const tenant = createTenant({ clock, random: createRandom(7), fetch: createCheckedWebhooks(receive) });
  const acts = createMeetingActs(tenant);
  const tenantFetch = createCheckedFetch(createTenantFetch(createTenantHandler(tenant)), { spoiledBy: spoiledIn(tenant) });
  const fetchDropped: typeof fetch = (input, init) =>
    counted(
      tenantFetch(input, init).catch((error: unknown) => {
        throw error instanceof AnswerDropped ? new TypeError('fetch failed', { cause: error }) : error;
      }),
    );
  const closing = new AbortController();
  const following = followTenant(tenant, closing.signal);

  const store = await openMemoryStore();
  for (const [index, address] of addresses.entries()) {
    const room: CoordinatorRoom = { id: `room-${index}`, tenantId: contosoApp.tenantId, address, objectId: null, connectedMs: index };
    await store.rooms.add(room);
  }
  const hints: string[] = [];
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };
  let current: { readonly subscriptions: Subscriptions; readonly stop: AbortController; readonly ended: Promise<void> } | null = null;

  const scene: SubscribedTenant = {
    clock,
    tenant,
    acts,
    store,
    subscriptions: () => current!.subscriptions,
    hints,
    setDoorman(answer) {
      doorman = answer;
    },
    held: () => tenant.subscriptions.book.all().map(({ id }) => id),
    status: (address) => current!.subscriptions.statusOf(`room-${addresses.indexOf(address)}`),
    async start(publicAddress = PUBLIC) {
      await scene.stop();
      const access = contosoAccess('http://tenant.test');
      const session = createGraphSession({
        access,
        fetch: fetchDropped,
        clock,
        newId,
        log: silentLog,
        inFlight: SUBSCRIPTIONS_IN_FLIGHT,
        onServerTime: () => {},
      });
      const subscriptions = createSubscriptions({
        store,
        publicAddress,
        clients: new Map([[access.tenantId, createSubscriptionClient(session)]]),
        newClientState,
        hint: (roomId) => void hints.push(addresses[Number(roomId.split('-')[1])] ?? roomId),
        clock,
        machineClock: clock,
        random: createRandom(3),
        log: silentLog,
        metrics: noMetrics,
      });
      const told = { changed: (roomId: string) => void hints.push(addresses[Number(roomId.split('-')[1])] ?? roomId) };
      inbox = createNotificationInbox({ subscriptions, hints: told, clock, metrics: noMetrics, log: silentLog });
      for (const room of await store.rooms.all()) subscriptions.connect(room);
      const stop = new AbortController();
      current = { subscriptions, stop, ended: subscriptions.serve(stop.signal) };
      await clock.advance(2_000);
    },
    async stop() {
      current?.stop.abort();
      inbox = null;
      await clock.settle();
      await current?.ended;
    },
    async close() {
      await scene.stop();
      closing.abort();
      await clock.settle();
      await following;
      await store.close();
    },
  };
  return scene;
}
