import { z } from 'zod';
import type { GraphTransport } from '../../graph/graph-transport.ts';
import { findingOf } from '../failed-call.ts';
import type { Check } from '../finding.ts';
import { counted } from './check-calendar.ts';

export interface PlacesCheckDeps {
  readonly transport: GraphTransport;
  /** The room's address or object id. */
  readonly room: string;
}

const PAGE = 100;
const PAGE_CAP = 50;

const roomsSchema = z.object({ value: z.array(z.object({ id: z.string(), emailAddress: z.string().nullable().catch(null) })) });

/** Whether Places is switched on, may be read, and knows the room. By `$skip` until a short page: next links are missing here [5.2.2]. */
export function createPlacesCheck({ transport, room }: PlacesCheckDeps): Check {
  const readPage = (skip: number, signal: AbortSignal) => {
    const query = { $top: String(PAGE), ...(skip > 0 && { $skip: String(skip) }) };
    const target = { kind: 'path', path: '/places/microsoft.graph.room', query } as const;
    return transport.call({ operation: 'listPlaces', method: 'GET', target, subject: 'user' }, roomsSchema, signal);
  };

  return {
    name: 'places',
    needs: ['token', 'graph'],
    async run(signal) {
      const known = new Set<string>();
      try {
        for (let page = 0; page < PAGE_CAP; page += 1) {
          const { value } = await readPage(page * PAGE, signal);
          for (const { id, emailAddress } of value) known.add((emailAddress ?? id).toLowerCase());
          if (value.length < PAGE) break;
        }
      } catch (error) {
        return [findingOf(error, { forbidden: 'placesForbidden' })];
      }
      if (known.size === 0) return [{ code: 'placesEmpty' }];
      const facts = { count: counted(known.size, 'room') };
      // Places has ids of its own, so a room configured by its object id cannot be looked for.
      const isListed = !room.includes('@') || known.has(room.toLowerCase());
      return [{ code: isListed ? 'placesOn' : 'roomNotInPlaces', facts }];
    },
  };
}
