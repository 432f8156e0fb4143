import { afterEach, describe, expect, test } from 'vitest';
import type { DoorView } from '../../shared/view/door-view.ts';
import { type House, type HouseOptions, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { journalled, noticesIn, offerOf, offersOf, storedIn, toldInTheEnd } from '../support/room-ledger.ts';

const minute = 60_000;
const halfPast = { kind: 'bookNow', endMs: Date.parse('2026-11-18T10:30:00+01:00') } as const;

let houses: House[] = [];
async function start(options: HouseOptions = {}): Promise<House> {
  const house = await openHouse({ now: '2026-11-18T10:00:05+01:00', ...options });
  houses.push(house);
  return house;
}
async function open(options: HouseOptions = {}): Promise<House> {
  const house = await start(options);
  await house.until((view) => view.freshness.kind === 'live');
  return house;
}
afterEach(async () => {
  await Promise.all(houses.map((house) => house.close()));
  houses = [];
});

const writesIn = (house: House) => house.tenant.requests.latest().filter(({ operation }) => operation.startsWith('event.'));

describe('a door that does not know does not book', () => {
  test('while nothing was ever read', async () => {
    const house = await start({ prepare: ({ tenant }) => void tenant.faults.add({ effect: { kind: 'unavailable' } }) });
    await house.clock.advance(5_000);
    expect(house.view()).toMatchObject({ status: { kind: 'unknown' }, freshness: { kind: 'never' } });
    expect(offersOf(house.view(), 'book')).toEqual([]);
    expect(await house.run(halfPast)).toEqual({ kind: 'unreachable', trouble: 'serviceFailing' });
    expect(writesIn(house)).toEqual([]);
  });

  test.each([
    { effect: { kind: 'dropBeforeEffect' }, trouble: 'offline' },
    { effect: { kind: 'unavailable' }, trouble: 'serviceFailing' },
    { effect: { kind: 'throttled', retryAfter: '600' }, trouble: 'throttled' },
    { effect: { kind: 'accessDenied' }, trouble: 'permissionMissing' },
    { effect: { kind: 'wrongBody', shape: 'notJson' }, trouble: 'unexpectedReply' },
  ] as const)('while it is unknown ($effect.kind): the reason is said, nothing is offered or kept', async ({ effect, trouble }) => {
    const journal = createMemoryDocument();
    const house = await open({ journal });
    house.tenant.faults.add({ effect });
    await house.until((view) => view.status.kind === 'unknown', 10 * minute);
    expect(offersOf(house.view(), 'book')).toEqual([]);
    expect(await house.run({ kind: 'bookNow', endMs: halfPast.endMs + 30 * minute })).toEqual({ kind: 'unreachable', trouble });
    expect(storedIn(house)).toEqual([]);
    expect(await journalled(journal)).toEqual([]);
    expect(house.view().pending).toBeNull();
  });

  test('D13 while its clock is unsound', async () => {
    const house = await open();
    house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' } });
    house.clock.jumpWall(3 * 60 * minute);
    expect(await house.run(halfPast)).toEqual({ kind: 'unreachable', trouble: 'clockUnsound' });
    house.tenant.faults.clear();
  });
});

describe('a room that may be read but not written', () => {
  test('refuses the booking as writeRefused, and the door goes on reading', async () => {
    const journal = createMemoryDocument();
    const house = await open({ journal });
    house.tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'event.create' } });
    expect(await house.run(offerOf(house.view(), 'book', 30).command)).toEqual({ kind: 'refused', reason: 'writeRefused' });
    expect(await journalled(journal)).toEqual([]);
    house.acts.writeIntoRoom('aurora@contoso.com', { start: '2026-11-18T10:00', end: '2026-11-18T11:00', subject: 'Planning' });
    const view = await house.until(({ status }) => status.kind === 'occupied');
    expect(view.freshness.kind).toBe('live');
  });
});

describe('E14 a disk that takes nothing', () => {
  test('refuses the booking as a fault of the device, and nothing is sent', async () => {
    const disk = createMemoryDocument();
    let isFull = false;
    const save = (value: unknown) => (isFull ? Promise.reject(new Error('ENOSPC')) : disk.save(value));
    const house = await open({ journal: { load: disk.load, save } });
    isFull = true;
    expect(await house.run(offerOf(house.view(), 'book', 30).command)).toEqual({ kind: 'refused', reason: 'deviceFault' });
    expect(writesIn(house)).toEqual([]);
    expect(house.view().pending).toBeNull();
    isFull = false;
    expect(await house.run(offerOf(house.view(), 'book', 30).command)).toMatchObject({ kind: 'done' });
  });

  test('in the midst of a booking: it is settled once there is room again, and happened once', async () => {
    const disk = createMemoryDocument();
    let saves = 0;
    let isFull = false;
    const save = (value: unknown) => {
      saves += 1;
      return isFull && saves > 1 ? Promise.reject(new Error('ENOSPC')) : disk.save(value);
    };
    const house = await open({ journal: { load: disk.load, save } });
    isFull = true;
    saves = 0;
    const asked = await house.run(offerOf(house.view(), 'book', 30).command);
    expect(asked.kind).toBe('unconfirmed');
    await house.clock.advance(minute);
    expect(toldInTheEnd(house.views, asked)).toBeNull();
    isFull = false;
    await house.clock.advance(minute);
    expect(toldInTheEnd(house.views, asked)).toMatchObject({ kind: 'done' });
    expect(storedIn(house)).toHaveLength(1);
    expect(await journalled(disk)).toEqual([]);
  });
});

describe('E18 patience', () => {
  const phases = (views: readonly DoorView[]) =>
    views.map(({ pending }) => pending?.phase ?? null).filter((phase, index, all) => phase !== all[index - 1]);

  test('the door says what it is doing, and offers nothing meanwhile', async () => {
    const house = await open();
    const shown = house.views.length;
    await house.run(offerOf(house.view(), 'book', 30).command);
    const during = house.views.slice(shown);
    expect(phases(during)).toEqual(['checking', 'writing', 'verifying', null]);
    expect(during.filter(({ pending }) => pending !== null).every(({ offers }) => offers.length === 0)).toBe(true);
  });

  test('after 15 seconds without certainty it says so, goes on, and tells when it knows; for a minute', async () => {
    const house = await open();
    const { command } = offerOf(house.view(), 'book', 30);
    house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 25_000, maxMs: 25_000 } });
    const sinceMs = house.clock.nowMs();
    const asked = await house.run(command);
    expect(asked).toMatchObject({ kind: 'unconfirmed' });
    expect(house.clock.nowMs() - sinceMs).toBeGreaterThanOrEqual(15_000);
    expect(house.clock.nowMs() - sinceMs).toBeLessThan(16_000);
    expect(house.view()).toMatchObject({ pending: { commandKind: 'bookNow', phase: 'verifying' }, offers: [], notice: null });
    expect(await house.run(command)).toEqual({ kind: 'refused', reason: 'busy' });

    const view = await house.until(({ notice }) => notice !== null, 30_000);
    expect(view.notice).toMatchObject({ commandKind: 'bookNow', result: { kind: 'done', done: { kind: 'booked' } } });
    expect(view.status.kind).toBe('occupied');
    await house.clock.advance(55_000);
    expect(house.view().notice).not.toBeNull();
    await house.clock.advance(6_000);
    expect(house.view().notice).toBeNull();
    expect(noticesIn(house.views)).toHaveLength(1);
  });

  test('a check that hangs does not keep a person waiting for longer than that', async () => {
    const house = await open();
    const { command } = offerOf(house.view(), 'book', 30);
    house.tenant.faults.add({ effect: { kind: 'latency', ms: 120_000 }, match: { operation: 'calendarView' } });
    const sinceMs = house.clock.nowMs();
    expect(await house.run(command)).toEqual({ kind: 'unreachable', trouble: 'offline' });
    expect(house.clock.nowMs() - sinceMs).toBeLessThan(16_000);
    await house.clock.advance(5 * minute);
    expect(storedIn(house)).toEqual([]);
  });
});

describe('[3.1.3] a transaction id that Exchange holds with other content', () => {
  test.each([
    { duplicateTransactionStatus: 400, duplicateTransactionNamesEvent: true },
    { duplicateTransactionStatus: 400, duplicateTransactionNamesEvent: false },
    { duplicateTransactionStatus: 409, duplicateTransactionNamesEvent: true },
    { duplicateTransactionStatus: 409, duplicateTransactionNamesEvent: false },
  ] as const)(
    '$duplicateTransactionStatus, event named: $duplicateTransactionNamesEvent; ours is found and the booking done',
    async (switches) => {
      let isFirst = true;
      const house = await open({
        decorate: (deps) => ({
          ...deps,
          /** The first create arrives changed on the way, and its answer is lost. */
          async fetch(input, init) {
            if (!isFirst || init?.method !== 'POST' || !String(input).endsWith('/events')) return deps.fetch(input, init);
            isFirst = false;
            await deps.fetch(input, { ...init, body: String(init.body).replace('"showAs":"busy"', '"showAs":"tentative"') });
            throw new TypeError('fetch failed');
          },
        }),
      });
      house.tenant.switches.change(switches);
      // What the first one made is not to be seen yet, or it would not be sent again (E33).
      house.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 8_000, maxMs: 8_000 } });
      expect(await house.run(offerOf(house.view(), 'book', 30).command)).toMatchObject({ kind: 'done' });
      expect(storedIn(house)).toHaveLength(1);
      const creates = house.tenant.requests.latest().filter(({ operation }) => operation === 'event.create');
      const [first, ...again] = creates.map(({ status }) => status);
      expect(first).toBe(201);
      expect(new Set(again)).toEqual(new Set([switches.duplicateTransactionStatus]));
    },
  );
});
