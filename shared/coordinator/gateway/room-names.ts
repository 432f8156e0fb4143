import { z } from 'zod';
import type { Clock } from '../../runtime/clock.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { Named } from './match-call.ts';

/** By which names Graph knows a room: its address, its directory object (D15), its place [5.2.5]. */
export interface RoomNames {
  /**
   * Whether that is the room. A name never heard of is looked up by `ask`, once a minute at most: a door keeps what it learnt longer
   * than this process may have run.
   */
  isOf(room: CoordinatorRoom, named: Named, ask: (path: string) => Promise<Answer>): Promise<Naming>;
  /** Takes the ids out of an answer about the room itself. */
  learn(room: CoordinatorRoom, kind: Named['kind'], body: string): void;
}

/** What Graph said, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type Naming =
  | { readonly kind: 'itself' }
  | { readonly kind: 'other' }
  /** The look-up came to nothing, for now. */
  | { readonly kind: 'unanswered'; readonly answer: Answer };

interface Known {
  ids: readonly string[];
  nextAskMs: number;
  pending: Promise<Answer> | null;
}

const ASK_AGAIN_MS = 60_000;

const paths: Readonly<Record<Named['kind'], (address: string) => string>> = {
  room: (address) => `/users/${encodeURIComponent(address)}?$select=id`,
  place: (address) => `/places/${encodeURIComponent(address)}`,
};

const idsSchema = z.object({ id: z.string().min(1), placeId: z.string().min(1).nullish().catch(null) });

/** `onObjectId` hears which directory object a room is, whenever Graph tells it. */
export function createRoomNames(
  clock: Pick<Clock, 'monotonicMs'>,
  onObjectId: (room: CoordinatorRoom, objectId: string) => void,
): RoomNames {
  const known = new Map<string, Known>();

  const knownOf = (room: CoordinatorRoom, kind: Named['kind']): Known => {
    const key = `${kind} ${room.id}`;
    const entry = known.get(key) ?? { ids: [], nextAskMs: Number.NEGATIVE_INFINITY, pending: null };
    known.set(key, entry);
    return entry;
  };

  const learn = (room: CoordinatorRoom, kind: Named['kind'], body: string): void => {
    const ids = idsSchema.safeParse(parseJson(body)).data;
    if (!ids) return;
    knownOf(room, kind).ids = [ids.id, ...(ids.placeId ? [ids.placeId] : [])];
    if (kind === 'room') onObjectId(room, ids.id);
  };

  return {
    async isOf(room, { kind, id }, ask) {
      const entry = knownOf(room, kind);
      const isNamed = (): boolean =>
        id.toLowerCase() === room.address.toLowerCase() || id === room.objectId || entry.ids.some((one) => one === id);
      if (isNamed()) return { kind: 'itself' };
      if (entry.pending === null && clock.monotonicMs() < entry.nextAskMs) return { kind: 'other' };
      entry.nextAskMs = clock.monotonicMs() + ASK_AGAIN_MS;
      entry.pending ??= ask(paths[kind](room.address)).finally(() => {
        entry.pending = null;
      });
      const answer = await entry.pending.catch((error: unknown) => {
        entry.nextAskMs = Number.NEGATIVE_INFINITY;
        throw error;
      });
      if (answer.status === 200) learn(room, kind, answer.text);
      if (isNamed()) return { kind: 'itself' };
      if (answer.status === 200 || answer.status === 403 || answer.status === 404) return { kind: 'other' };
      entry.nextAskMs = Number.NEGATIVE_INFINITY;
      return { kind: 'unanswered', answer };
    },
    learn,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
