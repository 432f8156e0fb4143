import { expect, test } from 'vitest';
import { AURORA } from '../support/house.ts';
import { subscribedAfterEach } from '../support/subscribed-after-each.ts';

const BOREALIS = 'borealis@contoso.com';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const open = subscribedAfterEach();

test('[7.1.1] [7.1.2] [7.2.1] [7.2.2] a room is subscribed after both handshakes, by its object id, and an edit in Outlook is a hint', async () => {
  const { start, tenant, acts, hints, status, clock } = await open();
  await start();
  expect(tenant.subscriptions.book.all()).toMatchObject([{ resource: `/users/${tenant.directory.room(AURORA)?.id}/events` }]);
  expect(status(AURORA)).toMatchObject({ kind: 'subscribed' });
  hints.length = 0;
  acts.writeIntoRoom(AURORA, { subject: 'Stand-up', start: '2026-11-18T14:00:00', end: '2026-11-18T14:30:00' });
  await clock.advance(1_000);
  expect(new Set(hints)).toEqual(new Set([AURORA]));
});

test('[7.3.9] [7.4.3] [7.4.4] for two days each edit is a hint within seconds: no delivery ever waits for a token', {
  timeout: 60_000,
}, async () => {
  const { start, acts, hints, clock, tenant } = await open();
  await start();
  for (let hour = 0; hour < 48; hour += 1) {
    await clock.advance(HOUR - 10_000 + 7 * MINUTE);
    hints.length = 0;
    const day = hour % 2 === 0 ? '20' : '21';
    acts.writeIntoRoom(AURORA, { subject: `Edit ${hour}`, start: `2026-11-${day}T14:00:00`, end: `2026-11-${day}T14:30:00` });
    await clock.advance(10_000);
    expect(hints.length, `edit ${hour}`).toBeGreaterThan(0);
  }
  expect(tenant.subscriptions.deliveries.counts().dropped).toBe(0);
});

test('[7.1.6] over a restart the subscription is kept, and what it is told by is still believed', async () => {
  const { start, held, acts, hints, clock } = await open();
  await start();
  const before = held();
  await start();
  expect(held()).toEqual(before);
  hints.length = 0;
  acts.writeIntoRoom(AURORA, { subject: 'After', start: '2026-11-18T15:00:00', end: '2026-11-18T15:30:00' });
  await clock.advance(1_000);
  expect(hints).toContain(AURORA);
});

test('[7.1.5] [7.1.7] a subscription of ours whose record was lost is deleted at the start, and made again', async () => {
  const { start, held, store, status } = await open();
  await start();
  const [lost] = held();
  await store.subscriptions.remove(lost ?? '');
  await start();
  expect(held()).toHaveLength(1);
  expect(held()).not.toContain(lost);
  expect(status(AURORA)).toMatchObject({ kind: 'subscribed' });
});

test('[7.4.3] subscriptionRemoved: made again within seconds, with a hint', async () => {
  const { start, held, tenant, hints, clock } = await open();
  await start();
  hints.length = 0;
  const [subscription] = tenant.subscriptions.book.all();
  if (subscription) tenant.subscriptions.lifecycle.tell(subscription, 'subscriptionRemoved');
  await clock.advance(5_000);
  expect(held()).toHaveLength(1);
  expect(held()).not.toContain(subscription?.id);
  expect(hints).toEqual([AURORA]);
});

test('[7.4.1] [7.4.3] missed is a hint at once', async () => {
  const { start, tenant, hints, clock } = await open();
  await start();
  hints.length = 0;
  const [subscription] = tenant.subscriptions.book.all();
  if (subscription) tenant.subscriptions.lifecycle.tell(subscription, 'missed');
  await clock.advance(1_000);
  expect(hints).toEqual([AURORA]);
});

test('[7.4.5] one that Graph has lost without a word is found by the daily list', { timeout: 60_000 }, async () => {
  const { start, held, tenant, clock, status } = await open();
  await start();
  tenant.subscriptions.book.remove(held()[0] ?? '');
  await clock.advance(26 * HOUR);
  expect(held()).toHaveLength(1);
  expect(status(AURORA)).toMatchObject({ kind: 'subscribed' });
});

test('a room that is disconnected has no subscription left', async () => {
  const { start, held, subscriptions, clock, store } = await open([AURORA, BOREALIS]);
  await start();
  expect(held()).toHaveLength(2);
  const done = subscriptions().disconnect('room-0');
  await clock.advance(1_000);
  await done;
  expect(held()).toHaveLength(1);
  expect((await store.subscriptions.all()).map(({ roomId }) => roomId)).toEqual(['room-1']);
});
