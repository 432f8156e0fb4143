import type { DoorAccess } from '../../shared/config/door-config.ts';
import { defaultPolicy, type Policy } from '../../shared/domain/policy.ts';
import type { DoorEngine, DoorScreen } from '../../shared/engine/door-engine.ts';
import { openConfiguredDoor } from '../../shared/engine/supervisor/open-configured-door.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { LineRoom } from '../../shared/protocol/coordinator-line.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import { noSettings, type RoomSettings } from '../../shared/protocol/room-settings.ts';
import { openDeviceKey } from '../../shared/runtime/device-key.ts';
import type { DoorFiles } from '../../shared/runtime/door-files.ts';
import { createMeetingActs, type MeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import { createTenant, type Tenant } from '../../shared/simulator/tenant/tenant.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { contosoAccess } from './contoso-access.ts';
import { createCountedWork } from './counted-work.ts';
import { createDrivenClock, type DrivenClock } from './driven-clock.ts';
import { AURORA, createRandom } from './house.ts';
import { openHouseGateway } from './house-gateway.ts';
import { createMemoryDocument } from './memory-document.ts';
import { createScriptedCoordinator, type ScriptedCoordinator } from './scripted-coordinator.ts';
import { createShownViews } from './shown-views.ts';
import { unattended } from './unattended.ts';
import { createCheckedFetch } from './wire-check/checked-fetch.ts';
import { spoiledIn } from './wire-check/spoiled-answers.ts';
import { wireRecord } from './wire-check/violation.ts';

const MICROSOFT = 'http://tenant.test';
const COORDINATOR = 'http://coordinator.test';

/** A door with a coordinator, the simulated tenant behind both, on one clock that the test drives. */
export interface SupervisedHouse {
  readonly clock: DrivenClock;
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  readonly coordinator: ScriptedCoordinator;
  /** What the coordinator has this door at, and says whenever a line comes up; null shows it a code. */
  place(room: string | null, settings?: Partial<RoomSettings>): void;
  /** Turns the door away whenever it comes. */
  revoke(): void;
  readonly door: () => DoorEngine;
  readonly screen: () => DoorScreen;
  readonly view: () => DoorView;
  /** Every view that the screen was ever shown, oldest first. */
  readonly views: readonly DoorView[];
  readonly logged: readonly string[];
  /** Sends a command; the clock is the caller's to drive. */
  send(command: DoorCommand): { readonly result: () => CommandResult | null };
  until(fits: (view: DoorView) => boolean, withinMs?: number): Promise<DoorView>;
  /** Stops the door and starts it again on the same disk, in the browser host's way. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface SupervisedHouseOptions {
  readonly access: DoorAccess['kind'];
  /** As configured; a door of its own credential stands at Aurora. */
  readonly room?: string | null;
  readonly policy?: Partial<Policy>;
  readonly staff?: Partial<ReturnType<typeof unattended>>;
}

export const CODE = '7KQM4XRD';
export const CODE_MS = 10 * 60_000;

export async function openSupervisedHouse(options: SupervisedHouseOptions): Promise<SupervisedHouse> {
  const work = createCountedWork();
  const clock = createDrivenClock(Date.parse('2026-11-18T10:00:00+01:00'), { pump: 12, isBusy: work.isBusy });
  const tenant = createTenant({ clock, random: createRandom(7) });
  const acts = createMeetingActs(tenant);
  const tenantFetch = createCheckedFetch(createTenantFetch(createTenantHandler(tenant)), { spoiledBy: spoiledIn(tenant) });
  const gateway = await openHouseGateway({ clock, fetch: tenantFetch, origin: MICROSOFT });
  const access: DoorAccess = options.access === 'gateway' ? { kind: 'gateway', coordinator: COORDINATOR } : contosoAccess(MICROSOFT);
  const fetch = work.counted(access.kind === 'gateway' ? gateway.fetch : tenantFetch);

  const standing: { place: { readonly room: LineRoom; readonly settings: RoomSettings } | null; isRevoked: boolean } = {
    place: null,
    isRevoked: false,
  };
  const coordinator = createScriptedCoordinator(clock, (line) => {
    if (standing.isRevoked) {
      line.say({ kind: 'refused', reason: 'revoked' });
      line.close();
    } else if (standing.place) line.welcome(standing.place);
    else line.say({ kind: 'enrolling', code: CODE, expiresInMs: CODE_MS, confirmAddress: null });
  });

  const disk = {
    key: createMemoryDocument(),
    enrolment: createMemoryDocument(),
    ...{ files: memoryFiles(options.staff), rooms: new Map<string, DoorFiles>() },
  };
  const shown = createShownViews(clock);
  const logged: string[] = [];
  const log = (event: string): void => void logged.push(event);
  let ids = 0;
  let screen: DoorScreen;

  const open = async (): Promise<DoorEngine> => {
    const engine = await openConfiguredDoor({
      config: {
        room: options.room ?? (access.kind === 'direct' ? AURORA : null),
        ...{ access, timeZone: 'Europe/Amsterdam', coordinator: COORDINATOR, enrolmentToken: null },
        policy: { ...defaultPolicy, ...options.policy },
      },
      files: disk.files,
      filesOf({ address }) {
        const own = disk.rooms.get(address) ?? { ...memoryFiles(), pinTries: disk.files.pinTries };
        disk.rooms.set(address, own);
        return own;
      },
      enrolment: disk.enrolment,
      openDeviceKey: () => openDeviceKey(disk.key, { error: log }),
      openSocket: coordinator.network.open,
      ...{ clock, fetch, random: createRandom(3), leaveKiosk: null, version: 'test', machineTimeZone: 'Asia/Tokyo' },
      newId: () => {
        ids += 1;
        return `00000000-0001-4000-8000-${String(ids).padStart(12, '0')}`;
      },
      pins: options.staff?.pins ?? unattended().pins,
      log: { info: log, warn: log, error: log },
    });
    screen = engine.attach();
    screen.watch(shown.show);
    await clock.settle();
    return engine;
  };

  let engine = await open();
  const stop = async (): Promise<void> => {
    const closing = engine.close();
    await clock.settle();
    await closing;
  };

  return {
    ...{ clock, tenant, acts, coordinator, logged },
    ...{ views: shown.views, view: shown.view, until: shown.until },
    place(room, settings = {}) {
      const publicKey = coordinator.line().hello()?.publicKey ?? '';
      if (room !== null) void gateway.admit(publicKey, room);
      const place =
        room === null ? null : { room: { address: room, tenantId: contosoApp.tenantId }, settings: { ...noSettings, ...settings } };
      const before = standing.place;
      standing.place = place;
      // A coordinator says a change of settings on the line, and anything else by a line of its own.
      if (place && before?.room.address === room) coordinator.line().say({ kind: 'settings', settings: place.settings });
      else coordinator.crash();
    },
    revoke() {
      standing.isRevoked = true;
      coordinator.crash();
    },
    door: () => engine,
    screen: () => screen,
    send(command) {
      let result: CommandResult | null = null;
      void screen.run(command).then((answer) => {
        result = answer;
      });
      return { result: () => result };
    },
    async restart() {
      await stop();
      engine = await open();
    },
    async close() {
      await stop();
      wireRecord.assertNone();
    },
  };
}

function memoryFiles(staff: SupervisedHouseOptions['staff'] = {}): DoorFiles {
  const { checkIns, pinTries, audit } = { ...unattended(), ...staff };
  return { replica: createMemoryDocument(), journal: createMemoryDocument(), checkIns, pinTries, audit };
}
