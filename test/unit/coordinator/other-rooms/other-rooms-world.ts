import type { CoordinatorRoom, EnrolledDoor } from '../../../../shared/coordinator/coordinator-room.ts';
import { createOtherRooms } from '../../../../shared/coordinator/other-rooms/create-other-rooms.ts';
import type { TenantRooms } from '../../../../shared/coordinator/other-rooms/tenant-rooms.ts';
import type { NearbyRoom, Policy } from '../../../../shared/domain/policy.ts';
import type { TimeWindow } from '../../../../shared/domain/time-window.ts';
import type { GraphError } from '../../../../shared/graph/graph-error.ts';
import type { PlaceRoom } from '../../../../shared/graph/places.ts';
import type { OtherRoomAnswer, OtherRoomQuestion } from '../../../../shared/protocol/other-room-question.ts';
import { noSettings } from '../../../../shared/protocol/room-settings.ts';
import { silentLog } from '../../../../shared/runtime/log.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { elevenMs, tenMs } from '../../engine/journal/build-entry.ts';

export const at = (name: string): string => `${name}@contoso.com`;
export const slot: TimeWindow = { startMs: tenMs, endMs: elevenMs };

const connectedAs = (name: string, tenantId = 'contoso'): CoordinatorRoom => ({
  ...{ id: `room-${name}`, tenantId, address: at(name), objectId: null, connectedMs: 0 },
});
const aurora = connectedAs('aurora');
const doorOf = (id: string): EnrolledDoor => ({ id, publicKey: id, roomId: aurora.id, enrolledMs: 0, revokedMs: null });

export const place = (name: string, changes: Partial<PlaceRoom> = {}): PlaceRoom => ({
  ...{ address: at(name), name, building: 'Harbour', floor: '3', capacity: 8, features: [], isBookable: true },
  ...changes,
});

/** A coordinator's other rooms in a tenant of the test's making; at ten, for the door of Aurora. */
export function createOtherRoomsWorld() {
  const clock = createDrivenClock(tenMs, { pump: 5 });
  const calendars = createFakeCalendar({ nowMs: clock.nowMs });
  const disk = new Map<string, string>();
  const world = {
    places: [] as readonly PlaceRoom[] | GraphError,
    connected: [aurora] as readonly CoordinatorRoom[],
    nearbyRooms: undefined as readonly NearbyRoom[] | undefined,
    /** What else staff have set for Aurora. */
    policy: {} as Partial<Policy>,
    /** When rooms are taken; those that are not here are free. Null: Graph has an error for that address. */
    taken: new Map<string, readonly TimeWindow[] | null>(),
    purposes: new Map<string, string | null>(),
    /** Those that are not here are in UTC. */
    zones: new Map<string, string>(),
    asked: [] as string[],
    /** Whether there is a credential. */
    hasTenant: true,
    /** What the disk does before it takes something. */
    beforeWrite: async (_name: string, _value: unknown): Promise<void> => {},
    /** Doors that were cut off. */
    revoked: new Set<string>(),
  };
  const tenant: TenantRooms = {
    calendars,
    places: {
      async readRooms() {
        world.asked.push('places');
        if (!Array.isArray(world.places)) throw world.places;
        return world.places;
      },
    },
    schedules: {
      async read(asker, addresses) {
        world.asked.push(`schedules of ${addresses.length} as ${asker}`);
        const known = addresses.map(
          (address) => [address, world.taken.get(address) === undefined ? [] : world.taken.get(address)] as const,
        );
        return new Map(known.flatMap(([address, times]) => (times ? [[address, times] as const] : [])));
      },
    },
    async mailboxFacts(address) {
      world.asked.push(`mailbox of ${address}`);
      return {
        timeZone: world.zones.get(address) ?? 'UTC',
        purpose: world.purposes.get(address) === undefined ? 'room' : (world.purposes.get(address) ?? null),
      };
    },
  };
  const documents = {
    read: async (name: string): Promise<unknown> => JSON.parse(disk.get(name) ?? 'null'),
    async write(name: string, value: unknown) {
      await world.beforeWrite(name, value);
      disk.set(name, JSON.stringify(value));
    },
  };
  const forRoom = async (roomId: string) => ({
    ...noSettings,
    policy: roomId === aurora.id ? { ...world.policy, ...(world.nearbyRooms !== undefined && { nearbyRooms: world.nearbyRooms }) } : {},
  });

  /** Starts it on what the disk holds. */
  const open = () => {
    const life = new AbortController();
    const otherRooms = createOtherRooms({
      tenantOf: (tenantId) => (tenantId === 'contoso' && world.hasTenant ? tenant : null),
      enrolment: { rooms: () => world.connected, doorOf: (key) => ({ ...doorOf(key), revokedMs: world.revoked.has(key) ? 1 : null }) },
      store: { documents, settings: { forRoom } },
      ...{ clock, random: () => 0.5, log: silentLog },
    });
    const served = otherRooms.serve(life.signal);
    const ask = async (question: OtherRoomQuestion, door = 'door-1', room = aurora): Promise<OtherRoomAnswer> => {
      let answer: OtherRoomAnswer | null = null;
      void otherRooms.answer(doorOf(door), room, question, life.signal).then((given) => {
        answer = given;
      });
      for (let step = 0; step < 100 && answer === null; step += 1) await clock.advance(250);
      if (answer === null) throw new Error(`no answer to ${question.kind}`);
      return answer;
    };
    const find = async (door?: string): Promise<readonly string[]> => {
      const answer = await ask({ kind: 'findFreeRooms', ...slot }, door);
      return answer.kind === 'roomsFound' ? answer.rooms.map(({ address }) => address.split('@')[0] ?? '') : [JSON.stringify(answer)];
    };
    const book = (name: string, changes: Partial<Extract<OtherRoomQuestion, { kind: 'bookOtherRoom' }>> = {}) =>
      ask({ kind: 'bookOtherRoom', commandId: `to-${name}`, room: at(name), ...slot, parent: null, ...changes });
    const close = async (): Promise<void> => {
      life.abort();
      await clock.settle();
      await served;
    };
    return { otherRooms, ask, find, book, close };
  };
  return { world, clock, calendars, disk, open, connectedAs };
}
