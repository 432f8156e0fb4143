import type { DoorConfig } from '../../config/door-config.ts';
import type { DeviceKey } from '../../runtime/device-key.ts';
import type { Document } from '../../runtime/document.ts';
import type { DoorFiles } from '../../runtime/door-files.ts';
import type { OpenTextSocket } from '../../runtime/text-socket.ts';
import type { DoorEngine } from '../door-engine.ts';
import { noLine } from '../line/room-line.ts';
import { type OpenDoorDeps, openDoor } from '../open-door.ts';

type World = Omit<OpenDoorDeps, 'config' | 'access' | 'line' | 'firstRevision' | 'handover' | keyof DoorFiles>;

export interface ConfiguredDoorDeps extends World {
  readonly config: Pick<DoorConfig, 'room' | 'access' | 'timeZone' | 'coordinator' | 'enrolmentToken' | 'policy'>;
  readonly files: DoorFiles;
  /** Of a room that the coordinator has given this door. */
  readonly filesOf: (room: { readonly address: string; readonly tenantId: string }) => DoorFiles;
  readonly enrolment: Document;
  /** Asked for where there is a coordinator. */
  readonly openDeviceKey: () => Promise<DeviceKey>;
  readonly openSocket: OpenTextSocket;
}

/** A door as its configuration has it. What belongs to a coordinator is loaded for a door that has one. */
export async function openConfiguredDoor(deps: ConfiguredDoorDeps): Promise<DoorEngine> {
  const {
    config,
    files,
    filesOf: _filesOf,
    enrolment: _enrolment,
    openDeviceKey: _openDeviceKey,
    openSocket: _openSocket,
    ...world
  } = deps;
  const { room, access, timeZone, coordinator, policy } = config;
  if (coordinator !== null) {
    const { openCoordinatedDoor } = await import('./open-coordinated-door.ts');
    return openCoordinatedDoor({ ...deps, config: { ...config, coordinator } });
  }
  if (access.kind === 'gateway' || room === null) throw new Error('a door without a coordinator has a credential and a room');
  return openDoor({ ...world, ...files, config: { room, timeZone, policy }, access, line: noLine });
}
