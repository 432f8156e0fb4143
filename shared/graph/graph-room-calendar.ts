import { z } from 'zod';
import { createGraphSession, type GraphSessionDeps } from './graph-session.ts';
import type { GraphTransport } from './graph-transport.ts';
import { createMailboxCalendars } from './mailbox-calendars.ts';
import { createPlaceCheckIns } from './place-check-ins.ts';
import type { OtherCalendars, PlaceCheckIns, RoomCalendar } from './room-calendar.ts';
import { createRoomReads, orNullOn } from './room-reads.ts';
import { createRoomWrites } from './room-writes.ts';

export interface GraphRoomCalendarDeps extends Omit<GraphSessionDeps, 'onSend'> {
  /** SMTP address or object id. */
  readonly room: string;
}

export interface GraphRoomCalendar extends RoomCalendar, OtherCalendars, PlaceCheckIns {
  /** Requests sent to Graph so far, repeats after a renewed token included; the token endpoint's are not. */
  requestCount(): number;
}

export const userSchema = z.object({ id: z.string().min(1), displayName: z.string().nullable().catch(null) });

type DirectoryUser = z.infer<typeof userSchema>;

export const userPath = (user: string, below = ''): string => `/users/${encodeURIComponent(user)}${below}`;

/** Null where least privilege leaves the directory closed to us; the address serves then (D15). */
export function readUser(transport: Pick<GraphTransport, 'call'>, user: string, signal: AbortSignal): Promise<DirectoryUser | null> {
  const target = { kind: 'path', path: userPath(user), query: { $select: 'id,displayName' } } as const;
  const call = { operation: 'resolveRoom', method: 'GET', target, subject: 'user' } as const;
  return orNullOn('forbidden', transport.call(call, userSchema, signal));
}

/** One room on Microsoft Graph. */
export function createGraphRoomCalendar(deps: GraphRoomCalendarDeps): GraphRoomCalendar {
  const { room } = deps;
  let requests = 0;
  let objectId: string | null = null;

  const onSend = () => {
    requests += 1;
  };
  const { transport, transportApart } = createGraphSession({ ...deps, onSend });
  const rooms = { transport, roomPath: (below: string) => userPath(objectId ?? room, below) };

  return {
    ...createRoomReads(rooms),
    ...createRoomWrites(rooms),
    ...createMailboxCalendars(transportApart),
    // Throttled apart: Places is another service, and what it makes us wait for is nothing to the calendar.
    ...createPlaceCheckIns({ transport: transportApart(), room }),
    requestCount: () => requests,
    async resolveRoom(signal) {
      const user = await readUser(transport, room, signal);
      objectId = user?.id ?? null;
      return { displayName: user?.displayName ?? null, objectId };
    },
  };
}
