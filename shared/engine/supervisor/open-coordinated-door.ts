import type { DoorConfig } from '../../config/door-config.ts';
import type { GraphAccess } from '../../graph/graph-access.ts';
import type { DoorEngine } from '../door-engine.ts';
import { createHandovers } from '../handover.ts';
import { createCoordinatorLine } from '../line/create-coordinator-line.ts';
import { openDoor } from '../open-door.ts';
import { createEnrollingEngine } from './create-enrolling-engine.ts';
import { createSupervisor } from './create-supervisor.ts';
import type { ConfiguredDoorDeps } from './open-configured-door.ts';

interface CoordinatedDoorDeps extends ConfiguredDoorDeps {
  readonly config: ConfiguredDoorDeps['config'] & { readonly coordinator: NonNullable<DoorConfig['coordinator']> };
}

/** A door with a coordinator, which may say where it stands and by which rules. */
export async function openCoordinatedDoor(deps: CoordinatedDoorDeps): Promise<DoorEngine> {
  const { config, files, filesOf, enrolment, openDeviceKey, openSocket, ...world } = deps;
  const { room, access, timeZone, coordinator, enrolmentToken, policy } = config;
  const { clock, random, version, log, machineTimeZone } = world;
  const key = await openDeviceKey();
  const graph: GraphAccess = access.kind === 'direct' ? access : { ...access, deviceKey: key };
  const line = createCoordinatorLine({ openSocket, address: coordinator, key, clock, random, version, enrolmentToken, log });
  const handoverAt = createHandovers(clock);
  return createSupervisor({
    own: { room, access, timeZone, policy, hasPin: world.pins.kinds.length > 0 },
    line,
    enrolment,
    clock,
    log,
    openRoom: ({ place, tenantId, ...opening }) => {
      const own = tenantId === null ? files : filesOf({ address: place.room, tenantId });
      return openDoor({ ...world, ...own, ...opening, config: place, access: graph, handover: handoverAt(`${tenantId}/${place.room}`) });
    },
    openEnrolling: (firstRevision) =>
      createEnrollingEngine({
        ...{ ...world, ...files, line, coordinator, policy, firstRevision, meantFor: room },
        timeZone: timeZone ?? machineTimeZone,
      }),
  });
}
