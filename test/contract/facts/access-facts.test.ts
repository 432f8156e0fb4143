import { afterEach, describe, expect, test } from 'vitest';
import type { NewFaultRule } from '../../../shared/simulator/faults/fault.ts';
import { AURORA, type House, type HouseOptions, openHouse } from '../../support/house.ts';

/** The facts about tokens, throttling, permissions and errors, as the door meets them on the simulated tenant. */
const MINUTE_MS = 60_000;
let house: House;
afterEach(() => house.close());
const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openHouse(options);
  await house.clock.advance(10_000);
};
const asked = (): number => house.tenant.requests.latest().at(-1)?.serial ?? 0;

test.each<readonly [string, readonly string[]]>([
  ['no role', []],
  ['a role', ['Calendars.ReadWrite']],
])('[6.4] a token with %s in it is as good as any', async (_, tokenRoles) => {
  await open({ prepare: ({ tenant }) => tenant.switches.change({ tokenRoles }) });
  expect(house.view().freshness.kind).toBe('live');
});

test('[6.2] a token is renewed before it ends, with no request refused', async () => {
  await open();
  await house.clock.advance(3 * 60 * MINUTE_MS);
  const { requests } = house.tenant;
  expect(requests.counts().token).toBeGreaterThanOrEqual(4);
  expect(requests.latest().filter(({ status }) => status === 401)).toEqual([]);
});

describe('what is said on the glass', () => {
  test.each<{ fact: string; effect: NewFaultRule['effect']; trouble: string }>([
    { fact: '[9.5]', effect: { kind: 'accessPolicy' }, trouble: 'permissionMissing' },
    { fact: '[8.4]', effect: { kind: 'throttled' }, trouble: 'throttled' },
    { fact: '[6.6]', effect: { kind: 'tokenExpired' }, trouble: 'credentialRefused' },
    { fact: '[10.1]', effect: { kind: 'mailboxNotEnabled' }, trouble: 'roomNotFound' },
    { fact: '[10.1]', effect: { kind: 'serverError' }, trouble: 'serviceFailing' },
  ])('$fact $effect.kind is $trouble', async ({ effect, trouble }) => {
    await open({ prepare: ({ tenant }) => tenant.faults.add({ effect, match: { operation: 'calendarView*' } }) });
    expect(house.view().status).toEqual({ kind: 'unknown', lastCertain: null, trouble });
  });
});

test('[8.1] two doors of one room stay within the four requests that a mailbox takes at a time', async () => {
  await open();
  const other = await openHouse({ beside: house });
  house.tenant.faults.add({ effect: { kind: 'latency', ms: 500 } });
  for (let tap = 0; tap < 5; tap += 1) {
    void house.screen().run({ kind: 'refresh' });
    void other.screen().run({ kind: 'refresh' });
    await house.clock.advance(300);
  }
  await house.clock.advance(20_000);
  const most = Object.values(house.tenant.requests.mostInFlight());
  expect(Math.max(...most)).toBeLessThanOrEqual(4);
  expect(house.tenant.requests.latest().filter(({ status }) => status === 429)).toEqual([]);
  await other.close();
});

test('[8.3] a decimal Retry-After is waited out to the tenth', async () => {
  await open();
  house.tenant.faults.add({ effect: { kind: 'throttled', retryAfter: '40.5' }, count: 1 });
  void house.screen().run({ kind: 'refresh' });
  await house.clock.settle();
  const before = asked();
  await house.clock.advance(40_400);
  expect(asked()).toBe(before);
  await house.clock.advance(1_200);
  expect(asked()).toBeGreaterThan(before);
});

test('[9.3] a refusal is left alone for half an hour, for asking would keep it alive', async () => {
  await open();
  house.tenant.faults.add({ effect: { kind: 'accessDenied' } });
  await house.clock.advance(2 * MINUTE_MS);
  const before = asked();
  await house.clock.advance(27 * MINUTE_MS);
  expect(asked()).toBe(before);
  house.tenant.faults.clear();
  await house.until(({ freshness }) => freshness.kind === 'live', 6 * MINUTE_MS);
});

test('[9.5] a room outside the app’s scope is a missing permission, whatever else works', async () => {
  await open({ prepare: ({ tenant }) => tenant.app.change({ scope: ['borealis@contoso.com'] }) });
  expect(house.view().status).toMatchObject({ kind: 'unknown', trouble: 'permissionMissing' });
  house.tenant.app.change({ scope: [AURORA] });
  await house.until(({ freshness }) => freshness.kind === 'live', 40 * MINUTE_MS);
});
