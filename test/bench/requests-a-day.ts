import { defaultPolicy, type OpeningHours } from '../../shared/domain/policy.ts';
import { loadScenario } from '../../shared/simulator/scenarios/scenarios.ts';
import { createFakeLine } from '../support/fake-line.ts';
import { AURORA, createRandom, openHouse } from '../support/house.ts';
import type { Figure } from './figure.ts';

const HOUR_MS = 3_600_000;
const CHANGES = 40;
/** When the hints of one change reach the door: several notifications tell of it [7.3.6], the coordinator gathers all but the first. */
const HINTS_AFTER_MS = [1_000, 3_000];

const officeHours: OpeningHours = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' };

interface Day {
  readonly name: string;
  readonly hours: OpeningHours | null;
  readonly hasPush: boolean;
  readonly budget: number | null;
}

const days: readonly Day[] = [
  { name: 'without push, open day and night', hours: null, hasPush: false, budget: 1_500 },
  { name: 'without push, open 08:00 to 18:00', hours: officeHours, hasPush: false, budget: 1_500 },
  { name: 'with push, open 08:00 to 18:00', hours: officeHours, hasPush: true, budget: 400 },
  // What keeps such a room certain at night alone takes 160.
  { name: 'with push, open day and night', hours: null, hasPush: true, budget: null },
];

/** Graph requests of one door over 24 hours: a full day of meetings, and people who keep changing them. */
async function requestsOf({ hours, hasPush }: Day): Promise<number> {
  const line = createFakeLine(hasPush ? 'push' : 'none');
  const house = await openHouse({
    now: '2026-11-18T00:00:00+01:00',
    policy: { ...defaultPolicy, hours },
    prepare: ({ tenant }) => void loadScenario(tenant, 'busy-day'),
    decorate: (deps) => ({ ...deps, line }),
  });
  const random = createRandom(5);
  for (let change = 0; change < CHANGES; change += 1) {
    await house.clock.advance((24 * HOUR_MS) / CHANGES - (HINTS_AFTER_MS.at(-1) ?? 0));
    const hour = String(7 + Math.floor(random() * 10)).padStart(2, '0');
    const date = `2026-11-2${Math.floor(random() * 5)}`;
    house.acts.writeIntoRoom(AURORA, { subject: `Change ${change}`, start: `${date}T${hour}:00`, end: `${date}T${hour}:30` });
    let passedMs = 0;
    for (const afterMs of HINTS_AFTER_MS) {
      await house.clock.advance(afterMs - passedMs);
      passedMs = afterMs;
      if (hasPush) line.hint();
    }
  }
  const { graphRequests } = house.door().health();
  await house.close();
  return graphRequests;
}

export async function measureRequestsADay(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const day of days) {
    const measured = await requestsOf(day);
    figures.push({ what: `Graph requests per room and day ${day.name}`, budget: day.budget, measured, unit: 'requests' });
  }
  return figures;
}
