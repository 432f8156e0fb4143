import { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';

/** The path by which a room's events are subscribed to. */
export interface RoomResources {
  /**
   * Calls `subscribe` with the room's path: by object id, looked up once and kept (D15), or by address where the directory is closed to us.
   * Some tenants refuse `/users/{address}/events` and take `/users/{address}/calendar/events` (Q21): the one that worked is tried first.
   */
  subscribeTo<T>(room: CoordinatorRoom, subscribe: (resource: string) => Promise<T>, signal: AbortSignal): Promise<T>;
}

export interface RoomResourcesDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** The object id; null where the directory may not be read. */
  readonly objectIdOf: (address: string, signal: AbortSignal) => Promise<string | null>;
  /** Keeps it. */
  readonly onResolved: (roomId: string, objectId: string) => Promise<void>;
}

/** A refused directory is left alone for so long (Q42). */
const CLOSED_MS = 1_800_000;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function createRoomResources({ clock, objectIdOf, onResolved }: RoomResourcesDeps): RoomResources {
  const resolved = new Map<string, string>();
  let closedUntilMs = 0;
  let paths: readonly [string, string] = ['events', 'calendar/events'];

  const lookUp = async ({ id, address, objectId }: CoordinatorRoom, signal: AbortSignal): Promise<string | null> => {
    const known = objectId ?? resolved.get(id) ?? (guid.test(address) ? address : null);
    if (known !== null) return known;
    if (clock.monotonicMs() < closedUntilMs) return null;
    const found = await objectIdOf(address, signal);
    if (found === null) {
      closedUntilMs = clock.monotonicMs() + CLOSED_MS;
      return null;
    }
    resolved.set(id, found);
    await onResolved(id, found);
    return found;
  };

  return {
    async subscribeTo(room, subscribe, signal) {
      const objectId = await lookUp(room, signal);
      if (objectId !== null) return subscribe(`/users/${encodeURIComponent(objectId)}/events`);
      const [first, second] = paths;
      const below = `/users/${encodeURIComponent(room.address)}`;
      try {
        return await subscribe(`${below}/${first}`);
      } catch (error) {
        if (!isInvalidResource(error)) throw error;
        const answer = await subscribe(`${below}/${second}`);
        paths = [second, first];
        return answer;
      }
    },
  };
}

const isInvalidResource = (error: unknown): boolean =>
  error instanceof GraphError && error.kind === 'badRequest' && error.facts.subscriptionTrouble === undefined;
