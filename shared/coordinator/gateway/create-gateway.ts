import { withDeadline } from '../../graph/deadline.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { GraphSession } from '../../graph/graph-session.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom, EnrolledDoor } from '../coordinator-room.ts';
import type { DeviceTokens } from '../enrolment/device-tokens.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import { mailboxNamesOf } from '../mailbox-names.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import { createRate } from '../other-rooms/rate.ts';
import { admitCall } from './admit-call.ts';
import { forwardCall } from './forward-call.ts';
import { refusalFor, refuse } from './gateway-refusal.ts';
import type { LinkHandles } from './link-handles.ts';
import type { RoomLanes } from './room-lanes.ts';
import { createRoomNames } from './room-names.ts';

export interface GatewayDeps {
  readonly tokens: Pick<DeviceTokens, 'holderOf'>;
  readonly enrolment: Pick<Enrolment, 'doorOf' | 'roomOf' | 'roomResolved'>;
  /** Null where the coordinator has no credential for that tenant. */
  readonly sessionOf: (tenantId: string) => Pick<GraphSession, 'root' | 'send'> | null;
  readonly links: LinkHandles;
  readonly lanes: RoomLanes;
  readonly clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
  readonly metrics: Pick<CoordinatorMetrics, 'gatewayCall'>;
  readonly log: Log;
}

/** Graph for doors that have no credential of their own (D9): each reaches its own room, by what the engine asks and no more. */
export interface Gateway {
  /** Anything below `/gateway`. Never rejects but for a bug. */
  handle(request: Request): Promise<Response>;
}

/** Who asks, and for which room. */
export interface Holder {
  readonly door: EnrolledDoor;
  readonly room: CoordinatorRoom;
}

/** As long as the door itself waits for a call. */
const CALL_TIMEOUT_MS = 30_000;

export function createGateway({ tokens, enrolment, sessionOf, links, lanes, clock, metrics, log }: GatewayDeps): Gateway {
  const names = createRoomNames(clock, ({ id, objectId }, learnt) => {
    if (objectId !== null) return;
    enrolment.roomResolved(id, learnt).catch((error: unknown) => log.error('objectIdNotSaved', { roomId: id, error }));
  });
  /** What a stolen device can bring about at will must not fill the log; the metrics count it all. */
  const tellings = createRate({ clock, burst: 10, everyMs: 60_000 });
  const warn = (door: EnrolledDoor, event: string, fields: Readonly<Record<string, unknown>>): void => {
    if (tellings.take(door.id)) log.warn(event, { doorId: door.id, ...fields });
  };

  /** The token's life has no say in this: an answer that it asked for is its own. */
  const isLetIn = ({ door, room }: Holder): boolean => {
    const now = enrolment.doorOf(door.publicKey);
    return now?.id === door.id && now.revokedMs === null && now.roomId === room.id && enrolment.roomOf(room.id) !== null;
  };

  async function answer(request: Request): Promise<Response> {
    const holder = tokens.holderOf(bearerOf(request.headers));
    if (!holder) return refuse.badToken();
    const { door, room } = holder;
    const call = await admitCall(request, holder, links);
    if (call.kind === 'refused') {
      warn(door, 'gatewayRefused', { method: request.method, status: call.response.status });
      return call.response;
    }
    const session = sessionOf(room.tenantId);
    if (!session) return refuse.noCredential();
    const inLane = (signal: AbortSignal) =>
      lanes.run(mailboxNamesOf(room), signal, async () => {
        if (!isLetIn(holder)) return refuse.badToken();
        const response = await forwardCall(call, { ...holder, session, links, names }, signal);
        return isLetIn(holder) ? response : refuse.badToken();
      }) ?? refuse.tooMany();
    return withDeadline({ clock, ms: CALL_TIMEOUT_MS, signal: request.signal }, async (signal) => inLane(signal)).catch(
      (error: unknown) => {
        if (!(error instanceof GraphError)) throw error;
        warn(door, 'gatewayCallFailed', { kind: error.kind, code: error.facts.code, requestId: error.facts.requestId });
        return refusalFor(error);
      },
    );
  }

  return {
    async handle(request) {
      const response = await answer(request);
      metrics.gatewayCall(response.status);
      return response;
    },
  };
}

const bearerOf = (headers: Headers): string => /^Bearer ([\w.~+/=-]+)$/i.exec(headers.get('Authorization') ?? '')?.[1] ?? '';
