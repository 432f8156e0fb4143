import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { addDays } from '../../shared/simulator/tenant/zones.ts';
import { inThisMode } from '../support/access-mode.ts';
import { AURORA, createRandom, type House, openHouse } from '../support/house.ts';
import { listed, truthFor } from '../support/tenant-truth.ts';

const MEGABYTE = 1_048_576;
const CHANGES_A_DAY = 300;
const DAYS = inThisMode('days', 7);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Heap in use after everything that can be collected was. */
async function heapBytes(): Promise<number> {
  for (let time = 0; time < 5; time += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

/** What the simulator and the test keep by themselves must not be taken for the door's. */
function forgetOldThings({ tenant, views, clock }: House): void {
  for (const box of tenant.mailboxes()) {
    for (const { key, content, series } of box.stored()) if (series === null && content.endMs < clock.nowMs() - 86_400_000) box.remove(key);
  }
  tenant.notices.clear();
  tenant.requests.clear();
  (views as unknown[]).length = 0;
}

/** One day of people changing their minds, all through its hours. */
async function liveOneDay(house: House, date: string, random: () => number): Promise<void> {
  const { acts, clock, tenant } = house;
  const ids: string[] = [];
  const time = (hour: number, minute: number) => `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  for (let change = 0; change < CHANGES_A_DAY; change += 1) {
    const day = addDays(date, Math.floor(random() * 8));
    const hour = 7 + Math.floor(random() * 11);
    const times = { start: `${day}${time(hour, 0)}`, end: `${day}${time(hour, 15 + Math.floor(random() * 40))}` };
    const id = ids[Math.floor(random() * ids.length)];
    const dice = random();
    if (id === undefined || ids.length < 12) ids.push(acts.writeIntoRoom(AURORA, { subject: `Meeting ${change} of ${date}`, ...times }));
    else if (dice < 0.5) acts.move(id, times);
    else if (dice < 0.75) acts.change(id, { subject: `Renamed ${change} of ${date}` });
    else acts.cancel(ids.splice(ids.indexOf(id), 1)[0] ?? '');
    await clock.advance(Math.floor((86_400_000 / CHANGES_A_DAY) * (0.5 + random())));
    tenant.catchUp();
  }
  for (const id of ids) acts.cancel(id);
}

test(`memory does not grow with uptime: ${DAYS} days with ${CHANGES_A_DAY} changes a day`, async () => {
  const house = await openHouse({
    now: '2026-11-16T00:05:00+01:00',
    policy: { hours: { days: [1, 2, 3, 4, 5, 6, 7], opens: '08:00', closes: '18:00' } },
  });
  const random = createRandom(11);
  const afterDay: number[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    await liveOneDay(house, addDays('2026-11-16', day), random);
    await house.run({ kind: 'refresh' });
    expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), 'Europe/Amsterdam'));
    forgetOldThings(house);
    afterDay.push(await heapBytes());
  }
  const [, second = Number.NaN] = afterDay;
  const grownBytes = (afterDay.at(-1) ?? Number.NaN) - second;
  expect(grownBytes / MEGABYTE).toBeLessThan(5);
  expect(house.door().health().roundCount).toBeGreaterThan(DAYS * 700);
  await house.close();
}, 240_000);
