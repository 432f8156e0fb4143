import { z } from 'zod';
import type { DoorConfig } from '../config/door-config.ts';
import type { ServerTimeSample } from '../domain/clock-offset.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { createAuthorizedSend } from './authorized-send.ts';
import { createGraphTransport } from './graph-transport.ts';
import type { RoomCalendar } from './room-calendar.ts';
import { createRoomReads, orNullOn } from './room-reads.ts';
import { createRoomWrites } from './room-writes.ts';
import { createTokenRequest } from './token-request.ts';
import { createTokenSource } from './token-source.ts';

export interface GraphRoomCalendarDeps {
  readonly config: Pick<DoorConfig, 'room' | 'tenantId' | 'clientId' | 'credential' | 'cloud'>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** GUIDs for `client-request-id`. */
  readonly newId: () => string;
  readonly log: Log;
  /** Called for every answer that Graph itself gave, with the device's wall clock at asking and hearing. */
  readonly onServerTime: (sample: ServerTimeSample) => void;
}

export interface GraphRoomCalendar extends RoomCalendar {
  /** Requests sent to Graph so far, repeats after a renewed token included; the token endpoint's are not. */
  requestCount(): number;
}

const userSchema = z.object({ id: z.string().min(1), displayName: z.string().nullable().catch(null) });

/** One room on Microsoft Graph. */
export function createGraphRoomCalendar({ config, fetch, clock, newId, log, onServerTime }: GraphRoomCalendarDeps): GraphRoomCalendar {
  const root = config.cloud.graph;
  let requests = 0;
  let objectId: string | null = null;

  const tokens = createTokenSource({ requestToken: createTokenRequest({ config, fetch, clock }), clock, log });
  const onSend = () => {
    requests += 1;
  };
  const send = createAuthorizedSend({ fetch, clock, tokens, root, onSend, onServerTime });
  const transport = createGraphTransport({ root, send, clock, newId, log });
  const userPath = (user: string, below = ''): string => `/users/${encodeURIComponent(user)}${below}`;
  const rooms = { transport, roomPath: (below: string) => userPath(objectId ?? config.room, below) };

  return {
    ...createRoomReads(rooms),
    ...createRoomWrites(rooms),
    requestCount: () => requests,
    async resolveRoom(signal) {
      const target = { kind: 'path', path: userPath(config.room), query: { $select: 'id,displayName' } } as const;
      const call = { operation: 'resolveRoom', method: 'GET', target, subject: 'user' } as const;
      // Least privilege may leave the directory closed to us; the address serves then (D15).
      const user = await orNullOn('forbidden', transport.call(call, userSchema, signal));
      objectId = user?.id ?? null;
      return { displayName: user?.displayName ?? null, objectId };
    },
  };
}
