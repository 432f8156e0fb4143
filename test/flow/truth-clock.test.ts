import { afterEach, expect, test } from 'vitest';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';

const HOUR_MS = 3_600_000;
const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };

let house: House;
afterEach(() => house.close());

const twoMeetings: HouseOptions['prepare'] = ({ acts }) => {
  acts.create({ ...ask, subject: 'At ten', start: '2026-11-18T10:00', end: '2026-11-18T10:45' });
  acts.create({ ...ask, subject: 'At eleven', start: '2026-11-18T11:00', end: '2026-11-18T11:45' });
};

/** The device's clock is set; the true time, which is the tenant's, stays. */
const setDeviceClock = (byMs: number): void => {
  house.clock.jumpWall(byMs);
  house.tenant.clock.step(-byMs);
};

const statusKindsSince = (from: number) => [...new Set(house.views.slice(from).map(({ status }) => status.kind))];

test.each([
  { wrongMs: -HOUR_MS, how: 'an hour slow' },
  { wrongMs: HOUR_MS, how: 'an hour fast' },
  { wrongMs: -40 * 24 * HOUR_MS, how: 'forty days slow' },
  { wrongMs: 40 * 24 * HOUR_MS, how: 'forty days fast' },
])('D13 a device clock $how is set right by Graph’s Date: the right meeting, the right time', async ({ wrongMs }) => {
  const trueMs = Date.parse('2026-11-18T10:30:20+01:00');
  house = await openHouse({
    now: new Date(trueMs + wrongMs).toISOString(),
    prepare: (stage) => {
      stage.tenant.clock.step(-wrongMs);
      twoMeetings(stage);
    },
  });
  await house.until(({ freshness }) => freshness.kind === 'live');
  expect(house.view().status).toMatchObject({ kind: 'occupied', meeting: { title: 'At ten' }, until: { text: '10:45' } });
  expect(house.view().clock).toMatchObject({ time: '10:30', date: '18 November' });
  const kinds = house.views.map(({ status }) => status.kind);
  expect(kinds).not.toContain('available');
  await house.until(({ status }) => status.kind === 'startingSoon' || status.kind === 'available', HOUR_MS / 2);
  expect(Math.abs(house.tenant.clock.nowMs() - Date.parse('2026-11-18T10:45:00+01:00'))).toBeLessThanOrEqual(1_500);
});

test.each([
  { byMs: -2 * HOUR_MS, how: 'back two hours' },
  { byMs: 2 * HOUR_MS, how: 'ahead two hours' },
  { byMs: 10_000, how: 'ahead ten seconds' },
])('D13 when the clock is set $how the door is unknown until the next Date, then right', async ({ byMs }) => {
  house = await openHouse({ now: '2026-11-18T10:20:00+01:00', prepare: twoMeetings });
  await house.until(({ status }) => status.kind === 'occupied');
  house.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { path: '*' } });
  const from = house.views.length;
  setDeviceClock(byMs);
  await house.clock.advance(11_000);
  expect(house.view().status).toMatchObject({ kind: 'unknown' });
  await house.clock.advance(60_000);
  expect(statusKindsSince(from)).toEqual(expect.arrayContaining(['unknown']));
  expect(statusKindsSince(from)).not.toContain('available');
  house.tenant.faults.clear();
  await house.until(({ status }) => status.kind === 'occupied', 120_000);
  expect(house.view().clock.time).toBe('10:21');
});

test('D13 a jump while Graph answers is mended within a look and a round trip', async () => {
  house = await openHouse({ now: '2026-11-18T10:20:00+01:00', prepare: twoMeetings });
  await house.until(({ status }) => status.kind === 'occupied');
  const from = house.views.length;
  setDeviceClock(-3 * HOUR_MS);
  await house.clock.advance(12_000);
  expect(house.view()).toMatchObject({ status: { kind: 'occupied' }, clock: { time: '10:20' }, freshness: { kind: 'live' } });
  expect(statusKindsSince(from)).not.toContain('available');
});

test('D13 waking up after hours of sleep: the door looks at once and never shows the old hour as certain', async () => {
  house = await openHouse({ now: '2026-11-18T10:20:00+01:00', prepare: twoMeetings });
  await house.until(({ status }) => status.kind === 'occupied');
  const from = house.views.length;
  house.clock.jumpWall(5 * HOUR_MS); // the monotonic clock stood still, and the tenant’s time went on
  house.door().resume();
  expect(house.view().status.kind).toBe('unknown');
  await house.clock.advance(5_000);
  expect(house.view()).toMatchObject({ status: { kind: 'available' }, clock: { time: '15:20' }, freshness: { kind: 'live' } });
  expect(statusKindsSince(from)).toEqual(['unknown', 'available']);
});

test('D13 a boot earlier than the last true time is unknown until Graph answers', async () => {
  const replica = createMemoryDocument();
  house = await openHouse({ now: '2026-11-18T10:20:00+01:00', prepare: twoMeetings, replica });
  await house.until(({ status }) => status.kind === 'occupied');
  await house.close();

  const trueMs = Date.parse('2026-11-18T10:25:00+01:00');
  const bootMs = Date.parse('2026-11-18T06:00:00+01:00'); // a tablet without a battery for its clock
  house = await openHouse({
    now: new Date(bootMs).toISOString(),
    replica,
    prepare: (stage) => {
      stage.tenant.clock.step(trueMs - bootMs);
      twoMeetings(stage);
      stage.tenant.faults.add({ effect: { kind: 'dropBeforeEffect' }, match: { path: '*' } });
    },
  });
  await house.clock.advance(60_000);
  expect(statusKindsSince(0)).toEqual(['unknown']);
  house.tenant.faults.clear();
  await house.until(({ status }) => status.kind === 'occupied', 120_000);
  expect(house.view().clock.time.slice(0, 4)).toBe('10:2');
});

test('D13 a Date that is wrong for one answer does not shake the door for long', async () => {
  house = await openHouse({ now: '2026-11-18T10:20:00+01:00', prepare: twoMeetings });
  await house.until(({ status }) => status.kind === 'occupied');
  house.tenant.faults.add({ effect: { kind: 'wrongDate', offsetMs: 30 * 60_000 }, count: 1 });
  const from = house.views.length;
  await house.clock.advance(120_000);
  expect(house.view()).toMatchObject({ status: { kind: 'occupied', meeting: { title: 'At ten' } }, clock: { time: '10:22' } });
  expect(statusKindsSince(from)).not.toContain('available');
});
