import { z } from 'zod';
import type { DoorConfig } from '../config/door-config.ts';
import { createGraphSession, type GraphSessionDeps } from './graph-session.ts';
import { createPlaceCheckIns } from './place-check-ins.ts';
import type { MailboxCalendar, OtherCalendars, PlaceCheckIns, RoomCalendar } from './room-calendar.ts';
import { createRoomReads, orNullOn } from './room-reads.ts';
import { createRoomWrites } from './room-writes.ts';

export interface GraphRoomCalendarDeps extends Omit<GraphSessionDeps, 'onSend'> {
  readonly config: GraphSessionDeps['config'] & Pick<DoorConfig, 'room'>;
}

export interface GraphRoomCalendar extends RoomCalendar, OtherCalendars, PlaceCheckIns {
  /** Requests sent to Graph so far, repeats after a renewed token included; the token endpoint's are not. */
  requestCount(): number;
}

export const userSchema = z.object({ id: z.string().min(1), displayName: z.string().nullable().catch(null) });

export const userPath = (user: string, below = ''): string => `/users/${encodeURIComponent(user)}${below}`;

/** One room on Microsoft Graph. */
export function createGraphRoomCalendar(deps: GraphRoomCalendarDeps): GraphRoomCalendar {
  const { config } = deps;
  let requests = 0;
  let objectId: string | null = null;

  const onSend = () => {
    requests += 1;
  };
  const { transport, transportApart } = createGraphSession({ ...deps, onSend });
  const rooms = { transport, roomPath: (below: string) => userPath(objectId ?? config.room, below) };
  const others = new Map<string, MailboxCalendar>();
  const openMailbox = (address: string): MailboxCalendar => {
    const mailbox = { transport: transportApart(), roomPath: (below: string) => userPath(address, below) };
    return { ...createRoomReads(mailbox), ...createRoomWrites(mailbox) };
  };

  return {
    ...createRoomReads(rooms),
    ...createRoomWrites(rooms),
    // Throttled apart: Places is another service, and what it makes us wait for is nothing to the calendar.
    ...createPlaceCheckIns({ transport: transportApart(), room: config.room }),
    requestCount: () => requests,
    calendarOf(address) {
      const known = others.get(address) ?? openMailbox(address);
      others.set(address, known); // keeps what it was asked to wait for
      return known;
    },
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
