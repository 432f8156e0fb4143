import { afterEach, expect, test } from 'vitest';
import { inThisMode } from '../support/access-mode.ts';
import { AURORA, createRandom } from '../support/house.ts';
import { changeSomething, createDice, createLieWatch, turnQuirks } from '../support/quirk-day.ts';
import { openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { listed, truthFor } from '../support/tenant-truth.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const BOUND_MS = 5 * MINUTE_MS;
const ZONE = 'Europe/Amsterdam';
const CHANGES = 200;
/** From 07:00 to 19:00, which are the room's hours. */
const DAY_MS = 12 * HOUR_MS;
const LOOK_MS = 20 * SECOND_MS;

/** `LINTEL_QUIRK_DAYS=100` lives a hundred of them. On the first, delta hides a meeting just before the network goes. */
const DAYS = Number(process.env.LINTEL_QUIRK_DAYS ?? inThisMode('days', 5));
const seeds = [611, ...Array.from({ length: DAYS - 1 }, (_, index) => 11 + 12 * index)];

let house: QuirkHouse;
afterEach(() => house.close());

test.each(seeds)(
  `D1 a day of ${CHANGES} changes with quirks coming and going (seed %i): never free when taken for longer than the bound, and right in the end`,
  async (seed) => {
    const dice = createDice(createRandom(seed));
    house = await openQuirkHouse([], {
      now: '2026-11-18T07:00:00+01:00',
      policy: { hours: { days: [1, 2, 3, 4, 5, 6, 7], opens: '07:00', closes: '19:00' } },
    });
    const watch = createLieWatch(house, BOUND_MS, ZONE);
    const meetings: string[] = [];
    const met = new Set<string>();
    const shown: string[] = [];
    const startMs = house.clock.nowMs();

    for (let change = 0; change < CHANGES; change += 1) {
      changeSomething(house, meetings, dice);
      turnQuirks(house, dice);
      for (const name of house.tenant.quirks.on()) met.add(name);
      const untilMs = startMs + ((change + 1) * DAY_MS) / CHANGES;
      while (house.clock.nowMs() < untilMs) {
        await house.clock.advance(Math.min(LOOK_MS, untilMs - house.clock.nowMs()));
        watch.look();
        shown.push(house.view().status.kind);
      }
    }
    expect(watch.lies).toEqual([]);
    expect(met.size).toBeGreaterThan(20);
    for (const kind of ['available', 'occupied']) expect(shown.filter((one) => one === kind).length).toBeGreaterThan(shown.length / 20);

    for (const name of house.tenant.quirks.on()) house.turn(name, false);
    house.tenant.settleAttendant();
    // What delta kept from the door for good, beyond tomorrow, is found when the window rolls.
    await house.clock.advance(9.5 * HOUR_MS);
    expect(house.view().freshness.kind).toBe('live');
    expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), ZONE));
    expect(listed(house.view()).length).toBeGreaterThan(5);
  },
);
