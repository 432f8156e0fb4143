import { randomBytes, randomUUID } from 'node:crypto';
import { createDeviceTokens } from '../../shared/coordinator/enrolment/create-device-tokens.ts';
import { createEnrolment } from '../../shared/coordinator/enrolment/create-enrolment.ts';
import { createDeviceRoutes } from '../../shared/coordinator/enrolment/device-routes.ts';
import { createGateway } from '../../shared/coordinator/gateway/create-gateway.ts';
import { openLinkHandles } from '../../shared/coordinator/gateway/link-handles.ts';
import { createRoomLanes } from '../../shared/coordinator/gateway/room-lanes.ts';
import { noMetrics } from '../../shared/coordinator/operations/coordinator-metrics.ts';
import { createOtherRooms } from '../../shared/coordinator/other-rooms/create-other-rooms.ts';
import { createInLane } from '../../shared/coordinator/other-rooms/in-lane.ts';
import { createTenantRooms } from '../../shared/coordinator/other-rooms/tenant-rooms.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { noLine, type RoomLine } from '../../shared/engine/line/room-line.ts';
import type { GatewayAccess } from '../../shared/graph/graph-access.ts';
import { createGraphSession } from '../../shared/graph/graph-session.ts';
import { coordinatorPaths } from '../../shared/protocol/coordinator-line.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { openDeviceKey } from '../../shared/runtime/device-key.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { contosoAccess } from './contoso-access.ts';
import { createMemoryDocument } from './memory-document.ts';
import { openMemoryStore } from './memory-store.ts';

/** As much of a coordinator as a door in gateway mode talks to, in this process and on the test's clock. */
export interface HouseGateway {
  /** Lets a new door in for that room, whose rules staff have set. */
  enrol(room: string, policy?: Partial<Policy>): Promise<GatewayAccess>;
  /** Lets a device in for that room, and for no other any more. */
  admit(publicKey: string, room: string): Promise<void>;
  /** The enrolled door's line, by which it asks for other rooms; nothing is pushed on it. */
  line(publicKey: string): RoomLine;
  /** Ends at the coordinator, which asks Microsoft by the `fetch` that it was made with. */
  readonly fetch: typeof fetch;
}

export interface HouseGatewayDeps {
  readonly clock: Clock;
  /** The coordinator's way to Microsoft, and where that is. */
  readonly fetch: typeof fetch;
  readonly origin: string;
}

const COORDINATOR = 'http://coordinator.test';

export async function openHouseGateway({ clock, fetch, origin }: HouseGatewayDeps): Promise<HouseGateway> {
  const log = silentLog;
  const access = contosoAccess(origin);
  const store = await openMemoryStore();
  const session = createGraphSession({ access, fetch, clock, newId: randomUUID, log, onServerTime() {} });
  const enrolment = await createEnrolment({
    ...{ store, clock, randomBytes, log, newId: randomUUID },
    subscriptions: { connect() {}, async disconnect() {} },
    tenantIds: [access.tenantId],
  });
  const tokens = createDeviceTokens({ enrolment, clock, randomBytes });
  const links = await openLinkHandles({ documents: store.documents, randomBytes });
  const lanes = createRoomLanes();
  const gateway = createGateway({ tokens, enrolment, sessionOf: () => session, links, lanes, clock, metrics: noMetrics, log });
  const devices = createDeviceRoutes({ deviceTokens: tokens });

  const admit = async (publicKey: string, room: string): Promise<void> => {
    const { kind } = await enrolment.confirm(enrolment.codeFor(publicKey).code, { room, tenantId: null });
    if (kind === 'refused') throw new Error(`no door was let in for ${room}`);
  };

  const tenantRooms = createTenantRooms(
    session,
    createInLane({ lanes, enrolment, tenantId: access.tenantId, objectIdOf: async () => null }),
  );
  const otherRooms = createOtherRooms({ tenantOf: () => tenantRooms, enrolment, store, clock, random: () => 0.5, log });
  void otherRooms.serve(new AbortController().signal);

  return {
    admit,
    line: (publicKey) => ({
      ...noLine,
      state: () => 'up',
      async ask(question, signal) {
        const door = enrolment.doorOf(publicKey);
        const room = door && enrolment.roomOf(door.roomId);
        if (!door || !room) return { kind: 'refused', reason: 'notEnrolled' };
        return otherRooms.answer(door, room, question, signal);
      },
    }),
    async enrol(room, policy = {}) {
      const deviceKey = await openDeviceKey(createMemoryDocument(), log);
      await admit(deviceKey.publicKey, room);
      const roomId = enrolment.doorOf(deviceKey.publicKey)?.roomId ?? '';
      await store.settings.write({ kind: 'room', roomId }, { policy, timeZone: null }, clock.nowMs());
      return { kind: 'gateway', coordinator: COORDINATOR, deviceKey };
    },
    fetch: createTenantFetch(async (request) => {
      const isGateway = new URL(request.url).pathname.startsWith(`${coordinatorPaths.gateway}/`);
      return isGateway ? gateway.handle(request) : devices.fetch(request);
    }),
  };
}
