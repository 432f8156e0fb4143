import type { CoordinatorRoom } from '../../shared/coordinator/coordinator-room.ts';
import { noMetrics } from '../../shared/coordinator/operations/coordinator-metrics.ts';
import type { SubscriptionRecord } from '../../shared/coordinator/store/coordinator-store.ts';
import { createSubscriptions } from '../../shared/coordinator/subscriptions/create-subscriptions.ts';
import type { Subscriptions } from '../../shared/coordinator/subscriptions/subscriptions.ts';
import type { SubscriptionsDeps } from '../../shared/coordinator/subscriptions/subscriptions-deps.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createDrivenClock, type DrivenClock } from './driven-clock.ts';
import { createFakeSubscriptions, type FakeSubscriptions } from './fake-subscriptions.ts';
import { createRandom } from './house.ts';

const TENANT = 'contoso';
export const HOOK = 'https://lintel.contoso.com';
export const NOTIFICATIONS = `${HOOK}/graph/notifications`;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const roomNumbered = (number: number, tenantId = TENANT): CoordinatorRoom => ({
  id: `room-${number}`,
  tenantId,
  address: `room${number}@contoso.com`,
  objectId: null,
  connectedMs: 0,
});
export const resourceOf = (number: number): string => `/users/id-room${number}%40contoso.com/events`;

/** A coordinator's subscriptions on fakes and one driven clock. */
export interface SubscribedRooms {
  readonly clock: DrivenClock;
  readonly graph: FakeSubscriptions;
  readonly subscriptions: () => Subscriptions;
  /** The disk. */
  readonly records: Map<string, SubscriptionRecord>;
  readonly rooms: Map<string, CoordinatorRoom>;
  /** Rooms that were hinted, in order. */
  readonly hints: string[];
  /** Such as `room-1 up`. */
  readonly pushes: string[];
  /** Awaited before every write to the disk; may throw. */
  beforeDisk: () => Promise<void> | void;
  afterDisk: () => Promise<void> | void;
  /** As the process is killed: nothing of it is waited for. */
  crash(): void;
  isAlive(): boolean;
  /** As the process ends: nothing that was under way goes on. */
  stop(): Promise<void>;
  /** A new process on the same disk; the rooms given, or those of before. */
  start(deps?: Partial<SubscriptionsDeps>): Promise<void>;
}

export interface SubscribedRoomsOptions {
  readonly rooms?: number;
  readonly deps?: Partial<SubscriptionsDeps>;
  /** Turns of the event loop after each step of the clock. */
  readonly pump?: number;
  readonly objectIds?: (address: string) => string | null;
}

export function createSubscribedRooms({ rooms: count = 1, deps = {}, pump = 8, objectIds }: SubscribedRoomsOptions = {}): SubscribedRooms {
  const clock = createDrivenClock(Date.parse('2026-03-02T10:00:00Z'), { pump });
  const graph = createFakeSubscriptions(clock, objectIds);
  const random = createRandom(5);
  const records = new Map<string, SubscriptionRecord>();
  const rooms = new Map(Array.from({ length: count }, (_, index) => roomNumbered(index + 1)).map((room) => [room.id, room]));
  const hints: string[] = [];
  const pushes: string[] = [];
  let secrets = 0;
  let current: { readonly subscriptions: Subscriptions; readonly stop: AbortController; readonly ended: Promise<void> } | null = null;

  const store: SubscriptionsDeps['store'] = {
    subscriptions: {
      all: async () => [...records.values()],
      async save(record) {
        await scene.beforeDisk();
        records.set(record.id, record);
        await scene.afterDisk();
      },
      async remove(id) {
        await scene.beforeDisk();
        records.delete(id);
        await scene.afterDisk();
      },
    },
    rooms: {
      async resolved(id, objectId) {
        const room = rooms.get(id);
        if (room) rooms.set(id, { ...room, objectId });
      },
    },
  };

  const scene: SubscribedRooms = {
    clock,
    graph,
    subscriptions: () => current!.subscriptions,
    records,
    rooms,
    hints,
    pushes,
    beforeDisk: () => {},
    afterDisk: () => {},
    crash() {
      current?.stop.abort();
      current = null;
    },
    isAlive: () => current !== null,
    async stop() {
      current?.stop.abort();
      await clock.settle();
      await current?.ended;
    },
    async start(more = {}) {
      await scene.stop();
      const newClientState = () => {
        secrets += 1;
        return `secret-${secrets}`;
      };
      const hint = (roomId: string) => void hints.push(roomId);
      const clients = new Map([[TENANT, graph]]);
      const world = {
        store,
        publicAddress: HOOK,
        clients,
        newClientState,
        hint,
        clock,
        machineClock: clock,
        random,
        log: silentLog,
        metrics: noMetrics,
      };
      const subscriptions = createSubscriptions({ ...world, ...deps, ...more });
      subscriptions.watch((roomId, hasPush) => void pushes.push(`${roomId} ${hasPush ? 'up' : 'down'}`));
      for (const room of rooms.values()) subscriptions.connect(room);
      const stop = new AbortController();
      current = { subscriptions, stop, ended: subscriptions.serve(stop.signal) };
      await clock.settle();
    },
  };
  return scene;
}
