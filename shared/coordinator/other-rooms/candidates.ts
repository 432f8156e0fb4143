import { GraphError } from '../../graph/graph-error.ts';
import type { PlaceRoom, Places } from '../../graph/places.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import { createKept } from './kept.ts';
import { rankRooms } from './rank-rooms.ts';

/** A room that a door of another one may be offered. */
export interface Candidate {
  /** SMTP address, lower case. */
  readonly address: string;
  /** Null where only its own settings may tell. */
  readonly name: string | null;
  /** Connected to this coordinator; null where it is not. */
  readonly connected: CoordinatorRoom | null;
  /** True where the tenant's directory of places lists it as a room. */
  readonly isPlace: boolean;
}

export interface Candidates {
  /** Nearest and most alike first, the room itself left out. */
  of(room: CoordinatorRoom): Promise<readonly Candidate[]>;
  /** What the directory tells of the room itself; null where it does not. */
  placeOf(room: CoordinatorRoom): Promise<PlaceRoom | null>;
}

export interface CandidatesDeps {
  readonly placesOf: (tenantId: string) => Places;
  readonly enrolment: Pick<Enrolment, 'rooms'>;
  readonly settings: Pick<CoordinatorStore['settings'], 'forRoom'>;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Log;
}

/** Rooms are built rarely. */
const LIST_KEPT_MS = 6 * 3_600_000;
/** Places may be switched on, or the permission given, at any time (Q32). */
const EMPTY_KEPT_MS = 15 * 60_000;
/** What keeps Graph from answering passes. */
const FAILED_KEPT_MS = 30_000;
const TENANTS = 1_000;
/** Farther than these nobody walks, so that nobody looks, either. */
const MOST = 60;

interface PlaceList {
  readonly rooms: readonly PlaceRoom[];
  readonly goodForMs: number;
}

/** Which rooms a door's own may book at all, in the order in which they are offered (E74). */
export function createCandidates({ placesOf, enrolment, settings, clock, log }: CandidatesDeps): Candidates {
  const kept = createKept<PlaceList>({ clock, goodForMs: ({ goodForMs }) => goodForMs, most: TENANTS });
  /** By tenant, as Graph told it last: a room that was offered is not to be refused for a moment's trouble. */
  const last = new Map<string, readonly PlaceRoom[]>();

  /** Without Places the coordinator's own rooms have to do. The list is for everybody, so nobody's going away ends it. */
  const readPlaces = async (tenantId: string): Promise<PlaceList> => {
    try {
      const rooms = await placesOf(tenantId).readRooms(new AbortController().signal);
      last.set(tenantId, rooms);
      return { rooms, goodForMs: rooms.length === 0 ? EMPTY_KEPT_MS : LIST_KEPT_MS };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      log.warn('placesNotRead', { tenantId, kind: error.kind });
      if (error.kind === 'forbidden') return { rooms: [], goodForMs: EMPTY_KEPT_MS };
      return { rooms: last.get(tenantId) ?? [], goodForMs: FAILED_KEPT_MS };
    }
  };
  const placesIn = async (tenantId: string) => (await kept(tenantId, () => readPlaces(tenantId))).rooms;

  /** Those with an address: free/busy is asked by it [5.1.1]. */
  const connectedIn = (tenantId: string): ReadonlyMap<string, CoordinatorRoom> => {
    const rooms = enrolment.rooms().filter((room) => room.tenantId === tenantId && room.address.includes('@'));
    return new Map(rooms.map((room) => [room.address.toLowerCase(), room]));
  };

  return {
    async of(room) {
      const places = new Map((await placesIn(room.tenantId)).map((place) => [place.address, place]));
      const connected = connectedIn(room.tenantId);
      const own = room.address.toLowerCase();
      const { policy } = await settings.forRoom(room.id);
      const named = policy.nearbyRooms?.map(({ address, name }) => ({ address: address.toLowerCase(), name }));
      const bookable = [...places.values()].filter(({ address, isBookable }) => address !== own && isBookable);
      const ranked = (): readonly { readonly address: string; readonly name: string | null }[] => [
        ...rankRooms(places.get(own) ?? null, bookable),
        ...[...connected.keys()]
          .filter((address) => !places.has(address))
          .sort()
          .map((address) => ({ address, name: null })),
      ];
      return (named ?? ranked())
        .filter(({ address }) => address !== own)
        .slice(0, MOST)
        .map(({ address, name }) => ({ address, name, connected: connected.get(address) ?? null, isPlace: places.has(address) }));
    },
    async placeOf({ tenantId, address }) {
      return (await placesIn(tenantId)).find((place) => place.address === address.toLowerCase()) ?? null;
    },
  };
}
