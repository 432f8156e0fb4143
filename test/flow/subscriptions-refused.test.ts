import { expect, test } from 'vitest';
import type { UnsubscribedReason } from '../../shared/coordinator/subscriptions/subscriptions.ts';
import type { NewFaultRule } from '../../shared/simulator/faults/fault.ts';
import { AURORA } from '../support/house.ts';
import { subscribedAfterEach } from '../support/subscribed-after-each.ts';

const BOREALIS = 'borealis@contoso.com';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const open = subscribedAfterEach();

test.each<{ title: string; effect: NewFaultRule['effect']; because: UnsubscribedReason; withinMs: number }>([
  { title: '[7.1.9] [9.5] Q23 an access policy', effect: { kind: 'subscriptionForbidden' }, because: 'mailboxClosed', withinMs: HOUR },
  { title: '[7.1.9] a mailbox that is away', effect: { kind: 'subscriptionUnavailable' }, because: 'serviceFailing', withinMs: MINUTE },
  { title: '[7.1.7] the quota', effect: { kind: 'subscriptionQuota' }, because: 'quotaReached', withinMs: HOUR },
  {
    title: '[7.2.3] Q17 a handshake that timed out',
    effect: { kind: 'validationTimedOut' },
    because: 'validationFailed',
    withinMs: MINUTE,
  },
])('$title: the status says $because, and it is subscribed when that is over', async ({ effect, because, withinMs }) => {
  const { start, tenant, status, held, clock } = await open();
  const rule = tenant.faults.add({ effect });
  await start();
  await clock.advance(11_000); // a handshake is waited for
  expect(status(AURORA)).toMatchObject({ kind: 'unsubscribed', because });
  tenant.faults.remove(rule.id);
  await clock.advance(withinMs);
  expect([status(AURORA).kind, held().length]).toEqual(['subscribed', 1]);
});

test('[7.2.3] a public address where somebody else answers is told, and nothing is left behind', async () => {
  const { start, setDoorman, status, held } = await open();
  setDoorman(() => new Response('<html>Welcome</html>', { headers: { 'Content-Type': 'text/html' } }));
  await start();
  expect(status(AURORA)).toMatchObject({ kind: 'unsubscribed', because: 'validationFailed' });
  expect(held()).toEqual([]);
});

test('[7.2.2] Q17: where the handshake comes on renewal too, it is answered', { timeout: 60_000 }, async () => {
  const { start, tenant, held, clock } = await open();
  tenant.switches.change({ validatesOnRenewal: true });
  await start();
  const before = held();
  await clock.advance(50 * HOUR);
  expect(held()).toEqual(before);
});

test("[7.1.2] D15 Q21: where the directory is closed and addresses are refused, the calendar's path serves", async () => {
  const { start, tenant, status } = await open();
  tenant.faults.add({ effect: { kind: 'accessDenied' }, match: { operation: 'user.get' } });
  tenant.oddities.change({ refusesAddressedResources: true });
  await start();
  expect(tenant.subscriptions.book.all()).toMatchObject([{ resource: '/users/aurora%40contoso.com/calendar/events' }]);
  expect(status(AURORA)).toMatchObject({ kind: 'subscribed' });
});

test('[7.1.4] Q19: a ceiling far below what is documented is found, and met', async () => {
  const { start, tenant, status, clock } = await open();
  tenant.switches.change({ subscriptionMaxMinutes: 1_440 });
  await start();
  await clock.advance(MINUTE);
  expect(status(AURORA)).toMatchObject({ kind: 'subscribed' });
});

test('[7.1.4] Q19: 10,070 minutes are more than is ever asked for', async () => {
  const { start, tenant, clock, held } = await open();
  tenant.switches.change({ subscriptionMaxMinutes: 10_070 });
  await start();
  expect(held()).toHaveLength(1);
  expect((tenant.subscriptions.book.all()[0]?.expiresMs ?? 0) - clock.nowMs()).toBeGreaterThan(2.5 * 24 * HOUR);
});

test('[7.1.3] consent to write alone is not enough: the status says forbidden', async () => {
  const { start, tenant, status } = await open();
  tenant.switches.change({ tokenRoles: ['Calendars.ReadWrite'] });
  await start();
  expect(status(AURORA)).toMatchObject({ kind: 'unsubscribed', because: 'forbidden' });
});

test('[7.1.7] Q20: a creation that Graph made and never answered is found and made again', async () => {
  const { start, tenant, status, held, clock } = await open();
  tenant.faults.add({ effect: { kind: 'dropAfterEffect' }, match: { operation: 'subscription.create' }, count: 1 });
  await start();
  await clock.advance(30 * MINUTE);
  expect(held()).toHaveLength(1);
  expect(status(AURORA)).toMatchObject({ kind: 'subscribed' });
});

test('[7.4.4] Q18: Graph wants it reauthorised every minute, and gets a renewal every ten', { timeout: 60_000 }, async () => {
  const { start, tenant, clock } = await open();
  tenant.oddities.change({ reauthorizesEveryMs: MINUTE });
  await start();
  const renewals = () => tenant.requests.latest().filter(({ operation }) => operation === 'subscription.renew').length;
  await clock.advance(HOUR);
  expect(renewals()).toBeGreaterThan(3);
  expect(renewals()).toBeLessThanOrEqual(7);
});

test('[7.1.8] [8.3] throttled: what Graph asks for is waited, and then all are subscribed', async () => {
  const { start, tenant, clock, held } = await open([AURORA, BOREALIS]);
  tenant.faults.add({ effect: { kind: 'throttled', retryAfter: '90' }, match: { operation: 'subscription.create' }, count: 2 });
  await start();
  await clock.advance(60_000);
  expect(held()).toEqual([]);
  await clock.advance(60_000);
  expect(held()).toHaveLength(2);
});

test('[7.1.9] a room that is none, and a mailbox out of scope, hold up no other', async () => {
  const { start, status } = await open(['nobody@contoso.com', 'ada@contoso.com', AURORA, BOREALIS]);
  await start();
  expect(status('nobody@contoso.com')).toMatchObject({ kind: 'unsubscribed', because: 'roomNotFound' });
  expect(status('ada@contoso.com')).toMatchObject({ kind: 'unsubscribed', because: 'mailboxClosed' });
  expect([status(AURORA).kind, status(BOREALIS).kind]).toEqual(['subscribed', 'subscribed']);
});
