import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contosoApp } from '../../../../shared/simulator/tenant/contoso.ts';
import { booking, invitation, room, roomPath } from '../simulated-world.ts';
import { CLIENT_STATE, createSubscribedWorld, NOTIFICATIONS, type SubscribedWorld } from '../subscribed-world.ts';

let world: SubscribedWorld;
beforeEach(async () => {
  world = await createSubscribedWorld();
});
afterEach(() => world.close());

const roomId = (): string => world.tenant.directory.room(room)?.id ?? '';
const book = async (more: object = {}) => (await world.call('POST', `${roomPath}/events`, booking('10:00', '11:00', more))).body;

describe('what is told', () => {
  test('[7.3.1] a booking, with everything that names it', async () => {
    const { id, expirationDateTime } = (await world.subscribe()).body;
    const event = await book();
    await world.clock.advance(1000);
    expect(world.subscriber.deliveries.map(({ url }) => url)).toEqual([NOTIFICATIONS]);
    const [item, ...others] = world.subscriber.items;
    expect(others).toEqual([]);
    const resource = `Users/${roomId()}/Events/${event.id}`;
    expect(item).toEqual({
      subscriptionId: id,
      subscriptionExpirationDateTime: expirationDateTime.replace('Z', '+00:00'),
      clientState: CLIENT_STATE,
      tenantId: contosoApp.tenantId,
      changeType: 'created',
      resource,
      resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, '@odata.etag': event['@odata.etag'], id: event.id },
    });
  });

  test('a change and a removal, each by its kind', async () => {
    await world.subscribe();
    const { id } = await book();
    await world.call('PATCH', `${roomPath}/events/${id}`, { subject: 'Longer' });
    await world.call('DELETE', `${roomPath}/events/${id}`);
    await world.clock.advance(1000);
    expect([...world.subscriber.kinds].sort()).toEqual(['created', 'deleted', 'updated']);
  });

  test('only what was asked for, and only of that mailbox', async () => {
    await world.subscribe({ changeType: 'deleted' });
    const { id } = await book();
    world.acts.writeIntoRoom('borealis@contoso.com', { start: '2026-11-23T10:00', end: '2026-11-23T11:00' });
    await world.call('DELETE', `${roomPath}/events/${id}`);
    await world.clock.advance(1000);
    expect(world.subscriber.kinds).toEqual(['deleted']);
  });

  test('[1.4.4] ids are of the format that was asked for when it was made', async () => {
    await world.subscribe({}, { prefer: 'IdType="ImmutableId"' });
    const { id } = await book();
    await world.clock.advance(1000);
    const told = world.subscriber.items[0]?.resource?.split('/').at(-1) ?? '';
    expect(told).not.toBe(id);
    expect((await world.get(`${roomPath}/events/${told}`)).status).toBe(200);
  });

  test('[7.3.8] a series is told of once, by its master', async () => {
    await world.subscribe();
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-11-23', numberOfOccurrences: 20 },
    };
    const { id } = await book({ recurrence });
    await world.clock.advance(1000);
    expect(world.subscriber.items.map(({ resource }) => resource)).toEqual([`Users/${roomId()}/Events/${id}`]);
  });

  test('[4.2] what the attendant does with an invitation is told step by step', async () => {
    await world.subscribe();
    world.acts.create(invitation('10:00', '11:00'));
    await world.clock.advance(30_000);
    expect(world.subscriber.kinds).toEqual(['created', 'updated']);
  });

  test('a subscription that was deleted or has expired is told nothing, not even what was under way', async () => {
    const { id } = (await world.subscribe()).body;
    await book();
    await world.call('DELETE', `/v1.0/subscriptions/${id}`);
    await world.clock.advance(60_000);
    expect(world.subscriber.items).toEqual([]);
  });

  test('Q16 [7.3.7] it may come before reads show what it is about', async () => {
    world.tenant.faults.add({ effect: { kind: 'replicationLag', minMs: 20_000, maxMs: 20_000 } });
    await world.subscribe();
    await book();
    await world.clock.advance(1000);
    const path = `/v1.0/${world.subscriber.items[0]?.resource}`.replace('Users', 'users').replace('Events', 'events');
    expect((await world.get(path)).status).toBe(404);
    await world.clock.advance(20_000);
    expect((await world.get(path)).status).toBe(200);
  });
});

describe('how it is told', () => {
  test('[7.3.5] within a second by default; as slowly as documented by a switch', async () => {
    world.tenant.switches.change({ subscriptionTokensExpire: false });
    await world.subscribe();
    const delays = async (): Promise<readonly number[]> => {
      const found: number[] = [];
      for (let round = 0; round < 40; round += 1) {
        world.subscriber.forget();
        const fromMs = world.clock.nowMs();
        world.acts.writeIntoRoom(room, { start: '2026-11-24T10:00', end: '2026-11-24T11:00' });
        await world.clock.advance(200_000);
        found.push((world.subscriber.deliveries[0]?.atMs ?? Number.NaN) - fromMs);
      }
      return found;
    };
    const quick = await delays();
    expect(Math.max(...quick)).toBeLessThan(410);
    expect(Math.max(...quick)).toBeGreaterThan(250);
    expect(Math.min(...quick)).toBeLessThan(100);
    world.tenant.switches.change({ notificationTypicalMs: 45_000, notificationLongestMs: 180_000 });
    const slow = await delays();
    expect(Math.max(...slow)).toBeGreaterThan(60_000);
    expect(Math.max(...slow)).toBeLessThanOrEqual(180_100);
    expect(slow.reduce((sum, ms) => sum + ms, 0) / slow.length).toBeLessThan(60_000);
  });

  test('[7.3.6] Q15 with copies, one action is told two to four times', async () => {
    world.tenant.switches.change({ notificationCopies: 4 });
    await world.subscribe();
    const told: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      world.subscriber.forget();
      world.acts.writeIntoRoom(room, { start: '2026-11-24T10:00', end: '2026-11-24T11:00' });
      await world.clock.advance(2000);
      told.push(world.subscriber.items.length);
    }
    expect([...new Set(told)].sort()).toEqual([2, 3, 4]);
  });

  test.each([
    { swap: true, because: 'by default a later change may be told before an earlier one' },
    { swap: false, because: 'without the switch they come in turn' },
  ])('[7.3.6] $because', async ({ swap }) => {
    if (!swap) world.tenant.switches.change({ notificationsSwap: false });
    world.tenant.switches.change({ notificationBatchMs: 0 });
    await world.subscribe();
    for (let round = 0; round < 12; round += 1) {
      const meeting = world.acts.writeIntoRoom(room, { start: '2026-11-24T10:00', end: '2026-11-24T11:00' });
      world.acts.cancel(meeting);
    }
    await world.clock.advance(5000);
    const deletedFirst = world.subscriber.items.filter(
      ({ resource, changeType }, index, all) =>
        changeType === 'deleted' && all.findIndex((other) => other.resource === resource && other.changeType === 'created') > index,
    );
    expect(deletedFirst.length > 0).toBe(swap);
  });

  test('[7.3.1] what falls due together goes in one body, of several subscriptions too', async () => {
    world.tenant.switches.change({ notificationBatchMs: 1000 });
    await world.subscribe();
    await world.subscribe({ changeType: 'created' });
    await world.subscribe({ changeType: 'created', resource: '/users/borealis@contoso.com/events' });
    for (const name of [room, 'borealis@contoso.com'])
      world.acts.writeIntoRoom(name, { start: '2026-11-23T10:00', end: '2026-11-23T11:00' });
    await world.clock.advance(3000);
    const [delivery, ...others] = world.subscriber.deliveries;
    expect(others).toEqual([]);
    expect(new Set(delivery?.items.map(({ subscriptionId }) => subscriptionId)).size).toBe(3);
  });

  test('each address gets its own items, whatever else falls due with them', async () => {
    world.tenant.switches.change({ notificationBatchMs: 1000 });
    const elsewhere = 'https://elsewhere.test/hook';
    const here = (await world.subscribe()).body.id;
    const there = (await world.subscribe({ changeType: 'created', notificationUrl: elsewhere })).body.id;
    await book();
    await world.clock.advance(3000);
    const told = world.subscriber.deliveries.map(({ url, items }) => [url, items.map(({ subscriptionId }) => subscriptionId)]);
    expect(Object.fromEntries(told)).toEqual({ [NOTIFICATIONS]: [here], [elsewhere]: [there] });
  });

  test('[7.3.1] by default within a twentieth of a second', async () => {
    await world.subscribe();
    for (let made = 0; made < 60; made += 1) world.acts.writeIntoRoom(room, { start: '2026-11-23T10:00', end: '2026-11-23T11:00' });
    await world.clock.advance(1000);
    expect(world.subscriber.items).toHaveLength(60);
    expect(world.subscriber.deliveries.length).toBeGreaterThan(3);
    expect(world.subscriber.deliveries.length).toBeLessThan(10);
  });

  test('[7.3.1] a body holds a hundred items at most', async () => {
    world.tenant.switches.change({ notificationBatchMs: 2000 });
    await world.subscribe();
    for (let made = 0; made < 150; made += 1) world.acts.writeIntoRoom(room, { start: '2026-11-23T10:00', end: '2026-11-23T11:00' });
    await world.clock.advance(5000);
    expect(world.subscriber.deliveries.map(({ items }) => items.length)).toEqual([100, 50]);
  });

  test('[7.3.1] items of another tenant may be in the same body', async () => {
    world.tenant.switches.change({ notificationsMixTenants: true });
    const { id } = (await world.subscribe()).body;
    await book();
    await world.clock.advance(1000);
    const [strange, own] = world.subscriber.items;
    expect(own).toMatchObject({ subscriptionId: id, tenantId: contosoApp.tenantId });
    expect(strange?.tenantId).not.toBe(contosoApp.tenantId);
    expect(strange?.subscriptionId).not.toBe(id);
  });

  test('the same clock and chance tell the same story', async () => {
    const story = async (): Promise<string> => {
      const own = await createSubscribedWorld();
      own.tenant.switches.change({ notificationCopies: 4 });
      await own.subscribe();
      own.acts.create(invitation('10:00', '11:00'));
      await own.clock.advance(30_000);
      await own.close();
      return JSON.stringify(own.subscriber.deliveries);
    };
    expect(await story()).toBe(await story());
  });
});
