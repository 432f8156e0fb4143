import { afterEach, expect, test } from 'vitest';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { createKillSwitch } from '../support/kill-switch.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { listed, type ToldMeeting, truthFor } from '../support/tenant-truth.ts';

type Effect = NewFaultRule['effect'];

/** More requests than any round has. */
const MANY = 30;
const ZONE = 'Europe/Amsterdam';
const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };

const ways: readonly Effect[] = [
  { kind: 'unavailable' },
  { kind: 'throttled', retryAfter: '3' },
  { kind: 'gatewayTimeout' },
  { kind: 'htmlError' },
  { kind: 'truncatedBody' },
  { kind: 'wrongBody', shape: 'notJson' },
  { kind: 'wrongBody', shape: 'otherShape' },
  { kind: 'wrongBody', shape: 'noLinks' },
  { kind: 'wrongBody', shape: 'empty' },
  { kind: 'dropBeforeEffect' },
  { kind: 'dropAfterEffect' },
  { kind: 'tokenExpired' },
];

let house: House;
afterEach(() => house.close());

const prepare: HouseOptions['prepare'] = ({ tenant, acts }) => {
  tenant.switches.change({ deltaEmptyPages: 1 }); // so that every delta round has pages
  acts.create({ ...ask, subject: 'Workshop', start: '2026-11-18T09:00', end: '2026-11-18T12:00' });
  acts.create({ ...ask, subject: 'Review', start: '2026-11-18T13:00', end: '2026-11-18T14:00' });
  acts.create({
    ...ask,
    subject: 'Stand-up',
    start: '2026-11-18T15:00',
    end: '2026-11-18T15:15',
    recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 5 } },
  });
};

const changeMuch = ({ tenant, acts }: House): void => {
  const stored = tenant.mailbox(tenant.directory.room(AURORA)?.id ?? '').stored();
  const uidOf = (subject: string): string => stored.find(({ content }) => content.subject === subject)?.iCalUId ?? '';
  acts.change(uidOf('Workshop'), { subject: 'Seminar' });
  acts.cancel(uidOf('Review'));
  acts.move(uidOf('Stand-up'), { date: '2026-11-19', start: '2026-11-19T16:00', end: '2026-11-19T16:30' });
  acts.create({ ...ask, subject: 'New', start: '2026-11-18T17:00', end: '2026-11-18T18:00' });
  tenant.settleAttendant();
};

const truth = (view: DoorView): readonly ToldMeeting[] => truthFor(house.tenant, AURORA, view, ZONE);
const isLive = ({ freshness }: DoorView): boolean => freshness.kind === 'live';

/** What is on the glass is one of these lists as a whole, never a mixture. */
function expectWhole(views: readonly DoorView[], lists: readonly (readonly ToldMeeting[])[]): void {
  for (const view of views) expect(lists).toContainEqual(listed(view));
}

test.each(ways)('E2 any request of the first round broken by %o: nothing until all is there', async (effect) => {
  for (let skip = 0; skip < MANY; skip += 1) {
    house = await openHouse({
      prepare: (stage) => {
        prepare(stage);
        stage.tenant.faults.add({ effect, skip, count: 1 });
      },
    });
    const whole = await house.until(isLive, 120_000);
    expectWhole(house.views, [[], truth(whole)]);
    expect(house.views.map(({ status }) => status.kind)).not.toContain('available');
    expect(listed(whole)).toEqual(truth(whole));
    if (house.tenant.faults.list().length > 0) return;
    await house.close();
  }
  expect.unreachable('the fault always struck');
});

test.each(ways)('E2 any request of a round with changes broken by %o: the old day or the new one, never both', async (effect) => {
  for (let skip = 0; skip < MANY; skip += 1) {
    house = await openHouse({ prepare });
    const before = listed(await house.until(isLive));
    changeMuch(house);
    house.tenant.faults.add({ effect, skip, count: 1 });
    await house.until((view) => isLive(view) && listed(view).some(({ title }) => title === 'New'), 120_000);
    expectWhole(house.views, [[], before, truth(house.view())]);
    expect(house.views.slice(1).map(({ status }) => status.kind)).not.toContain('available');
    expect(listed(house.view())).toEqual(truth(house.view()));
    if (house.tenant.faults.list().length > 0) return;
    await house.close();
  }
  expect.unreachable('the fault always struck');
});

test.each(ways)('E2 a full round and an audit broken at any request by %o leave the day as it was', async (effect) => {
  for (let skip = 0; skip < MANY; skip += 1) {
    house = await openHouse({ prepare });
    const before = listed(await house.until(isLive));
    house.tenant.mailbox(house.tenant.directory.room(AURORA)?.id ?? '').forgetTokens();
    house.tenant.faults.add({ effect, skip, count: 1 });
    await house.clock.advance(6 * 60_000); // the full round, quiet ones, and an audit
    expectWhole(house.views.slice(1), [[], before]);
    expect([...new Set(house.views.filter(isLive).map(({ status }) => status.kind))]).toEqual(['occupied']);
    await house.until(isLive, 60_000);
    if (house.tenant.faults.list().length > 0) return;
    await house.close();
  }
  expect.unreachable('the fault always struck');
});

const cut = (): void => void house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { path: '*' } });

async function expectOldOrNewFromDisk(before: readonly ToldMeeting[]): Promise<void> {
  const shown = house.view();
  expectWhole([shown], [before, truth(shown)]);
  expect(shown.status).toMatchObject({ kind: 'occupied', isStale: true });
  expect(shown.freshness.kind).toBe('stale');
  house.tenant.faults.clear();
  await house.until((view) => isLive(view) && listed(view).some(({ title }) => title === 'New'), 120_000);
  expect(listed(house.view())).toEqual(truth(house.view()));
}

test('E2 killed after any request and started without a network, the door shows the last whole round, marked as stale', async () => {
  for (let count = 1; count < MANY; count += 1) {
    const killer = createKillSwitch();
    house = await openHouse({ prepare, decorate: killer.decorate });
    const before = listed(await house.until(isLive));
    changeMuch(house);
    killer.arm(count);
    await house.clock.advance(55_000);
    const wasKilled = killer.isDead();
    cut();
    if (wasKilled) await house.reopen();
    else await house.restart();
    await expectOldOrNewFromDisk(before);
    if (!wasKilled) return;
    await house.close();
  }
  expect.unreachable('a round without end');
});

test('E2 killed during its very first round, the door starts with nothing and says so', async () => {
  for (let count = 1; count < MANY; count += 1) {
    const killer = createKillSwitch();
    let isFirst = true;
    house = await openHouse({
      prepare,
      decorate: (deps) => {
        const decorated = killer.decorate(deps);
        if (isFirst) killer.arm(count); // before the door itself begins
        isFirst = false;
        return decorated;
      },
    });
    await house.clock.advance(5_000);
    const wasWhole = isLive(house.view());
    const wasKilled = killer.isDead();
    cut();
    if (wasKilled) await house.reopen();
    else await house.restart();
    await house.clock.advance(5_000);
    if (!wasWhole) expect(house.view().status.kind).toBe('unknown');
    expectWhole([house.view()], wasWhole ? [truth(house.view())] : [[]]);
    house.tenant.faults.clear();
    await house.until(isLive, 120_000);
    expect(listed(house.view())).toEqual(truth(house.view()));
    if (!wasKilled) return;
    await house.close();
  }
  expect.unreachable('a round without end');
});

test('D1 a free door that starts without a network is unknown, however short it was off, and free again after one round', async () => {
  house = await openHouse({ prepare, now: '2026-11-18T17:00:00+01:00' });
  await house.until(({ status }) => status.kind === 'available');
  const before = listed(house.view());
  cut();
  await house.restart();
  await house.clock.advance(1_000);
  expect(house.view()).toMatchObject({ status: { kind: 'unknown', trouble: 'offline' }, freshness: { kind: 'stale' } });
  expect(listed(house.view())).toEqual(before);
  house.tenant.faults.clear();
  await house.until(({ status }) => status.kind === 'available');
});

test('E22 a device given to another room does not show the old one’s day', async () => {
  const replica = createMemoryDocument();
  house = await openHouse({ prepare, replica });
  await house.until(isLive);
  await house.close();
  house = await openHouse({ room: 'borealis@contoso.com', replica });
  expect(house.views.flatMap(listed)).toEqual([]);
});
