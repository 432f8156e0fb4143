import type { RoomLine } from '../../shared/engine/line/room-line.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { closedAfterEach } from './closed-after-each.ts';
import { createGateways, type Gateways } from './gateway-house.ts';
import type { House, HouseOptions } from './house.ts';
import { everybody } from './others-ledger.ts';
import { at } from './story-day.ts';

export const BOREALIS = 'borealis@contoso.com';
export const noon = { startMs: at('12:00'), endMs: at('13:00') };
export const elsewhere = (room = BOREALIS): DoorCommand => ({ kind: 'bookElsewhere', room, ...noon });

export interface Scene {
  readonly options?: HouseOptions;
  readonly onLine?: (line: RoomLine) => RoomLine;
  readonly gateways?: Gateways;
}

/** A door that may do anything with anybody's meeting, and whose coordinator may list the rooms; twenty past ten. */
export function amongListedRooms(options: HouseOptions = {}): HouseOptions {
  return {
    now: '2026-11-18T10:20:00+01:00',
    policy: { othersMeetings: everybody },
    ...options,
    prepare(outside) {
      outside.tenant.switches.change({ tokenRoles: ['Place.Read.All'] });
      options.prepare?.(outside);
    },
  };
}

/** For a file of stories: opens such doors in gateway mode, and closes them after each test. */
export function throughCoordinator(): (scene?: Scene) => Promise<House> {
  const open = closedAfterEach();
  return async ({ options, onLine, gateways = createGateways() } = {}) => open(await gateways.through(amongListedRooms(options), onLine));
}
