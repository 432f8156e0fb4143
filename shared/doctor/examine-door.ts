import type { DirectDoorAccess, DoorConfig } from '../config/door-config.ts';
import { createGraphSession } from '../graph/graph-session.ts';
import type { Clock } from '../runtime/clock.ts';
import { silentLog } from '../runtime/log.ts';
import { createAddressCheck } from './checks/check-address.ts';
import { createCalendarCheck } from './checks/check-calendar.ts';
import { createClockCheck } from './checks/check-clock.ts';
import { createConfigurationCheck } from './checks/check-configuration.ts';
import { createDeltaCheck } from './checks/check-delta.ts';
import { createExpiryCheck } from './checks/check-expiry.ts';
import { createLeastPrivilegeCheck } from './checks/check-least-privilege.ts';
import { createNearbyRoomsCheck } from './checks/check-nearby-rooms.ts';
import { createOrganizersCheck } from './checks/check-organizers.ts';
import { createPlacesCheck } from './checks/check-places.ts';
import { createProcessingCheck, type ProcessingFile } from './checks/check-processing.ts';
import { createRolesCheck } from './checks/check-roles.ts';
import { createRoomCheck } from './checks/check-room.ts';
import { createTimeZoneCheck } from './checks/check-time-zone.ts';
import { createTokenCheck } from './checks/check-token.ts';
import { createWriteCheck } from './checks/check-write.ts';
import type { Check } from './finding.ts';
import { createPatient } from './patient.ts';
import type { ProbeAddress } from './probe-address.ts';
import { buildLine, type ReportLine } from './report.ts';
import { runChecks } from './run-checks.ts';

/** A door with a credential of its own: what it may do is what Microsoft lets that credential do. */
export interface DirectDoor extends Pick<DoorConfig, 'timeZone' | 'policy'> {
  readonly room: string;
  readonly access: DirectDoorAccess;
}

export interface ExamineDoorDeps {
  readonly config: DirectDoor;
  readonly fetch: typeof globalThis.fetch;
  readonly probe: ProbeAddress;
  readonly clock: Clock;
  readonly newId: () => string;
  /** For the proxies it names. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly machineTimeZone: string;
  readonly mayWrite: boolean;
  readonly processing: ProcessingFile | null;
  readonly otherMailbox: string | null;
  /** Told of each line as soon as it is known. */
  readonly onLine: (line: ReportLine) => void;
}

/** Looks a door's whole way over, from its configuration to the writing of an event, and tells what it found. Never throws but for a bug. */
export async function examineDoor(deps: ExamineDoorDeps, signal: AbortSignal): Promise<readonly ReportLine[]> {
  const { config, onLine } = deps;
  const lines: ReportLine[] = [];
  const common = {
    room: config.room,
    tenantId: config.access.tenantId,
    clientId: config.access.clientId,
    login: config.access.cloud.login,
    graph: config.access.cloud.graph,
  };
  await runChecks(
    checksOf(deps),
    (check, finding) => {
      const line = buildLine(check, finding, common);
      lines.push(line);
      onLine(line);
    },
    signal,
  );
  return lines;
}

function checksOf(deps: ExamineDoorDeps): readonly Check[] {
  const { config, fetch, probe, clock, newId, env, machineTimeZone, mayWrite, processing, otherMailbox } = deps;
  const { room, access, policy } = config;
  const { login, graph } = access.cloud;
  const session = createGraphSession({
    access,
    fetch,
    clock,
    newId,
    log: silentLog,
    onServerTime: () => {},
  });
  const { tokens, transport } = session;
  const patient = createPatient({ transport }, room);
  const timeZone = config.timeZone ?? machineTimeZone;
  return [
    createConfigurationCheck(access),
    createAddressCheck({ name: 'login', address: login, env, probe, clock }),
    createAddressCheck({ name: 'graph', address: graph, env, probe, clock }),
    createClockCheck({ fetch, clock, graph, room }),
    createTokenCheck({ tokens }),
    createRolesCheck({ tokens }),
    createRoomCheck({ transport, patient, room }),
    createCalendarCheck({ patient, clock }),
    createDeltaCheck({ patient, clock, timeZone }),
    createWriteCheck({ patient, clock, newId, room, mayWrite }),
    createTimeZoneCheck({ transport, patient, clock, configZone: config.timeZone, machineZone: machineTimeZone }),
    createProcessingCheck({ file: processing, policy }),
    createPlacesCheck({ transport, room }),
    // What the policy does not ask for is not probed, and has no line.
    ...(policy.nearbyRooms.length > 0 ? [createNearbyRoomsCheck({ session, clock, nearbyRooms: policy.nearbyRooms })] : []),
    ...(policy.changeOrganizersEvent ? [createOrganizersCheck({ session, patient, clock, timeZone, room })] : []),
    createExpiryCheck(),
    createLeastPrivilegeCheck({ transport, clock, otherMailbox }),
  ];
}
