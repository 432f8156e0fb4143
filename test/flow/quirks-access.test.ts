import { afterEach, expect, test } from 'vitest';
import { AURORA } from '../support/house.ts';
import { createMemoryDocument } from '../support/memory-document.ts';
import { fullWeek, invitation, openQuirkHouse, type QuirkHouse } from '../support/quirk-house.ts';
import { listed } from '../support/tenant-truth.ts';

const MINUTE_MS = 60_000;

let house: QuirkHouse;
afterEach(() => house.close());

test('Q41 a mailbox over its limit: every Retry-After is waited for, without one the door backs off, and it is never over two in flight', async () => {
  house = await openQuirkHouse(['mailbox-concurrency'], { prepare: fullWeek });
  await house.until(({ status }) => status.kind === 'occupied', 30 * MINUTE_MS);
  await house.clock.advance(60 * MINUTE_MS);
  const all = house.wire.all().filter(({ path }) => path.includes('alendarView'));
  const refused = all.flatMap((exchange, index) =>
    exchange.status === 429 ? [{ ...exchange, gapMs: (all[index + 1]?.atMs ?? Infinity) - exchange.atMs }] : [],
  );
  expect(new Set(refused.map(({ retryAfter }) => retryAfter))).toEqual(new Set([null, '1.5', '8']));
  for (const { retryAfter, gapMs } of refused)
    expect(gapMs).toBeGreaterThanOrEqual(retryAfter === null ? 4_000 : Number(retryAfter) * 1_000);
  expect(Math.max(...Object.values(house.tenant.requests.mostInFlight()))).toBeLessThanOrEqual(2);
  expect(house.statusesSinceKnown()).toEqual(['occupied']);
  house.turn('mailbox-concurrency', false);
  await house.untilLive(6 * MINUTE_MS);
});

test('Q42 access that is granted late, and later the more one asks: the door asks once in half an hour, says why, and gets in', async () => {
  house = await openQuirkHouse(['slow-grants'], { prepare: fullWeek });
  await house.until(({ status }) => status.kind === 'unknown' && status.trouble === 'permissionMissing');
  const sinceMs = house.clock.nowMs();
  await house.clock.advance(29 * MINUTE_MS);
  expect(house.wire.all().filter(({ atMs }) => atMs > sinceMs)).toEqual([]);
  expect(house.view().status).toMatchObject({ kind: 'unknown', trouble: 'permissionMissing' });
  await house.until(({ status }) => status.kind === 'occupied', 3 * MINUTE_MS);
  expect(house.tenant.quirks.list().find(({ name }) => name === 'slow-grants')?.isOn).toBe(false);
});

test('Q43 a private meeting that comes whole says nothing on the glass and nothing on the disk', async () => {
  const replica = createMemoryDocument();
  const secret = invitation('Dismissals', '09:00', '11:00', { sensitivity: 'private', body: 'Severance', attendees: ['elif@contoso.com'] });
  house = await openQuirkHouse(['private-in-plain'], {
    replica,
    policy: { showAttendees: 'names' },
    prepare: ({ acts }) => void acts.create(secret),
  });
  await house.untilLive();
  expect(house.view().status).toMatchObject({
    kind: 'occupied',
    meeting: { isPrivate: true, title: null, organizer: null, attendeeNames: null },
  });
  const kept = JSON.stringify([house.views, await replica.load()]);
  for (const word of ['Dismissals', 'Severance', 'Elif', 'Ada Verhoeven']) expect(kept).not.toContain(word);
});

test('Q44 a mailbox that is not enabled: unknown, says that there is no such room, asks seldom, and comes back when it is enabled', async () => {
  house = await openQuirkHouse(['mailbox-not-enabled'], { prepare: fullWeek });
  await house.until(({ status }) => status.kind === 'unknown' && status.trouble === 'roomNotFound');
  house.wire.forget();
  await house.clock.advance(60 * MINUTE_MS);
  expect(house.wire.all().length).toBeLessThanOrEqual(24);
  expect([...new Set(house.views.map(({ status }) => status.kind))]).toEqual(['unknown']);
  house.turn('mailbox-not-enabled', false);
  await house.until(({ status }) => status.kind === 'occupied', 6 * MINUTE_MS);
});

test('Q44 a mailbox that stops being enabled during the day leaves what was known, marked as old, and no free room', async () => {
  house = await openQuirkHouse([], { now: '2026-11-18T12:10:00+01:00', prepare: fullWeek });
  await house.untilLive();
  const before = listed(house.view());
  house.turn('mailbox-not-enabled', true);
  await house.until(({ status }) => status.kind === 'unknown', 7 * MINUTE_MS);
  expect(listed(house.view())).toEqual(before);
  house.turn('mailbox-not-enabled', false);
  await house.until(({ status }) => status.kind === 'available', 6 * MINUTE_MS);
});

test('Q45 a mailbox that cannot be reached by its address is reached by its object id, looked up once', async () => {
  house = await openQuirkHouse(['stale-address'], { prepare: fullWeek });
  await house.untilLive();
  await house.clock.advance(10 * MINUTE_MS);
  const byAddress = house.wire.all().filter(({ path }) => path.includes(AURORA));
  expect(byAddress.map(({ path }) => path)).toEqual([`/users/${AURORA}`]);
  expect(house.wire.all().filter(({ status }) => status >= 400)).toEqual([]);
  expect(house.isTrue()).toBe(true);
});
