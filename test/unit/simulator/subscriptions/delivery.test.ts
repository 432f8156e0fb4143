import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { room } from '../simulated-world.ts';
import { createSubscribedWorld, LIFECYCLE, type SubscribedWorld } from '../subscribed-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let world: SubscribedWorld;
beforeEach(async () => {
  world = await createSubscribedWorld();
  world.tenant.switches.change({ subscriptionTokensExpire: false });
});
afterEach(() => world.close());

const act = () => world.acts.writeIntoRoom(room, { start: '2026-11-24T10:00', end: '2026-11-24T11:00' });
const answerWith = (status: number, afterMs = 0) =>
  world.subscriber.answerBy(async () => {
    if (afterMs > 0) await world.clock.sleep(afterMs);
    return new Response(null, { status });
  });
const gapsSeconds = (): readonly number[] => {
  const times = world.subscriber.deliveries.map(({ atMs }) => atMs);
  return times.slice(1).map((atMs, index) => Math.round((atMs - (times[index] ?? 0)) / 1000));
};
const latest = () => world.tenant.subscriptions.deliveries.latest();

describe('an endpoint that does not take it', () => {
  test.each([
    { because: 'any 2xx will do', status: 204, afterMs: 0, tries: 1 },
    { because: 'not 2xx', status: 500, afterMs: 0, tries: 4 },
    { because: 'an answer just in time', status: 202, afterMs: 2_900, tries: 1 },
    { because: 'an answer after three seconds is too late at first, and in time when tried again', status: 202, afterMs: 3_100, tries: 2 },
    { because: 'an answer after ten seconds is too late at any time', status: 202, afterMs: 10_100, tries: 3 },
  ])('[7.3.2] [7.3.3] $because', async ({ status, afterMs, tries }) => {
    await world.subscribe();
    answerWith(status, afterMs);
    act();
    await world.clock.advance(100_000);
    expect(world.subscriber.deliveries).toHaveLength(tries);
  });

  test('Q22 how long it may take is a switch: the documentation has said three, ten and thirty seconds', async () => {
    world.tenant.switches.change({ webhookAnswerMs: 10_000 });
    await world.subscribe();
    answerWith(202, 3_100);
    act();
    await world.clock.advance(100_000);
    expect(world.subscriber.deliveries).toHaveLength(1);
  });

  test('[7.3.3] it is tried again at growing distances for four hours, then dropped, and the lifecycle address hears of it', async () => {
    const { id } = (await world.subscribe()).body;
    world.subscriber.answerBy((request) => new Response(null, { status: request.url === LIFECYCLE ? 202 : 503 }));
    act();
    await world.clock.advance(3 * HOUR_MS);
    const gaps = gapsSeconds();
    expect(gaps.slice(0, 5)).toEqual([10, 20, 40, 80, 160]);
    expect(world.subscriber.kinds).not.toContain('missed');
    await world.clock.advance(6 * HOUR_MS);
    expect(world.subscriber.kinds.filter((kind) => kind === 'missed')).toHaveLength(1);
    expect(world.subscriber.items.at(-1)).toMatchObject({ subscriptionId: id, lifecycleEvent: 'missed' });
    expect(world.tenant.subscriptions.deliveries.counts()).toMatchObject({ accepted: 1, dropped: 1 });
    const { length } = world.subscriber.deliveries;
    await world.clock.advance(24 * HOUR_MS);
    expect(world.subscriber.deliveries).toHaveLength(length);
  });

  test('back again, it gets what it missed, the same body as before', async () => {
    await world.subscribe();
    world.subscriber.answerBy(() => Promise.reject(new TypeError('fetch failed')));
    act();
    await world.clock.advance(MINUTE_MS);
    world.subscriber.answerBy(null);
    await world.clock.advance(5 * MINUTE_MS);
    const bodies = world.subscriber.deliveries.map(({ items }) => JSON.stringify(items));
    expect(bodies.length).toBeGreaterThan(2);
    expect(new Set(bodies).size).toBe(1);
    expect(
      latest()
        .map(({ status, retry }) => [status, retry])
        .at(-1),
    ).toEqual([202, bodies.length - 1]);
  });
});

describe('a slow host', () => {
  /** A hundred notifications, then the ten minutes until somebody looks at them. */
  const judge = async (): Promise<void> => {
    world.tenant.switches.change({ notificationBatchMs: 0 });
    for (let sent = 0; sent < 120; sent += 1) {
      act();
      await world.clock.advance(700);
    }
    await world.clock.advance(11 * MINUTE_MS);
    world.subscriber.forget();
    world.subscriber.answerBy(null);
  };
  const waitedMs = async (): Promise<number | null> => {
    const fromMs = world.clock.nowMs();
    act();
    await world.clock.advance(9 * MINUTE_MS);
    if (world.subscriber.deliveries.length > 0) return (world.subscriber.deliveries[0]?.atMs ?? 0) - fromMs;
    await world.clock.advance(10 * MINUTE_MS);
    return world.subscriber.deliveries.length > 0 ? (world.subscriber.deliveries[0]?.atMs ?? 0) - fromMs : null;
  };
  const newsOf = (kind: string) => world.subscriber.kinds.filter((own) => own === kind).length;

  test('[7.3.4] a tenth of the answers slow: what is new waits ten minutes', async () => {
    world.tenant.switches.change({ webhookAnswerMs: 10_000 });
    await world.subscribe();
    let answered = 0;
    world.subscriber.answerBy(async () => {
      answered += 1;
      if (answered % 5 === 0) await world.clock.sleep(3_000);
      return new Response(null, { status: 202 });
    });
    await judge();
    const waited = await waitedMs();
    expect(waited).toBeGreaterThanOrEqual(10 * MINUTE_MS);
    expect(waited).toBeLessThan(11 * MINUTE_MS);
  });

  test('[7.3.4] one answer in five never comes: for ten minutes nothing is sent, and `missed` says so', async () => {
    await world.subscribe();
    let answered = 0;
    world.subscriber.answerBy(async () => {
      answered += 1;
      if (answered % 3 === 0) await world.clock.sleep(60_000);
      return new Response(null, { status: 202 });
    });
    await judge();
    expect(world.tenant.subscriptions.scores.all()).toEqual({ 'subscriber.test': 'dropping' });
    act();
    await world.clock.advance(5 * MINUTE_MS);
    expect(newsOf('created')).toBe(0);
    await world.clock.advance(20 * MINUTE_MS);
    expect(newsOf('missed')).toBeGreaterThan(0);
    act();
    await world.clock.advance(MINUTE_MS);
    expect(newsOf('created')).toBe(1);
  });

  test('[7.3.4] fewer than a hundred answers are no judgement, and without the switch nobody judges', async () => {
    await world.subscribe();
    answerWith(202, 5_000);
    for (let sent = 0; sent < 20; sent += 1) {
      act();
      await world.clock.advance(1000);
    }
    await world.clock.advance(11 * MINUTE_MS);
    expect(world.tenant.subscriptions.scores.all()).toEqual({ 'subscriber.test': 'good' });
    world.tenant.switches.change({ judgesSlowHosts: false });
    await judge();
    expect(await waitedMs()).toBeLessThan(1000);
  });
});

describe('the token that a subscription delivers on', () => {
  beforeEach(() => world.tenant.switches.change({ subscriptionTokensExpire: true }));

  test('[7.3.9] once it has expired nothing is delivered until it is renewed; then what waited comes', async () => {
    const { id } = (await world.subscribe()).body;
    await world.clock.advance(61 * MINUTE_MS);
    world.subscriber.forget();
    act();
    await world.clock.advance(5 * MINUTE_MS);
    expect(world.subscriber.kinds.filter((kind) => kind === 'created')).toEqual([]);
    await world.refresh();
    expect((await world.call('POST', `/v1.0/subscriptions/${id}/reauthorize`)).status).toBe(204);
    await world.clock.advance(10 * MINUTE_MS);
    expect(world.subscriber.kinds.filter((kind) => kind === 'created')).toEqual(['created']);
  });

  test('[7.3.9] a renewal will do as well; without the switch it never ends', async () => {
    const { id } = (await world.subscribe()).body;
    await world.clock.advance(50 * MINUTE_MS);
    await world.refresh();
    const expirationDateTime = new Date(world.clock.nowMs() + 86_400_000).toISOString();
    await world.call('PATCH', `/v1.0/subscriptions/${id}`, { expirationDateTime });
    await world.clock.advance(50 * MINUTE_MS);
    world.subscriber.forget();
    act();
    await world.clock.advance(2000);
    expect(world.subscriber.kinds).toEqual(['created']);
    await world.clock.advance(60 * MINUTE_MS);
    world.tenant.switches.change({ subscriptionTokensExpire: false });
    world.subscriber.forget();
    act();
    await world.clock.advance(2000);
    expect(world.subscriber.kinds).toEqual(['created']);
  });
});
