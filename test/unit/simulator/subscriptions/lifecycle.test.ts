import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { room } from '../simulated-world.ts';
import { CLIENT_STATE, createSubscribedWorld, LIFECYCLE, type SubscribedWorld } from '../subscribed-world.ts';

const MINUTE_MS = 60_000;

let world: SubscribedWorld;
beforeEach(async () => {
  world = await createSubscribedWorld();
});
afterEach(() => world.close());

const act = () => world.acts.writeIntoRoom(room, { start: '2026-11-24T10:00', end: '2026-11-24T11:00' });
const told = (event: string) => world.subscriber.kinds.filter((kind) => kind === event).length;
const byHand = (id: string, event: string) => world.call('POST', `/sim/subscriptions/${id}/lifecycle`, { event });

describe('reauthorizationRequired', () => {
  test('[7.4.1] [7.4.3] comes before the token ends, and not again once it was renewed', async () => {
    const { id } = (await world.subscribe()).body;
    await world.clock.advance(44 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(0);
    await world.clock.advance(2 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(1);
    expect(world.subscriber.deliveries[0]?.url).toBe(LIFECYCLE);
    expect(world.subscriber.items[0]).toMatchObject({ subscriptionId: id, clientState: CLIENT_STATE });
    await world.refresh();
    await world.call('POST', `/v1.0/subscriptions/${id}/reauthorize`);
    await world.clock.advance(40 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(1);
    await world.clock.advance(10 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(2);
  });

  test('[7.4.4] not heeded, it comes every quarter of an hour', async () => {
    await world.subscribe();
    await world.clock.advance(120 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(6);
  });

  test('with tokens that never end it comes before the subscription does', async () => {
    world.tenant.switches.change({ subscriptionTokensExpire: false });
    await world.subscribe({ expirationDateTime: new Date(world.clock.nowMs() + 300 * MINUTE_MS).toISOString() });
    await world.clock.advance(280 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(0);
    await world.clock.advance(100 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(1);
  });

  test('Q18 it may come again and again from the start', async () => {
    world.tenant.oddities.change({ reauthorizesEveryMs: 5 * MINUTE_MS });
    const { id } = (await world.subscribe()).body;
    await world.clock.advance(21 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(4);
    await world.call('DELETE', `/v1.0/subscriptions/${id}`);
    await world.clock.advance(21 * MINUTE_MS);
    expect(told('reauthorizationRequired')).toBe(4);
  });

  test('[7.4.2] without a lifecycle address nobody is told', async () => {
    await world.subscribe({ lifecycleNotificationUrl: null });
    await world.clock.advance(120 * MINUTE_MS);
    expect(world.subscriber.items).toEqual([]);
  });
});

describe('subscriptionRemoved', () => {
  test('[7.4.3] by hand: it is told of, and gone', async () => {
    const { id } = (await world.subscribe()).body;
    expect((await byHand(id, 'subscriptionRemoved')).body).toEqual({ done: true });
    act();
    await world.clock.advance(2000);
    expect(world.subscriber.items).toMatchObject([{ subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' }]);
    expect((await world.get(`/v1.0/subscriptions/${id}`)).status).toBe(404);
  });

  test('[7.4.1] when the app may not reach the mailbox any more', async () => {
    await world.subscribe();
    world.tenant.app.change({ scope: [] });
    act();
    await world.clock.advance(2000);
    expect(world.subscriber.kinds).toEqual(['subscriptionRemoved']);
  });

  test('one that is taken away without a word is found out by asking', async () => {
    const { id } = (await world.subscribe()).body;
    await world.call('DELETE', `/sim/subscriptions/${id}`);
    act();
    await world.clock.advance(2000);
    expect(world.subscriber.items).toEqual([]);
    expect((await world.get('/v1.0/subscriptions')).body.value).toEqual([]);
  });
});

describe('missed', () => {
  test('[7.4.1] by hand, and for every stretch in which something was lost', async () => {
    const { id } = (await world.subscribe()).body;
    await byHand(id, 'missed');
    await world.clock.advance(2000);
    expect(world.subscriber.kinds).toEqual(['missed']);
    world.tenant.switches.change({ notificationsLost: 1 });
    for (let lost = 0; lost < 5; lost += 1) act();
    await world.clock.advance(2000);
    expect(world.subscriber.kinds).toEqual(['missed', 'missed']);
    act(); // within the same minute: told of when that is over
    await world.clock.advance(2000);
    expect(told('missed')).toBe(2);
    await world.clock.advance(MINUTE_MS);
    expect(told('missed')).toBe(3);
    await world.clock.advance(10 * MINUTE_MS);
    expect(told('missed')).toBe(3);
  });

  test('one notification in some is lost, as often as the switch says', async () => {
    world.tenant.switches.change({ notificationsLost: 0.5 });
    await world.subscribe();
    for (let made = 0; made < 100; made += 1) act();
    await world.clock.advance(2000);
    expect(told('created')).toBeGreaterThan(30);
    expect(told('created')).toBeLessThan(70);
  });
});

describe('the acts', () => {
  test('what there is can be seen, without what is secret', async () => {
    const { id } = (await world.subscribe()).body;
    act();
    await world.clock.advance(2000);
    const { body } = await world.call('GET', '/sim/subscriptions');
    expect(body).toMatchObject({
      subscriptions: [{ id, lifecycleUrl: LIFECYCLE }],
      hosts: { 'subscriber.test': 'good' },
      deliveries: { posted: 1, accepted: 1, dropped: 0 },
    });
    expect(JSON.stringify(body)).not.toContain(CLIENT_STATE);
    const { deliveries } = (await world.call('GET', '/sim/subscriptions/deliveries')).body;
    expect(deliveries).toMatchObject([{ subscriptionIds: [id], retry: 0, status: 202 }]);
  });

  test.each([
    { path: 'none/lifecycle', body: { event: 'missed' }, status: 404, field: 'id' },
    { path: 'none/lifecycle', body: { event: 'forgotten' }, status: 400, field: 'event' },
  ])('$path with $body is refused for its $field', async ({ path, body, status, field }) => {
    const answer = await world.call('POST', `/sim/subscriptions/${path}`, body);
    expect([answer.status, answer.body.problems[0].field]).toEqual([status, field]);
  });
});
