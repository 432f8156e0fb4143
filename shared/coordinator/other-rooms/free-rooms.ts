import { dayBounds } from '../../domain/day-window.ts';
import { overlap, type TimeWindow } from '../../domain/time-window.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { SCHEDULES_AT_ONCE, type Schedules } from '../../graph/schedules.ts';
import type { FoundOtherRoom } from '../../protocol/other-room-question.ts';
import type { CoordinatorRoom } from '../coordinator-room.ts';
import type { CoordinatorStore } from '../store/coordinator-store.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { Mailboxes } from './mailboxes.ts';

export interface FreeRoomsDeps {
  readonly candidates: Pick<Candidates, 'of'>;
  readonly mailboxes: Pick<Mailboxes, 'isRoom' | 'zoneOf'>;
  readonly schedulesOf: (tenantId: string) => Schedules;
  readonly settings: Pick<CoordinatorStore['settings'], 'forRoom'>;
}

/** Rooms that are free for all of a stretch, nearest and most alike first. Throws `GraphError` where Graph does not say. */
export type FindFreeRooms = (room: CoordinatorRoom, slot: TimeWindow, signal: AbortSignal) => Promise<readonly FoundOtherRoom[]>;

/** Nobody walks past more than these. */
const OFFERED = 6;

interface Free {
  readonly candidate: Candidate;
  readonly freeUntilMs: number | null;
}

/** Looks at a chunk of schedules at a time and stops as soon as there are enough (E75). */
export function createFreeRooms({ candidates, mailboxes, schedulesOf, settings }: FreeRoomsDeps): FindFreeRooms {
  const named = async ({ candidate: { address, name, connected }, freeUntilMs }: Free): Promise<FoundOtherRoom> => {
    const set = name === null && connected ? (await settings.forRoom(connected.id)).policy.roomName : name;
    return { address, name: set ?? address, freeUntilMs };
  };

  return async (room, slot, signal) => {
    const all = await candidates.of(room);
    const window = { startMs: slot.startMs, endMs: dayBounds(slot.endMs - 1, await mailboxes.zoneOf(room)).endMs };
    const asker = room.objectId ?? room.address;
    const found: Free[] = [];
    for (let from = 0; from < all.length && found.length < OFFERED; from += SCHEDULES_AT_ONCE) {
      const chunk = all.slice(from, from + SCHEDULES_AT_ONCE);
      const addresses = chunk.map(({ address }) => address);
      const schedule = await schedulesOf(room.tenantId).read(asker, addresses, window, signal);
      for (const candidate of chunk) {
        const taken = schedule.get(candidate.address);
        if (found.length === OFFERED || !taken || taken.some((time) => overlap(time, slot))) continue;
        // Whom the directory does not list is looked at before anybody is sent there.
        if (!candidate.isPlace && !(await mailboxes.isRoom(room.tenantId, candidate).catch(orFalse))) continue;
        found.push({ candidate, freeUntilMs: taken.find(({ startMs }) => startMs >= slot.endMs)?.startMs ?? null });
      }
    }
    return Promise.all(found.map(named));
  };
}

/** A mailbox that does not answer is left out like any other room that does not. */
function orFalse(error: unknown): false {
  if (error instanceof GraphError) return false;
  throw error;
}
