import type { QuirkName } from '../../shared/simulator/quirks/catalogue.ts';
import type { Switches } from '../../shared/simulator/tenant/switches.ts';
import type { Tenant } from '../../shared/simulator/tenant/tenant.ts';
import { AURORA, type House, type HouseOptions, openHouse } from './house.ts';
import { listed, truthFor } from './tenant-truth.ts';
import { createWireTap, type WireTap } from './wire-tap.ts';

/** A tenant in which delta does nothing odd, so that what is odd about a test is its quirk alone. */
const calmSwitches: Partial<Switches> = {
  deltaSendsMasters: false,
  deltaAnnouncesDeletedOccurrences: true,
  deltaRemovesOutsideChanges: false,
  deltaSendsStubs: false,
  deltaShuffles: false,
};

function calm(tenant: Tenant): void {
  tenant.switches.change(calmSwitches);
  const room = tenant.directory.room(AURORA);
  if (room) tenant.directory.changeRoom({ ...room, settings: { ...room.settings, deleteComments: false } });
}

/** A house in which some quirks are on from the start, with an ear on the wire to Graph. */
export interface QuirkHouse extends House {
  readonly wire: WireTap;
  /** Switches a quirk on or off. */
  turn(name: QuirkName, isOn: boolean): void;
  /** The door shows Exchange's calendar, all days and titles. */
  isTrue(): boolean;
  untilLive(withinMs?: number): Promise<void>;
  untilTrue(withinMs: number): Promise<void>;
  /** What the status was, each kind once, since the door first knew. */
  statusesSinceKnown(): readonly string[];
}

export async function openQuirkHouse(names: readonly QuirkName[], options: HouseOptions = {}): Promise<QuirkHouse> {
  const wire = createWireTap();
  const house = await openHouse({
    listen: wire.listen,
    ...options,
    prepare(stage) {
      calm(stage.tenant);
      for (const name of names) stage.tenant.quirks.turn(name, true);
      options.prepare?.(stage);
    },
  });
  const timeZone = options.timeZone ?? 'Europe/Amsterdam';
  const isTrue = (): boolean => {
    const view = house.view();
    return JSON.stringify(listed(view)) === JSON.stringify(truthFor(house.tenant, options.room ?? AURORA, view, timeZone));
  };
  // The very house, not a copy: doors beside it find its tenant by it.
  return Object.assign(house, {
    wire,
    isTrue,
    turn: (name: QuirkName, isOn: boolean) => void house.tenant.quirks.turn(name, isOn),
    untilLive: async (withinMs?: number) => void (await house.until(({ freshness }) => freshness.kind === 'live', withinMs)),
    untilTrue: async (withinMs: number) => void (await house.until(isTrue, withinMs)),
    statusesSinceKnown() {
      const known = house.views.findIndex(({ status }) => status.kind !== 'unknown');
      return [...new Set(house.views.slice(known).map(({ status }) => status.kind))];
    },
  });
}

export const invitation = (subject: string, start: string, end: string, more: object = {}) => ({
  organizer: 'ada@contoso.com',
  rooms: [AURORA],
  subject,
  start: `2026-11-18T${start}`,
  end: `2026-11-18T${end}`,
  ...more,
});

export const daily = (times: number) =>
  ({ recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: times } } }) as const;

/** Occupied until noon, with four daily series behind it. */
export const fullWeek: NonNullable<HouseOptions['prepare']> = ({ acts }) => {
  acts.create(invitation('Workshop', '09:00', '12:00'));
  for (const hour of [13, 14, 15, 16]) acts.create(invitation(`Daily at ${hour}`, `${hour}:00`, `${hour}:30`, daily(30)));
};
