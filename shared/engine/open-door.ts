import type { GraphAccess } from '../graph/graph-access.ts';
import { createGraphRoomCalendar } from '../graph/graph-room-calendar.ts';
import { createDoorEngine } from './create-door-engine.ts';
import type { DoorEngine } from './door-engine.ts';
import type { DoorEngineDeps } from './door-engine-deps.ts';

export interface OpenDoorDeps extends Omit<DoorEngineDeps, 'connect' | 'otherRooms'> {
  readonly access: GraphAccess;
  readonly fetch: typeof globalThis.fetch;
}

/** A door on Microsoft Graph, straight or through its coordinator, as every host composes it. */
export function openDoor({ access, fetch, ...deps }: OpenDoorDeps): Promise<DoorEngine> {
  const { clock, newId, log } = deps;
  const { room, policy } = deps.config;
  const isOutOfReach = access.kind === 'gateway' && policy.changeOrganizersEvent;
  // Or the glass would say that an organiser's event is changed, and the gateway refuse it with every tap (E46).
  if (isOutOfReach) log.warn('organizersOutOfReach', { room, setting: 'policy.changeOrganizersEvent' });
  return createDoorEngine({
    ...deps,
    config: isOutOfReach ? { ...deps.config, policy: { ...policy, changeOrganizersEvent: false } } : deps.config,
    otherRooms: access.kind === 'gateway' ? 'byCoordinator' : 'direct',
    connect: (onServerTime, onWrite) => createGraphRoomCalendar({ access, room, fetch, clock, newId, log, onServerTime, onWrite }),
  });
}
