import { accessMode } from '../access-mode.ts';
import { type House, type HouseOptions, openHouse } from '../house.ts';
import { createMemoryDocument } from '../memory-document.ts';
import type { BookingHistory } from './booking-history.ts';
import { coordinatorPlan } from './coordinator-network.ts';
import { createDoorNetwork, type DoorNetwork } from './door-network.ts';
import { createModelDoor, type ModelDoor } from './model-door.ts';
import { createModelRoom, type ModelRoom } from './model-room.ts';
import { placeStanding } from './standing-bookings.ts';

/** What need not be drawn costs nothing. */
const onlyToday = { bookAheadDays: 0 };

/** A door, and what it leaves on its disk. */
export interface Place {
  readonly door: ModelDoor;
  readonly house: House;
  readonly journal: { load(): Promise<unknown> };
  downMs: number;
}

/** The stage of one history. */
export interface Opened {
  readonly places: readonly Place[];
  readonly room: ModelRoom;
  /** Every way to Graph: the doors', and the coordinator's where they go by one. */
  readonly networks: readonly DoorNetwork[];
}

/** Opens the doors of one room, each with its own network and disk. */
export async function openPlaces(history: BookingHistory): Promise<Opened> {
  let room: ModelRoom | null = null;
  const theRoom = (): ModelRoom => {
    if (room === null) throw new Error('there is no room yet');
    return room;
  };
  const places: Place[] = [];
  const networks: DoorNetwork[] = [];
  /** One request at a time, as it comes to Graph. */
  const atGraph = (by: string, request: () => Promise<Response>): Promise<Response> =>
    room === null ? request() : room.answer(by, request);
  const listen: HouseOptions['listen'] = (fetch, clock) => {
    if (accessMode === 'direct') return fetch;
    const deliver: typeof fetch = (input, init) => atGraph('the coordinator', () => fetch(input, init));
    const network = createDoorNetwork({ plan: coordinatorPlan(history), clock, deliver });
    networks.push(network);
    return network.fetch;
  };
  for (const [number, plan] of history.doors.entries()) {
    const door = createModelDoor(number, plan, theRoom, accessMode === 'direct' ? atGraph : (_, request) => request());
    const journal = createMemoryDocument();
    const beside = places[0]?.house;
    const house: House = await openHouse({
      now: '2026-11-18T10:00:05+01:00',
      journal,
      policy: onlyToday,
      timeZone: 'UTC',
      decorate: door.decorate,
      listen,
      ...(beside !== undefined && { beside }),
      prepare({ tenant, acts }) {
        placeStanding(tenant, history.standing);
        room = createModelRoom({ tenant, acts, history });
      },
    });
    door.watch(house);
    places.push({ door, house, journal, downMs: 0 });
    networks.push(door.network);
  }
  return { places, room: theRoom(), networks };
}
