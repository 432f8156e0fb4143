import { z } from 'zod';
import { GraphError } from './graph-error.ts';
import type { GraphTransport } from './graph-transport.ts';

/** A room as the tenant's directory of places tells of it; null where it does not. */
export interface PlaceRoom {
  /** SMTP address, lower case. */
  readonly address: string;
  readonly name: string;
  readonly building: string | null;
  /** As people call it. */
  readonly floor: string | null;
  readonly capacity: number | null;
  /** What is in it, in words of Graph's and the tenant's own, lower case. */
  readonly features: readonly string[];
  /** False where staff keep it for themselves (`reserved`). */
  readonly isBookable: boolean;
}

export interface Places {
  /** All rooms of the tenant; empty too where Places is not switched on (Q32). Throws `GraphError`; `forbidden` without the permission [5.2.1]. */
  readRooms(signal: AbortSignal): Promise<readonly PlaceRoom[]>;
}

const PAGE_SIZE = 100;
/** 10,000 rooms. */
const PAGE_CAP = 100;

const text = z.string().trim().min(1).nullable().catch(null);
/** Numbers come as text, too [5.2.6]. */
const number = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .nullable()
  .catch(null);

/** Lenient in everything but the address: one odd room must not hide the others [5.2.6]. */
const roomSchema = z
  .object({
    emailAddress: z.string().trim().toLowerCase().pipe(z.email()),
    displayName: text.optional(),
    nickname: text.optional(),
    building: text.optional(),
    floorLabel: text.optional(),
    floorNumber: number.optional(),
    capacity: number.optional(),
    bookingType: text.optional(),
    audioDeviceName: text.optional(),
    videoDeviceName: text.optional(),
    displayDeviceName: text.optional(),
    isWheelChairAccessible: z.boolean().nullish().catch(null),
    isWheelchairAccessible: z.boolean().nullish().catch(null),
    tags: z.array(z.string()).catch([]),
  })
  .transform((room): PlaceRoom => {
    const { emailAddress: address, floorLabel, floorNumber } = room;
    return {
      address,
      name: room.displayName ?? room.nickname ?? address,
      building: room.building ?? null,
      floor: floorLabel ?? (floorNumber === null || floorNumber === undefined ? null : String(floorNumber)),
      capacity: room.capacity ?? null,
      features: [
        ...(room.audioDeviceName ? ['audio'] : []),
        ...(room.videoDeviceName ? ['video'] : []),
        ...(room.displayDeviceName ? ['display'] : []),
        ...((room.isWheelChairAccessible ?? room.isWheelchairAccessible) ? ['wheelchair'] : []),
        ...room.tags.map((tag) => tag.trim().toLowerCase()),
      ],
      isBookable: room.bookingType?.toLowerCase() !== 'reserved',
    };
  });

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish().catch(null) });

export function createPlaces({ transport }: { readonly transport: GraphTransport }): Places {
  const readPage = (skip: number, signal: AbortSignal): Promise<z.infer<typeof pageSchema>> => {
    const query = { $top: String(PAGE_SIZE), $skip: String(skip) };
    const target = { kind: 'path', path: '/places/microsoft.graph.room', query } as const;
    return transport.call({ operation: 'listRooms', method: 'GET', target, subject: 'item' }, pageSchema, signal);
  };

  return {
    async readRooms(signal) {
      const rooms = new Map<string, PlaceRoom>();
      let seen = '';
      // That there is no next link says nothing: a short page without one ends the list, and one that came before does (Q31).
      for (let page = 0, skip = 0; page < PAGE_CAP; page += 1) {
        const { value: items, '@odata.nextLink': nextLink } = await readPage(skip, signal);
        const content = JSON.stringify(items);
        if (content === seen) return [...rooms.values()];
        seen = content;
        for (const item of items) {
          const { data } = roomSchema.safeParse(item);
          if (data) rooms.set(data.address, data);
        }
        if (items.length === 0 || (items.length < PAGE_SIZE && !nextLink)) return [...rooms.values()];
        skip += items.length;
      }
      throw new GraphError('unexpectedReply', `more than ${PAGE_CAP} pages of rooms`);
    },
  };
}
