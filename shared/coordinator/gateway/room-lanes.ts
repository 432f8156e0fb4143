import { createRequestSlots, type RequestSlots } from '../../graph/request-slots.ts';

/** A mailbox takes four requests at a time [8.1]: all doors of a room share them with whoever books it from elsewhere. */
export interface RoomLanes {
  /**
   * Runs `work` as soon as the mailbox has a request to spare; null, at once, where too many wait already. `names` are all by which the
   * mailbox is known (`mailbox-names.ts`), the surest first: who shares one of them shares the lane. Rejects like `RequestSlots.run`.
   */
  run<T>(names: readonly string[], signal: AbortSignal, work: () => Promise<T>): Promise<T> | null;
}

const AT_ONCE = 4;
/** A door has two requests under way at most, so that these are a crowd of doors, or one that went wild. */
const WAITING = 16;

interface Lane {
  readonly slots: RequestSlots;
  readonly names: Set<string>;
  inside: number;
}

export function createRoomLanes(): RoomLanes {
  const lanes = new Map<string, Lane>();

  /** The one that is there under any of the names: what is known by one more name must not begin to count anew. */
  const laneOf = (names: readonly string[]): Lane => {
    const known = names.map((name) => lanes.get(name)).find((lane) => lane !== undefined);
    return known ?? { slots: createRequestSlots(AT_ONCE), names: new Set(), inside: 0 };
  };

  return {
    run(names, signal, work) {
      const lane = laneOf(names);
      if (lane.inside >= AT_ONCE + WAITING) return null;
      for (const name of names) {
        if (lanes.has(name)) continue;
        lanes.set(name, lane);
        lane.names.add(name);
      }
      lane.inside += 1;
      return lane.slots.run(signal, work).finally(() => {
        lane.inside -= 1;
        if (lane.inside === 0) for (const name of lane.names) lanes.delete(name);
      });
    },
  };
}
