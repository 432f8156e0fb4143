import { afterEach, expect, test } from 'vitest';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import type { Switches } from '../../shared/simulator/tenant/switches.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { listed, truthFor } from '../support/tenant-truth.ts';

const ZONE = 'Europe/Amsterdam';
const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };
const daily = (count: number) =>
  ({
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: count } },
  }) as const;

let house: House;
afterEach(() => house.close());

/** Occupied until noon, with a full week behind it. */
const fullWeek: HouseOptions['prepare'] = ({ acts }) => {
  acts.create({ ...ask, subject: 'Workshop', start: '2026-11-18T09:00', end: '2026-11-18T12:00' });
  for (const hour of [13, 14, 15, 16])
    acts.create({ ...ask, subject: `Daily at ${hour}`, start: `2026-11-18T${hour}:00`, end: `2026-11-18T${hour}:30`, ...daily(30) });
};

const isLive = ({ freshness }: DoorView): boolean => freshness.kind === 'live';
const isTrue = (view: DoorView): boolean => JSON.stringify(listed(view)) === JSON.stringify(truthFor(house.tenant, AURORA, view, ZONE));

const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openHouse({ prepare: fullWeek, ...options });
  await house.until(isLive);
};

/** How many of the daily meetings each day shows. */
const dailies = (view: DoorView): readonly number[] =>
  view.days.map(({ meetings }) => meetings.filter(({ title }) => title?.startsWith('Daily')).length);

const box = () => house.tenant.mailbox(house.tenant.directory.room(AURORA)?.id ?? '');

function expectNeverFree(): void {
  expect([...new Set(house.views.slice(1).map(({ status }) => status.kind))].filter((kind) => kind !== 'unknown')).toEqual(['occupied']);
}

const lostForms: readonly NewFaultRule['effect'][] = [
  { kind: 'syncStateLost' },
  { kind: 'syncStateLost', code: 'syncStateNotFound' },
  { kind: 'syncStateLost', code: 'SyncStateInvalid' },
  { kind: 'syncStateLost', code: 'resyncRequired', location: true },
  { kind: 'syncStateLost', code: 'SyncStateInvalid', status: 400 },
];

test.each(lostForms)('E7 the cursor is lost (%o) and the room does not blink free', async (effect) => {
  await open();
  house.acts.create({ ...ask, subject: 'New', start: '2026-11-18T17:00', end: '2026-11-18T18:00' });
  house.tenant.settleAttendant();
  house.tenant.faults.add({ effect, count: 1 });
  await house.clock.advance(50_000);
  expect(house.tenant.faults.list()).toEqual([]);
  expect(isTrue(house.view())).toBe(true);
  expectNeverFree();
  expect(house.views.every(({ freshness }) => freshness.kind !== 'delayed')).toBe(true);
});

test.each([0, 1, 2, 3])('E7 the cursor is lost at request %i of the paging and the room does not blink free', async (skip) => {
  await open();
  house.tenant.switches.change({ deltaEmptyPages: 1 });
  box().forgetTokens();
  house.tenant.faults.add({ effect: { kind: 'syncStateLost' }, skip, count: 1 });
  house.acts.create({ ...ask, subject: 'New', start: '2026-11-18T17:00', end: '2026-11-18T18:00' });
  house.tenant.settleAttendant();
  await house.until((view) => isLive(view) && isTrue(view));
  expectNeverFree();
});

const oddities: readonly { readonly name: string; readonly switches: Partial<Switches> }[] = [
  { name: '[1.2.10] items in any order', switches: { deltaShuffles: true, deltaDuplicates: 0.5, deltaEmptyPages: 0.3 } },
  { name: '[1.2.13] no series masters', switches: { deltaSendsMasters: false } },
  { name: '[1.2.12] whole occurrences instead of stubs', switches: { deltaSendsStubs: false } },
];

test.each(oddities)('$name: the week is right, and so is every change to it', async ({ switches }) => {
  await open({
    prepare: (stage) => {
      fullWeek(stage);
      stage.tenant.switches.change(switches);
    },
  });
  expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), ZONE));
  const uid = box().stored()[1]?.iCalUId ?? '';
  house.acts.move(uid, { date: '2026-11-19', start: '2026-11-19T11:00', end: '2026-11-19T12:00' });
  house.acts.cancel(uid, '2026-11-20');
  house.acts.create({ ...ask, subject: 'Far away', start: '2027-01-18T17:00', end: '2027-01-18T18:00' });
  house.acts.create({ ...ask, subject: 'New', start: '2026-11-18T17:00', end: '2026-11-18T18:00' });
  house.tenant.settleAttendant();
  await house.until(isTrue, 55_000);
  expect(listed(house.view()).some(({ title }) => title === 'New')).toBe(true);
  expectNeverFree();
});

test.each([2_000, 10_000])(
  '[1.2.11] replication that lags by up to %i ms for each item: right in the end, and never free while it is taken',
  async (maxMs) => {
    await open();
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 0, maxMs } });
    const uid = box().stored()[0]?.iCalUId ?? '';
    for (let round = 0; round < 12; round += 1) {
      house.acts.change(uid, { subject: `Workshop ${round}` });
      house.acts.move(uid, { start: '2026-11-18T09:00', end: `2026-11-18T12:0${round % 10}` });
      house.acts.create({
        ...ask,
        subject: `New ${round}`,
        start: `2026-11-19T${String(round + 6).padStart(2, '0')}:00`,
        end: `2026-11-19T${String(round + 6).padStart(2, '0')}:20`,
      });
      await house.clock.advance(7_000 + round * 3_000);
      house.tenant.catchUp();
    }
    house.tenant.settleAttendant();
    await house.clock.advance(110_000);
    expect(isTrue(house.view())).toBe(true);
    expectNeverFree();
  },
);

test('E8 three nights of rolling: never a blank, and the new eighth day has its meetings', async () => {
  await open({
    now: '2026-11-18T18:00:00+01:00',
    prepare: (stage) => {
      fullWeek(stage);
      stage.acts.create({ ...ask, subject: 'Always there', start: '2026-11-27T10:00', end: '2026-11-27T11:00' });
    },
  });
  const firstView = house.views.length;
  const eighthDays: string[] = [];
  for (let night = 0; night < 3; night += 1) {
    await house.clock.advance(12 * 3_600_000); // 06:00
    expect(isTrue(house.view())).toBe(true);
    const eighth = house.view().days.at(-1);
    eighthDays.push(new Date((eighth?.startMs ?? 0) + 3_600_000).toISOString().slice(0, 10));
    expect(eighth?.meetings).toHaveLength(night === 1 ? 5 : 4);
    await house.clock.advance(12 * 3_600_000);
  }
  expect(eighthDays).toEqual(['2026-11-26', '2026-11-27', '2026-11-28']);
  for (const view of house.views.slice(firstView)) {
    expect(view.freshness.kind).toBe('live');
    expect(dailies(view)).toEqual(Array(8).fill(4));
  }
});

test('E8 a roll that fails all night leaves the old window on show and is made up for in the morning', async () => {
  // Only a round that begins anew names a window.
  const isFull = (input: RequestInfo | URL): boolean => String(input).includes('/delta?startDateTime');
  let isBroken = false;
  let rolls = 0;
  await open({
    now: '2026-11-18T23:00:00+01:00',
    decorate: (deps) => ({
      ...deps,
      fetch: async (input, init) => {
        if (!isFull(input)) return deps.fetch(input, init);
        rolls += 1;
        if (isBroken) throw new TypeError('fetch failed');
        return deps.fetch(input, init);
      },
    }),
  });
  isBroken = true;
  rolls = 0;
  const from = house.views.length;
  await house.clock.advance(8 * 3_600_000);
  expect(rolls).toBeGreaterThan(5);
  expect(rolls).toBeLessThan(40);
  for (const view of house.views.slice(from)) {
    expect(view.status.kind).not.toBe('unknown');
    expect(dailies(view).slice(0, 7)).toEqual(Array(7).fill(4));
  }
  isBroken = false;
  await house.clock.advance(15 * 60_000);
  expect(isTrue(house.view())).toBe(true);
  expect(house.view().days.at(-1)?.meetings).toHaveLength(4);
});

test.each(['fully', 'in part'])(
  'E9 changes that delta %s hides (Q8) are found by the audit within five minutes and counted',
  async (how) => {
    await open();
    await house.clock.advance(8 * 60_000);
    expect(house.door().health().driftCount).toBe(0);
    house.tenant.switches.change({ deltaForgetsChanges: how === 'fully' ? 1 : 0.5 });
    const workshop = box().stored()[0]?.iCalUId ?? '';
    house.acts.cancel(workshop);
    house.acts.create({ ...ask, subject: 'New', start: '2026-11-19T17:00', end: '2026-11-19T18:00' });
    house.tenant.settleAttendant();
    await house.until(isTrue, 5 * 60_000);
    expect(house.view().status.kind).toBe('available');
    if (how === 'fully') expect(house.door().health().driftCount).toBe(1);
  },
);
