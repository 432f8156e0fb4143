import type { CoordinatorConfig } from '../config/coordinator-config.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { TextSocket } from '../runtime/text-socket.ts';
import { createCoordinatorApp } from './coordinator-app.ts';
import { createDeviceTokens } from './enrolment/create-device-tokens.ts';
import { createEnrolment } from './enrolment/create-enrolment.ts';
import { createGateway } from './gateway/create-gateway.ts';
import { openLinkHandles } from './gateway/link-handles.ts';
import { createRoomLanes } from './gateway/room-lanes.ts';
import { createGraphTime } from './graph-time.ts';
import { createLines } from './lines/create-lines.ts';
import { createHints } from './notifications/create-hints.ts';
import { createNotificationInbox } from './notifications/notification-inbox.ts';
import { countAll, countByState } from './operations/count-rooms.ts';
import { countSlowDowns } from './operations/count-slow-downs.ts';
import { createPrometheusMetrics } from './operations/prometheus-metrics.ts';
import { createOtherRooms } from './other-rooms/create-other-rooms.ts';
import { createInLane } from './other-rooms/in-lane.ts';
import { createObjectIds } from './other-rooms/object-ids.ts';
import { createTenantRooms } from './other-rooms/tenant-rooms.ts';
import type { CoordinatorStore } from './store/coordinator-store.ts';
import { newClientState } from './subscriptions/client-state.ts';
import { createSubscriptions } from './subscriptions/create-subscriptions.ts';
import { createSubscriptionClient } from './subscriptions/subscription-client.ts';
import { createTenantSessions } from './tenant-sessions.ts';

export interface OpenCoordinatorDeps {
  readonly config: Pick<CoordinatorConfig, 'publicAddress' | 'tenants'>;
  /** Bearer of staff's commands. */
  readonly staffToken: string;
  /** Its owner's to close, after the coordinator. */
  readonly store: CoordinatorStore;
  readonly fetch: typeof globalThis.fetch;
  /** The machine's. */
  readonly clock: Clock;
  /** For jitter. */
  readonly random: () => number;
  /** Cryptographic: challenges, codes, tokens and keys are drawn from it. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly newId: () => string;
  readonly log: Log;
  /** Lintel's. */
  readonly version: string;
}

/** A coordinator without a network of its own: whoever serves it hands in requests and sockets. */
export interface Coordinator {
  handle(request: Request): Promise<Response>;
  /** Takes a door's line that was just opened from that address of the network. */
  acceptLine(socket: TextSocket, from: string): void;
  /** To be called once requests can reach it: from then on Graph is asked, and asks back for its handshakes. */
  start(): void;
  /** Ends lines and loops; more than once is the same as once. */
  close(): Promise<void>;
}

/** Rejects where the store does. A loop that fails by a bug rejects unhandled: the process's last resort. */
export async function openCoordinator(deps: OpenCoordinatorDeps): Promise<Coordinator> {
  const { config, store, random, randomBytes, newId, log } = deps;
  const { publicAddress } = config;
  const graphTime = createGraphTime(deps);
  const { clock } = graphTime;

  const metrics = createPrometheusMetrics({
    subscriptionsByState: () => countByState({ enrolment, subscriptions }),
    lineCount: () => lines.count(),
    clockOffsetMs: graphTime.offsetMs,
  });
  const sessions = createTenantSessions(config.tenants, {
    ...deps,
    fetch: countSlowDowns(deps.fetch, metrics),
    onServerTime: graphTime.learn,
  });
  const sessionOf = (tenantId: string) => sessions.get(tenantId)?.forDoors ?? null;
  const subscriptions = createSubscriptions({
    store: { subscriptions: store.subscriptions, rooms: { resolved: (roomId, objectId) => enrolment.roomResolved(roomId, objectId) } },
    publicAddress,
    clients: new Map([...sessions].map(([tenantId, { forSubscriptions }]) => [tenantId, createSubscriptionClient(forSubscriptions)])),
    newClientState,
    hint: (roomId) => hints.changed(roomId, clock.monotonicMs()),
    clock,
    machineClock: deps.clock,
    random,
    log,
    metrics,
  });
  const tenantIds = [...sessions.keys()];
  const enrolment = await createEnrolment({ store, subscriptions, tenantIds, clock, randomBytes, newId, log });
  const deviceTokens = createDeviceTokens({ enrolment, clock, randomBytes });
  const lanes = createRoomLanes();
  const tenantRooms = new Map(
    [...sessions].map(([tenantId, { forDoors }]) => {
      const inLane = createInLane({ lanes, enrolment, tenantId, objectIdOf: createObjectIds(forDoors, clock) });
      return [tenantId, createTenantRooms(forDoors, inLane)];
    }),
  );
  const otherRooms = createOtherRooms({ tenantOf: (id) => tenantRooms.get(id) ?? null, enrolment, store, clock, random, log });
  const lines = createLines({
    enrolment,
    subscriptions,
    settings: store.settings,
    otherRooms,
    confirmAddress: null, // there is no page for it yet
    clock,
    randomBytes,
    metrics,
    log,
  });
  const hints = createHints({ lines, clock, metrics });
  const inbox = createNotificationInbox({ subscriptions, hints, clock, metrics, log });
  const links = await openLinkHandles({ documents: store.documents, randomBytes });
  const gateway = createGateway({ tokens: deviceTokens, enrolment, sessionOf, links, lanes, clock, metrics, log });

  const closing = new AbortController();
  let loops: Promise<unknown> | null = null;
  const app = createCoordinatorApp({
    notifications: { inbox, clock, metrics },
    devices: { deviceTokens },
    gateway,
    staff: {
      staffToken: deps.staffToken,
      publicAddress,
      enrolment,
      subscriptions,
      lines,
      otherRooms,
      settings: store.settings,
      graphTime,
      log,
    },
    operations: {
      metrics,
      version: deps.version,
      isReady: () => loops !== null && !closing.signal.aborted,
      counts: () => countAll({ enrolment, subscriptions, lines }),
    },
    log,
  });
  for (const room of enrolment.rooms()) subscriptions.connect(room);

  return {
    handle: async (request) => app.fetch(request),
    acceptLine: (socket, from) => lines.accept(socket, from),
    start() {
      loops ??= Promise.all([subscriptions.serve(closing.signal), otherRooms.serve(closing.signal)]);
    },
    async close() {
      closing.abort();
      inbox.close();
      hints.close();
      await Promise.all([lines.close(), loops]);
    },
  };
}
