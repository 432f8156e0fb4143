import { createRequestSlots, type RequestSlots } from '../../graph/request-slots.ts';

/** A mailbox takes four requests at a time [8.1]: all doors of a room share them with whoever books it from elsewhere. */
export interface RoomLanes {
  /** Runs `work` as soon as the room has a request to spare; null, at once, where too many wait already. Rejects like `RequestSlots.run`. */
  run<T>(roomId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> | null;
}

const AT_ONCE = 4;
/** A door has two requests under way at most, so that these are a crowd of doors, or one that went wild. */
const WAITING = 16;

export function createRoomLanes(): RoomLanes {
  const lanes = new Map<string, { readonly slots: RequestSlots; inside: number }>();
  return {
    run(roomId, signal, work) {
      const lane = lanes.get(roomId) ?? { slots: createRequestSlots(AT_ONCE), inside: 0 };
      if (lane.inside >= AT_ONCE + WAITING) return null;
      lanes.set(roomId, lane);
      lane.inside += 1;
      return lane.slots.run(signal, work).finally(() => {
        lane.inside -= 1;
        if (lane.inside === 0) lanes.delete(roomId);
      });
    },
  };
}
