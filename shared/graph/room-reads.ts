import { z } from 'zod';
import type { CalendarEvent } from '../domain/meeting.ts';
import type { TimeWindow } from '../domain/time-window.ts';
import { type Page, readAllPages } from './all-pages.ts';
import { claimExpansion, claimFilter } from './claim-property.ts';
import { deltaPageSchema } from './delta-page-schema.ts';
import { eventPageSchema, eventSchema } from './event-schema.ts';
import type { GraphTarget } from './graph-client.ts';
import { GraphError, type GraphErrorKind } from './graph-error.ts';
import type { GraphTransport } from './graph-transport.ts';
import type { RoomCalendar } from './room-calendar.ts';
import { ianaZoneOf } from './zone-names.ts';

export interface RoomCallDeps {
  readonly transport: GraphTransport;
  /** A path below the room's user, by object id once that is known (D15). */
  readonly roomPath: (below: string) => string;
}

const PAGE_SIZE = '250';

const mailboxSettingsSchema = z.object({ timeZone: z.string().nullable().catch(null) });

export function createRoomReads({
  transport,
  roomPath,
}: RoomCallDeps): Pick<RoomCalendar, 'readTimeZone' | 'readDeltaPage' | 'readEvents' | 'readEvent' | 'findByCommand'> {
  const readPages = (operation: string, first: GraphTarget, signal: AbortSignal): Promise<readonly CalendarEvent[]> =>
    readAllPages((link): Promise<Page<CalendarEvent>> => {
      const target: GraphTarget = link === null ? first : { kind: 'link', url: link };
      return transport.call({ operation, method: 'GET', target, subject: 'mailbox' }, eventPageSchema, signal);
    });

  return {
    async readTimeZone(signal) {
      const target: GraphTarget = { kind: 'path', path: roomPath('/mailboxSettings'), query: {} };
      const call = { operation: 'readTimeZone', method: 'GET', target, subject: 'mailbox' } as const;
      const settings = await orNullOn('forbidden', transport.call(call, mailboxSettingsSchema, signal));
      return settings?.timeZone ? ianaZoneOf(settings.timeZone) : null;
    },

    readDeltaPage(from, signal) {
      const target: GraphTarget =
        from.kind === 'link'
          ? { kind: 'link', url: from.url }
          : { kind: 'path', path: roomPath('/calendarView/delta'), query: windowQuery(from.window) };
      const prefer = from.pageSize === null ? [] : [`odata.maxpagesize=${from.pageSize}`];
      const subject = from.kind === 'link' ? 'link' : 'mailbox';
      return transport.call({ operation: 'readDeltaPage', method: 'GET', target, subject, prefer }, deltaPageSchema, signal);
    },

    readEvents(window, signal) {
      // Without $select, which would lose the dates of creation [1.1.8].
      const query = { ...windowQuery(window), $orderby: 'start/dateTime', $top: PAGE_SIZE, $expand: claimExpansion };
      return readPages('readEvents', { kind: 'path', path: roomPath('/calendarView'), query }, signal);
    },

    async readEvent(id, signal) {
      const target: GraphTarget = { kind: 'path', path: roomPath(eventPath(id)), query: { $expand: claimExpansion } };
      const call = { operation: 'readEvent', method: 'GET', target, subject: 'item' } as const;
      return orNullOn('notFound', transport.call(call, eventSchema, signal));
    },

    findByCommand(commandId, signal) {
      const query = { $filter: claimFilter(commandId), $expand: claimExpansion };
      return readPages('findByCommand', { kind: 'path', path: roomPath('/events'), query }, signal);
    },
  };
}

export const eventPath = (id: string): string => `/events/${encodeURIComponent(id)}`;

/** Turns one expected refusal into null. */
export async function orNullOn<T>(kind: GraphErrorKind, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GraphError && error.kind === kind) return null;
    throw error;
  }
}

/** Instants with their zone, so that nobody has to guess [1.1.1]. */
function windowQuery({ startMs, endMs }: TimeWindow): { readonly startDateTime: string; readonly endDateTime: string } {
  return { startDateTime: new Date(startMs).toISOString(), endDateTime: new Date(endMs).toISOString() };
}
