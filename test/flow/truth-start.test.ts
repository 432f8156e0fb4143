import { afterEach, expect, test } from 'vitest';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import { contosoApp } from '../../shared/simulator/tenant/contoso.ts';
import type { Tenant } from '../../shared/simulator/tenant/tenant.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../support/house.ts';
import { listed, truthFor } from '../support/tenant-truth.ts';

const MINUTE_MS = 60_000;
const workshop = { organizer: 'ada@contoso.com', rooms: [AURORA], subject: 'Workshop', start: '2026-11-18T09:00', end: '2026-11-18T16:00' };

let house: House;
afterEach(() => house.close());

interface Trial {
  readonly name: string;
  readonly trouble: string;
  spoil(tenant: Tenant): void;
  mend(tenant: Tenant): void;
  readonly options?: HouseOptions;
  /** How long it may take until the door is back. */
  readonly withinMs: number;
}

const byFault = (name: string, trouble: string, effect: NewFaultRule['effect'], withinMs: number, path?: string): Trial => ({
  name,
  trouble,
  spoil: (tenant) => void tenant.faults.add({ effect, match: path === undefined ? {} : { path } }),
  mend: (tenant) => tenant.faults.clear(),
  withinMs,
});

const trials: readonly Trial[] = [
  {
    name: 'the room is unknown to the directory',
    trouble: 'roomNotFound',
    spoil: (tenant) => {
      const room = tenant.directory.room(AURORA);
      if (room) tenant.directory.changeRoom({ ...room, address: 'renamed@contoso.com' });
    },
    mend: (tenant) => tenant.directory.resetRooms(),
    withinMs: 6 * MINUTE_MS,
  },
  {
    name: 'the secret is wrong',
    trouble: 'credentialRefused',
    spoil: (tenant) => tenant.app.change({ secret: 'another one' }),
    mend: (tenant) => tenant.app.change({ secret: contosoApp.secret }),
    withinMs: 6 * MINUTE_MS,
  },
  {
    name: 'the secret has expired',
    trouble: 'credentialRefused',
    spoil: (tenant) => tenant.app.change({ secretExpiresMs: tenant.clock.nowMs() - 1 }),
    mend: (tenant) => tenant.app.change({ secretExpiresMs: null }),
    withinMs: 6 * MINUTE_MS,
  },
  {
    name: 'the app is switched off',
    trouble: 'credentialRefused',
    spoil: (tenant) => tenant.app.change({ isEnabled: false }),
    mend: (tenant) => tenant.app.change({ isEnabled: true }),
    withinMs: 6 * MINUTE_MS,
  },
  {
    name: 'the app may not reach this mailbox',
    trouble: 'permissionMissing',
    spoil: (tenant) => tenant.app.change({ scope: ['borealis@contoso.com'] }),
    mend: (tenant) => tenant.app.change({ scope: 'rooms' }),
    withinMs: 32 * MINUTE_MS,
  },
  byFault('the mailbox is not enabled (Q44)', 'roomNotFound', { kind: 'mailboxNotEnabled' }, 6 * MINUTE_MS),
  byFault('nobody answers', 'offline', { kind: 'dropBeforeEffect' }, 2 * MINUTE_MS, '*'),
  byFault('only the sign-in answers', 'offline', { kind: 'dropBeforeEffect' }, 2 * MINUTE_MS),
  byFault('the sign-in is down', 'serviceFailing', { kind: 'signInUnavailable' }, 2 * MINUTE_MS),
  byFault('Graph is down', 'serviceFailing', { kind: 'unavailable' }, 2 * MINUTE_MS),
  byFault('Graph throttles', 'throttled', { kind: 'throttled', retryAfter: '45' }, 2 * MINUTE_MS),
  byFault('Graph answers with a web page', 'serviceFailing', { kind: 'htmlError' }, 2 * MINUTE_MS),
  byFault('Graph answers something else', 'unexpectedReply', { kind: 'wrongBody' }, 2 * MINUTE_MS),
];

test.each(trials)(
  'at the start $name: unknown, says $trouble, and recovers when it is mended',
  async ({ spoil, mend, trouble, withinMs }) => {
    house = await openHouse({
      prepare: ({ tenant, acts }) => {
        acts.create(workshop);
        tenant.settleAttendant();
        spoil(tenant);
      },
    });
    await house.until(({ status }) => status.kind === 'unknown' && status.trouble !== null, MINUTE_MS);
    expect(house.view()).toMatchObject({
      status: { kind: 'unknown', trouble, lastCertain: null },
      freshness: { kind: 'never', trouble, lastCertain: null },
      offers: [{ kind: 'refresh' }],
    });
    await house.clock.advance(7 * MINUTE_MS);
    expect([...new Set(house.views.map(({ status }) => status.kind))]).toEqual(['unknown']);
    expect(house.door().health()).toMatchObject({ status: 'degraded', trouble });
    mend(house.tenant);
    await house.until(({ status }) => status.kind === 'occupied', withinMs);
    expect(house.view().freshness).toMatchObject({ kind: 'live', trouble: null });
    expect(listed(house.view())).toEqual(truthFor(house.tenant, AURORA, house.view(), 'Europe/Amsterdam'));
  },
);

test('Q45 a mailbox whose address is stale is reached by its object id', async () => {
  house = await openHouse({
    prepare: ({ tenant, acts }) => {
      acts.create(workshop);
      tenant.faults.add({ effect: { kind: 'mailboxInfoStale' }, match: { operation: 'calendarView*' } });
    },
  });
  await house.until(({ status }) => status.kind === 'occupied');
});

test('D15 where the directory may not be read, the room is reached by its address and named by it', async () => {
  house = await openHouse({
    prepare: ({ tenant, acts }) => {
      acts.create(workshop);
      tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'user.get' } });
    },
  });
  await house.until(({ status }) => status.kind === 'occupied');
  expect(house.view().room.name).toBe(AURORA);
});

test('[6.5] a claims challenge is answered with a new token, and the door notices nothing', async () => {
  house = await openHouse({ prepare: ({ acts }) => void acts.create(workshop) });
  await house.until(({ status }) => status.kind === 'occupied');
  house.tenant.faults.add({ effect: { kind: 'claimsChallenge' } });
  await house.clock.advance(10 * MINUTE_MS);
  expect(house.view().freshness.kind).toBe('live');
});

test('[6.2] tokens are renewed before they end, all day long', async () => {
  house = await openHouse({ prepare: ({ acts }) => void acts.create(workshop) });
  await house.until(({ status }) => status.kind === 'occupied');
  await house.clock.advance(5 * 60 * MINUTE_MS);
  expect(house.views.slice(1).every(({ freshness }) => freshness.kind !== 'delayed')).toBe(true);
  expect(house.tenant.requests.latest().filter(({ status }) => status === 401)).toEqual([]);
  expect(house.tenant.requests.counts().token).toBeGreaterThanOrEqual(6);
});
