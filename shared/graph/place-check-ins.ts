import { z } from 'zod';
import type { GraphTransport } from './graph-transport.ts';
import type { PlaceCheckIns } from './room-calendar.ts';

/** The id of a place may change; `placeId` is the stable one [5.2.5], which not every answer has. */
const placeSchema = z.object({ id: z.string().min(1), placeId: z.string().min(1).nullish().catch(null) });

export interface PlaceCheckInsDeps {
  readonly transport: GraphTransport;
  /** The room's address, or its object id. */
  readonly room: string;
}

/** The room's place is looked up once. */
export function createPlaceCheckIns({ transport, room }: PlaceCheckInsDeps): PlaceCheckIns {
  let placeId: string | null = null;

  const findPlace = async (signal: AbortSignal): Promise<string> => {
    const target = { kind: 'path', path: `/places/${encodeURIComponent(room)}`, query: {} } as const;
    const place = await transport.call({ operation: 'readPlace', method: 'GET', target, subject: 'item' }, placeSchema, signal);
    return place.placeId ?? place.id;
  };

  return {
    async checkInAtPlace(iCalUId, signal) {
      placeId ??= await findPlace(signal);
      const target = { kind: 'path', path: `/places/${encodeURIComponent(placeId)}/checkIns`, query: {} } as const;
      // Somebody touched the door: that is `manual`, and nothing that a sensor verified.
      const body = JSON.stringify({ calendarEventId: iCalUId, checkInMethod: 'manual' });
      await transport.call({ operation: 'checkInAtPlace', method: 'POST', target, subject: 'item', body }, z.unknown(), signal);
    },
  };
}
