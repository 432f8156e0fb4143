import { defaultPolicy } from '../../shared/domain/policy.ts';
import { loadScenario } from '../../shared/simulator/scenarios/scenarios.ts';
import { AURORA, createRandom, openHouse } from '../support/house.ts';
import type { Figure } from './figure.ts';

const HOUR_MS = 3_600_000;
const CHANGES = 40;

/** Graph requests of one door over 24 hours without push: a full day of meetings, and people who keep changing them. */
export async function measureRequestsADay(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, hours] of [
    ['open day and night', null],
    ['open 08:00 to 18:00', { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' }],
  ] as const) {
    const house = await openHouse({
      now: '2026-11-18T00:00:00+01:00',
      policy: { ...defaultPolicy, hours },
      prepare: ({ tenant }) => void loadScenario(tenant, 'busy-day'),
    });
    const random = createRandom(5);
    for (let change = 0; change < CHANGES; change += 1) {
      await house.clock.advance((24 * HOUR_MS) / CHANGES);
      const hour = String(7 + Math.floor(random() * 10)).padStart(2, '0');
      const date = `2026-11-2${Math.floor(random() * 5)}`;
      house.acts.writeIntoRoom(AURORA, { subject: `Change ${change}`, start: `${date}T${hour}:00`, end: `${date}T${hour}:30` });
    }
    const { graphRequests } = house.door().health();
    figures.push({
      what: `Graph requests per room and day without push, ${name}`,
      budget: 1_500,
      measured: graphRequests,
      unit: 'requests',
    });
    await house.close();
  }
  return figures;
}
