import { defaultPolicy, type Policy } from '../../shared/domain/policy.ts';
import type { DoorEngine, DoorScreen } from '../../shared/engine/door-engine.ts';
import { type OpenDoorDeps, openDoor } from '../../shared/engine/open-door.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { Document } from '../../shared/runtime/document.ts';
import { silentLog } from '../../shared/runtime/log.ts';
import { createMeetingActs, type MeetingActs } from '../../shared/simulator/acts/meeting-acts.ts';
import { createTenantFetch } from '../../shared/simulator/http/tenant-fetch.ts';
import { createTenantHandler } from '../../shared/simulator/http/tenant-handler.ts';
import { createTenant, type Tenant } from '../../shared/simulator/tenant/tenant.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { accessMode } from './access-mode.ts';
import { contosoAccess } from './contoso-access.ts';
import { createCountedWork } from './counted-work.ts';
import { createDrivenClock, type DrivenClock } from './driven-clock.ts';
import { type HouseGateway, openHouseGateway } from './house-gateway.ts';
import { createMemoryDocument } from './memory-document.ts';
import { createPaintingPage, type PaintingPage } from './painting-page.ts';
import { createShownViews } from './shown-views.ts';
import { unattended } from './unattended.ts';
import { createCheckedFetch } from './wire-check/checked-fetch.ts';
import { spoiledIn } from './wire-check/spoiled-answers.ts';
import { wireRecord } from './wire-check/violation.ts';

export const AURORA = 'aurora@contoso.com';
const MICROSOFT = 'http://tenant.test';

/** A door on the simulated tenant, all in this process and on one clock that the test drives. */
export interface House {
  readonly clock: DrivenClock;
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
  readonly door: () => DoorEngine;
  /** The one screen that is there from the start. */
  readonly screen: () => DoorScreen;
  /** What is before that screen; it paints only where `paints` is set. */
  readonly page: PaintingPage;
  readonly view: () => DoorView;
  /** Every view since the door opened, oldest first. */
  readonly views: readonly DoorView[];
  /** Sends a command and drives the clock until it is answered. */
  run(command: DoorCommand): Promise<CommandResult>;
  /** Drives the clock until the view fits, `withinMs` at most; throws with the last view otherwise. */
  until(fits: (view: DoorView) => boolean, withinMs?: number): Promise<DoorView>;
  /** Stops the door and starts another on the same disk, as a reboot does. */
  restart(): Promise<void>;
  /** Starts another door on the same disk and forgets the one before: it must have been stopped for good by `decorate`. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface HouseOptions {
  /** Wall-clock time in Amsterdam's winter, unless it says otherwise. */
  readonly now?: string;
  readonly policy?: Partial<Policy>;
  readonly timeZone?: string | null;
  readonly room?: string;
  readonly prepare?: (house: { readonly tenant: Tenant; readonly acts: MeetingActs }) => void;
  readonly replica?: Document;
  readonly journal?: Document;
  /** PINs, and what is kept of their use; none unless said. */
  readonly staff?: Partial<ReturnType<typeof unattended>>;
  /** Another door of the same tenant, on the same clock. */
  readonly beside?: House;
  /** False: what crosses the wire is not held to Microsoft's types, at a third of the cost. For what is told a hundred times over. */
  readonly isChecked?: boolean;
  /** A page before the screen paints every view, as a real one does; without it nothing is ever painted. */
  readonly paints?: boolean;
  /** Stands right before Graph, behind the gateway where there is one: for all doors of the tenant. */
  readonly listen?: (fetch: typeof globalThis.fetch, clock: DrivenClock) => typeof globalThis.fetch;
  /** Changes what each door that is opened is handed: its network, disk, clock or log. */
  readonly decorate?: (deps: OpenDoorDeps) => OpenDoorDeps;
}

/** The tenant and the clock that the doors of one test share. */
interface World extends Pick<House, 'clock' | 'tenant' | 'acts'> {
  readonly fetch: typeof fetch;
  /** What stands between the doors and Microsoft; null where they go straight there. */
  readonly gateway: HouseGateway | null;
  readonly doorCount: () => number;
}

/** Small, seeded, and good enough for jitter. */
export function createRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const worlds = new WeakMap<House, World>();

async function createWorld(options: HouseOptions): Promise<World> {
  const { isChecked = true, listen = (fetch) => fetch } = options;
  let doors = 0;
  const work = createCountedWork();
  const clock = createDrivenClock(Date.parse(options.now ?? '2026-11-18T10:00:00+01:00'), {
    pump: isChecked ? 12 : 4,
    isBusy: work.isBusy,
  });
  const tenant = createTenant({ clock, random: createRandom(7) });
  const acts = createMeetingActs(tenant);
  options.prepare?.({ tenant, acts });
  tenant.settleAttendant();

  const plainFetch = createTenantFetch(createTenantHandler(tenant));
  const checkedFetch = isChecked ? createCheckedFetch(plainFetch, { spoiledBy: spoiledIn(tenant) }) : plainFetch;
  const tenantFetch = listen(checkedFetch, clock);
  const gateway = accessMode === 'gateway' ? await openHouseGateway({ clock, fetch: work.counted(tenantFetch), origin: MICROSOFT }) : null;

  const doorCount = () => {
    doors += 1;
    return doors;
  };
  return { clock, tenant, acts, fetch: work.counted(gateway?.fetch ?? tenantFetch), gateway, doorCount };
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const world = (options.beside && worlds.get(options.beside)) ?? (await createWorld(options));
  const { clock, tenant, acts } = world;
  const room = options.room ?? AURORA;
  const enrolled = (await world.gateway?.enrol(room, options.policy)) ?? null;
  const access = enrolled ?? contosoAccess(MICROSOFT);
  const line = enrolled && world.gateway?.line(enrolled.deviceKey.publicKey);
  const doorNumber = String(world.doorCount()).padStart(4, '0');
  const replica = options.replica ?? createMemoryDocument();
  const journal = options.journal ?? createMemoryDocument();
  const shown = createShownViews(clock);
  let ids = 0;
  const random = createRandom(3);

  const staff = { ...unattended(), ...(line && { line }), ...options.staff };
  const page = createPaintingPage(clock);
  let screen: DoorScreen;

  const open = async (): Promise<DoorEngine> => {
    const deps: OpenDoorDeps = {
      config: {
        room,
        timeZone: options.timeZone === undefined ? 'Europe/Amsterdam' : options.timeZone,
        policy: { ...defaultPolicy, ...options.policy },
      },
      access,
      clock,
      random,
      newId: () => {
        ids += 1;
        return `00000000-${doorNumber}-4000-8000-${String(ids).padStart(12, '0')}`;
      },
      fetch: world.fetch,
      replica,
      journal,
      ...staff,
      log: silentLog,
      version: 'test',
      machineTimeZone: 'Asia/Tokyo',
    };
    const engine = await openDoor(options.decorate ? options.decorate(deps) : deps);
    screen = engine.attach();
    screen.watch(shown.show);
    if (options.paints) page.attach(screen);
    await clock.settle();
    return engine;
  };

  let engine = await open();

  const house: House = {
    clock,
    tenant,
    acts,
    views: shown.views,
    view: shown.view,
    until: shown.until,
    door: () => engine,
    screen: () => screen,
    page,
    async run(command) {
      let result: CommandResult | null = null;
      void screen.run(command).then((answer) => {
        result = answer;
      });
      await clock.settle();
      for (let step = 0; step < 400 && result === null; step += 1) await clock.advance(100);
      if (result === null) throw new Error(`no answer to ${command.kind} within 40 s`);
      return result;
    },
    async restart() {
      const closing = engine.close();
      await clock.settle();
      await closing;
      engine = await open();
    },
    async reopen() {
      engine = await open();
    },
    async close() {
      const closing = engine.close();
      await clock.settle();
      await closing;
      wireRecord.assertNone();
    },
  };
  worlds.set(house, world);
  return house;
}
