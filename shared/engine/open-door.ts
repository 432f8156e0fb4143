import type { DoorConfig } from '../config/door-config.ts';
import { createGraphRoomCalendar } from '../graph/graph-room-calendar.ts';
import { createDoorEngine } from './create-door-engine.ts';
import type { DoorEngine } from './door-engine.ts';
import type { DoorEngineDeps } from './door-engine-deps.ts';

export interface OpenDoorDeps extends Omit<DoorEngineDeps, 'config' | 'connect'> {
  readonly config: Omit<DoorConfig, 'administratorPin' | 'actionPin'>;
  readonly fetch: typeof globalThis.fetch;
}

/** A door on Microsoft Graph, as every host composes it. */
export function openDoor({ config, fetch, ...deps }: OpenDoorDeps): Promise<DoorEngine> {
  const { clock, newId, log } = deps;
  return createDoorEngine({
    ...deps,
    config,
    connect: (onServerTime, onWrite) => createGraphRoomCalendar({ config, fetch, clock, newId, log, onServerTime, onWrite }),
  });
}
