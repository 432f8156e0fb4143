import { z } from 'zod';
import { claimInBody, eventSchema } from './event-schema.ts';
import { GraphError } from './graph-error.ts';
import type { RoomCalendar } from './room-calendar.ts';
import { eventPath, orNullOn, type RoomCallDeps } from './room-reads.ts';

const bookingSchema = eventSchema.refine((event) => event !== null, 'a series master is no booking');

type RoomWrites = Pick<RoomCalendar, 'createEvent' | 'patchEvent' | 'deleteEvent' | 'declineEvent'>;

export function createRoomWrites({ transport, roomPath }: RoomCallDeps): RoomWrites {
  return {
    async createEvent(body, signal) {
      const target = { kind: 'path', path: roomPath('/events'), query: {} } as const;
      const call = { operation: 'createEvent', method: 'POST', target, subject: 'mailbox', body } as const;
      try {
        const event = await transport.call(call, bookingSchema, signal);
        return { kind: 'created', event: { ...event, claim: event.claim ?? claimInBody(body) } };
      } catch (error) {
        // 400, and 409 for some [3.1.3]: the code decides.
        if (!(error instanceof GraphError) || error.facts.code?.toLowerCase() !== 'errorduplicatetransactionid') throw error;
        return { kind: 'duplicateTransactionId', existingId: error.facts.existingEventId ?? null };
      }
    },

    async patchEvent(id, body, signal, ifChangeKey = null) {
      const target = { kind: 'path', path: roomPath(eventPath(id)), query: {} } as const;
      const ifMatch = ifChangeKey === null ? {} : { ifMatch: `W/"${ifChangeKey}"` };
      const call = { operation: 'patchEvent', method: 'PATCH', target, subject: 'item', body, ...ifMatch } as const;
      return orNullOn('notFound', transport.call(call, bookingSchema, signal));
    },

    async deleteEvent(id, signal) {
      const target = { kind: 'path', path: roomPath(eventPath(id)), query: {} } as const;
      await orNullOn(
        'notFound',
        transport.call({ operation: 'deleteEvent', method: 'DELETE', target, subject: 'item' }, z.unknown(), signal),
      );
    },

    async declineEvent(id, body, signal) {
      const target = { kind: 'path', path: roomPath(`${eventPath(id)}/decline`), query: {} } as const;
      const call = { operation: 'declineEvent', method: 'POST', target, subject: 'item', body } as const;
      await orNullOn('notFound', transport.call(call, z.unknown(), signal));
    },
  };
}
