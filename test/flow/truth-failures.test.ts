import { afterEach, describe, expect, test } from 'vitest';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import type { DoorView } from '../../shared/view/door-view.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { listed } from '../support/tenant-truth.ts';

type Effect = NewFaultRule['effect'];

const BOUND_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

let house: House;
afterEach(() => house.close());

/** When each view came, on the driven clock. */
const stamped = (): { readonly atMs: number; readonly view: DoorView }[] => {
  const seen: { atMs: number; view: DoorView }[] = [];
  house.screen().watch((view) => seen.push({ atMs: house.clock.nowMs(), view }));
  return seen;
};

const open = async (options: HouseOptions): Promise<void> => {
  house = await openHouse(options);
  await house.until(({ freshness }) => freshness.kind === 'live');
  await house.clock.advance(100_000); // somewhere between rounds
};

const lastWholeMs = (): number => {
  const rounds = house.tenant.requests.latest().filter(({ operation, status }) => operation === 'calendarView' && status === 200);
  return rounds.at(-1)?.atMs ?? Number.NaN;
};

const meetings: HouseOptions['prepare'] = ({ acts }) => {
  const ask = { organizer: 'ada@contoso.com', rooms: [AURORA] };
  acts.create({ ...ask, subject: 'Workshop', start: '2026-11-18T09:00', end: '2026-11-18T16:00' });
  acts.create({ ...ask, subject: 'Tomorrow', start: '2026-11-19T09:00', end: '2026-11-19T16:00' });
};
const occupied: HouseOptions = { now: '2026-11-18T10:00:00+01:00', prepare: meetings };
/** Free today, with something to lose tomorrow. */
const free: HouseOptions = { now: '2026-11-18T17:00:00+01:00', prepare: meetings };

const weather: readonly { readonly effect: Effect; readonly trouble: string; readonly name: string }[] = [
  { name: '503', effect: { kind: 'unavailable' }, trouble: 'serviceFailing' },
  { name: '503 with Retry-After', effect: { kind: 'unavailable', retryAfter: '20' }, trouble: 'serviceFailing' },
  { name: '500', effect: { kind: 'serverError' }, trouble: 'serviceFailing' },
  { name: '500 in HTML (Q35)', effect: { kind: 'htmlError' }, trouble: 'serviceFailing' },
  { name: '504 without words (Q10)', effect: { kind: 'gatewayTimeout' }, trouble: 'serviceFailing' },
  { name: '401', effect: { kind: 'tokenExpired' }, trouble: 'credentialRefused' },
  { name: '403', effect: { kind: 'accessDenied' }, trouble: 'permissionMissing' },
  { name: '403 by policy', effect: { kind: 'accessPolicy' }, trouble: 'permissionMissing' },
  { name: '429', effect: { kind: 'throttled' }, trouble: 'throttled' },
  { name: '429 with Retry-After', effect: { kind: 'throttled', retryAfter: '30' }, trouble: 'throttled' },
  { name: '429 with a decimal Retry-After (Q41)', effect: { kind: 'throttled', retryAfter: '1.5' }, trouble: 'throttled' },
  { name: 'a body that breaks off', effect: { kind: 'truncatedBody' }, trouble: 'offline' },
  { name: 'a body that is not JSON', effect: { kind: 'wrongBody', shape: 'notJson' }, trouble: 'unexpectedReply' },
  { name: 'a body of another shape', effect: { kind: 'wrongBody', shape: 'otherShape' }, trouble: 'unexpectedReply' },
  { name: 'an empty page without links', effect: { kind: 'wrongBody', shape: 'noLinks' }, trouble: 'unexpectedReply' },
  { name: 'no body', effect: { kind: 'wrongBody', shape: 'empty' }, trouble: 'unexpectedReply' },
  { name: 'no answer', effect: { kind: 'dropBeforeEffect' }, trouble: 'offline' },
  { name: 'an answer lost on the way', effect: { kind: 'dropAfterEffect' }, trouble: 'offline' },
];

describe.each(weather)('under $name', ({ effect, trouble }) => {
  test('D1 a free room turns to unknown exactly at the staleness bound, keeps its calendar, and comes back by itself', async () => {
    await open(free);
    const wholeMs = lastWholeMs();
    const before = listed(house.view());
    expect(house.view().status.kind).toBe('available');
    house.tenant.faults.add({ effect });
    const seen = stamped();
    await house.clock.advance(8 * MINUTE_MS);
    const unknown = seen.find(({ view }) => view.status.kind === 'unknown');
    expect(unknown?.atMs).toBe(wholeMs + BOUND_MS);
    expect(house.view().status).toMatchObject({
      kind: 'unknown',
      trouble,
      lastCertain: { ms: Math.floor(wholeMs / MINUTE_MS) * MINUTE_MS },
    });
    for (const { view } of seen) expect(listed(view)).toEqual(before);
    house.tenant.faults.clear();
    await house.until(({ status }) => status.kind === 'available', 32 * MINUTE_MS);
    expect(house.view().freshness).toMatchObject({ kind: 'live', trouble: null });
  });

  test('D1 an occupied room stays occupied and is marked as stale at the bound', async () => {
    await open(occupied);
    const wholeMs = lastWholeMs();
    house.tenant.faults.add({ effect });
    const seen = stamped();
    await house.clock.advance(8 * MINUTE_MS);
    expect([...new Set(seen.map(({ view }) => view.status.kind))]).toEqual(['occupied']);
    const stale = seen.find(({ view }) => view.status.kind === 'occupied' && view.status.isStale);
    expect(stale?.atMs).toBe(wholeMs + BOUND_MS);
    expect(house.view()).toMatchObject({ freshness: { kind: 'stale', trouble }, status: { meeting: { title: 'Workshop' } } });
    house.tenant.faults.clear();
    await house.until(({ freshness }) => freshness.kind === 'live', 32 * MINUTE_MS);
    expect(house.view().status).toMatchObject({ kind: 'occupied', isStale: false });
  });
});

test('D1 a meeting that ends while Graph is away leaves the door unknown, not free', async () => {
  await open({ ...occupied, now: '2026-11-18T15:50:00+01:00' });
  house.tenant.faults.add({ effect: { kind: 'unavailable' } });
  const seen = stamped();
  await house.clock.advance(15 * MINUTE_MS);
  expect(seen.map(({ view }) => view.status.kind)).not.toContain('available');
  expect(house.view().status.kind).toBe('unknown');
});

/** Requests after an instant, in seconds since. */
const secondsSince = (sinceMs: number): number[] =>
  house.tenant.requests
    .latest()
    .filter(({ atMs, mailbox }) => atMs > sinceMs && mailbox !== null)
    .map(({ atMs }) => (atMs - sinceMs) / 1000);

const breakNextRound = async (effect: Effect): Promise<number> => {
  house.tenant.faults.add({ effect, match: { operation: 'calendarView*' }, count: 1 });
  await house.until(({ freshness }) => freshness.kind === 'delayed');
  return house.tenant.requests.latest().findLast(({ status }) => status >= 400)?.atMs ?? Number.NaN;
};

test.each<{ effect: Effect; from: number; to: number }>([
  { effect: { kind: 'throttled', retryAfter: '30' }, from: 30, to: 31 },
  { effect: { kind: 'throttled', retryAfter: '1.5' }, from: 1.5, to: 2.6 },
  { effect: { kind: 'throttled', retryAfter: '600' }, from: 600, to: 601 },
  { effect: { kind: 'unavailable', retryAfter: '120' }, from: 120, to: 121 },
])(
  'E12 $effect.kind with Retry-After $effect.retryAfter: not one request before that, and one soon after',
  async ({ effect, from, to }) => {
    await open(free);
    const refusedMs = await breakNextRound(effect);
    await house.clock.advance((from + 5) * 1000);
    const [first] = secondsSince(refusedMs);
    expect(first).toBeGreaterThanOrEqual(from);
    expect(first).toBeLessThanOrEqual(to);
  },
);

test('E12 a person’s tap does not go past a Retry-After', async () => {
  await open(free);
  const refusedMs = await breakNextRound({ kind: 'throttled', retryAfter: '90' });
  expect(await house.run({ kind: 'refresh' })).toEqual({ kind: 'unreachable', trouble: 'throttled' });
  expect(secondsSince(refusedMs)).toEqual([]);
  await house.until(({ freshness }) => freshness.kind === 'live');
});

test('E12 without Retry-After the door asks less and less often', async () => {
  await open(free);
  house.tenant.faults.add({ effect: { kind: 'throttled' } });
  await house.until(({ freshness }) => freshness.kind === 'delayed');
  const sinceMs = house.clock.nowMs();
  await house.clock.advance(20 * MINUTE_MS);
  const asked = secondsSince(sinceMs);
  expect(asked.length).toBeGreaterThanOrEqual(4);
  expect(asked.length).toBeLessThanOrEqual(12);
});

test('Q42 after a 403 the door leaves the mailbox alone for half an hour, unless a person asks', async () => {
  await open(free);
  const rule = house.tenant.faults.add({ effect: { kind: 'accessDenied' } });
  await house.until(({ freshness }) => freshness.kind === 'delayed');
  const sinceMs = house.clock.nowMs();
  await house.clock.advance(10 * MINUTE_MS);
  expect(secondsSince(sinceMs)).toEqual([]);
  expect(await house.run({ kind: 'refresh' })).toEqual({ kind: 'unreachable', trouble: 'permissionMissing' });
  expect(secondsSince(sinceMs)).toHaveLength(1);
  house.tenant.faults.remove(rule.id);
  const askedMs = house.clock.nowMs();
  await house.clock.advance(29 * MINUTE_MS);
  expect(secondsSince(askedMs)).toEqual([]);
  await house.until(({ freshness }) => freshness.kind === 'live', 3 * MINUTE_MS);
});

test('Q42 a tap after the permission was mended brings the door back at once', async () => {
  await open(free);
  const rule = house.tenant.faults.add({ effect: { kind: 'accessDenied' } });
  await house.until(({ status }) => status.kind === 'unknown', 10 * MINUTE_MS);
  house.tenant.faults.remove(rule.id);
  expect(await house.run({ kind: 'refresh' })).toMatchObject({ kind: 'done' });
  expect(house.view().status.kind).toBe('available');
});

test('E10 where only delta fails, plain reads carry the door', async () => {
  await open(free);
  house.tenant.faults.add({ effect: { kind: 'gatewayTimeout' }, match: { operation: 'calendarView.delta' } });
  await house.until(({ freshness }) => freshness.kind === 'delayed');
  await house.until(({ freshness }) => freshness.kind === 'live');
  house.acts.writeIntoRoom(AURORA, { subject: 'Surprise', start: '2026-11-18T17:00', end: '2026-11-18T18:00' });
  await house.until(({ status }) => status.kind === 'occupied');
  expect(house.view().freshness.kind).toBe('live');
});

test('D1 answers that are no pages do not make an empty calendar fresh', async () => {
  await open({ now: '2026-11-18T17:00:00+01:00' });
  expect(listed(house.view())).toEqual([]);
  const wholeMs = lastWholeMs();
  house.tenant.faults.add({ effect: { kind: 'wrongBody', shape: 'noLinks' } });
  house.acts.writeIntoRoom(AURORA, { subject: 'Unseen', start: '2026-11-18T17:00', end: '2026-11-18T18:00' });
  await house.clock.advance(10 * MINUTE_MS);
  expect(house.view().status).toMatchObject({ kind: 'unknown', trouble: 'unexpectedReply' });
  expect(house.view().freshness.lastCertain?.ms).toBeLessThanOrEqual(wholeMs);
});

test('E6 one plain read that comes back empty does not free the room', async () => {
  await open(occupied);
  house.tenant.mailbox(house.tenant.directory.room(AURORA)?.id ?? '').forgetTokens();
  house.tenant.faults.add({ effect: { kind: 'wrongBody', shape: 'noLinks' }, match: { operation: 'calendarView' }, count: 1 });
  const seen = stamped();
  await house.clock.advance(MINUTE_MS);
  expect(house.tenant.faults.list()).toEqual([]);
  expect([...new Set(seen.map(({ view }) => view.status.kind))]).toEqual(['occupied']);
  expect(house.door().health().driftCount).toBe(0);
});

test('E6 a calendar that is really emptied is believed within one round', async () => {
  await open(occupied);
  for (const item of house.tenant.mailbox(house.tenant.directory.room(AURORA)?.id ?? '').stored()) house.acts.cancel(item.iCalUId);
  const box = house.tenant.mailbox(house.tenant.directory.room(AURORA)?.id ?? '');
  for (const { key } of box.stored()) box.remove(key);
  await house.clock.advance(50_000);
  expect(house.view().status).toMatchObject({ kind: 'available', next: null });
});

test('D4 a slow answer is waited for, and one that never comes is given up', async () => {
  await open(free);
  const rule = house.tenant.faults.add({ effect: { kind: 'latency', ms: 20_000 } });
  await house.clock.advance(3 * MINUTE_MS);
  expect(house.view().freshness.kind).toBe('live');
  house.tenant.faults.remove(rule.id);
  house.tenant.faults.add({ effect: { kind: 'latency', ms: 3_600_000 } });
  await house.until(({ freshness }) => freshness.trouble === 'offline', 2 * MINUTE_MS);
  await house.until(({ status }) => status.kind === 'unknown', 6 * MINUTE_MS);
  house.tenant.faults.clear();
  await house.until(({ status }) => status.kind === 'available', 3 * MINUTE_MS);
});
