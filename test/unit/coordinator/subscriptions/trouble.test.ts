import { expect, test } from 'vitest';
import type { UnsubscribedReason } from '../../../../shared/coordinator/subscriptions/subscriptions.ts';
import type { GraphError } from '../../../../shared/graph/graph-error.ts';
import { type FakeCall, refusal } from '../../../support/fake-subscriptions.ts';
import { createSubscribedRooms, DAY, HOUR, MINUTE, resourceOf } from '../../../support/subscribed-rooms.ts';

const isCreation = ({ operation }: FakeCall): boolean => operation === 'create';
const forRoom = (number: number) => (call: FakeCall) => call.about === resourceOf(number);

test.each<{ because: UnsubscribedReason; error: GraphError; fromMinutes: number; toMinutes: number }>([
  { because: 'mailboxClosed', error: refusal('forbidden', { subscriptionTrouble: 'mailboxClosed' }), fromMinutes: 30, toMinutes: 60 },
  { because: 'quotaReached', error: refusal('forbidden', { subscriptionTrouble: 'quotaReached' }), fromMinutes: 30, toMinutes: 60 },
  { because: 'forbidden', error: refusal('forbidden'), fromMinutes: 30, toMinutes: 60 },
  { because: 'roomNotFound', error: refusal('roomNotFound'), fromMinutes: 30, toMinutes: 60 },
  { because: 'badRequest', error: refusal('badRequest'), fromMinutes: 0.5, toMinutes: 1 },
  {
    because: 'validationFailed',
    error: refusal('badRequest', { subscriptionTrouble: 'validationFailed' }),
    fromMinutes: 0.04,
    toMinutes: 0.09,
  },
  { because: 'serviceFailing', error: refusal('serviceFailing'), fromMinutes: 0.04, toMinutes: 0.09 },
])(
  '[7.1.9] Q23 Q42: $because of one room is told with its next try, and holds up no other',
  async ({ because, error, fromMinutes, toMinutes }) => {
    const { graph, subscriptions, clock, start, hints } = createSubscribedRooms({ rooms: 50 });
    graph.before = (call) => {
      if (isCreation(call) && forRoom(7)(call)) throw error;
    };
    await start();
    await clock.advance(2_000);
    const status = subscriptions().statusOf('room-7');
    expect(status).toMatchObject({ kind: 'unsubscribed', because });
    const waitMs = status.kind === 'unsubscribed' ? (status.nextTryMs ?? 0) - clock.nowMs() : 0;
    expect(waitMs).toBeGreaterThan(fromMinutes * MINUTE - 2_000);
    expect(waitMs).toBeLessThan(toMinutes * MINUTE);
    expect(graph.held()).toHaveLength(49);
    graph.before = () => {};
    await clock.advance(waitMs + 1_000);
    expect(graph.held()).toHaveLength(50);
    expect(hints.filter((id) => id === 'room-7')).toHaveLength(1);
  },
);

test('Q17: a handshake that times out now and then only makes a room wait a moment', async () => {
  const { graph, clock, start } = createSubscribedRooms({ rooms: 100 });
  let count = 0;
  graph.before = (call) => {
    count += isCreation(call) ? 1 : 0;
    if (isCreation(call) && count % 10 === 0) throw refusal('badRequest', { subscriptionTrouble: 'validationFailed' });
  };
  await start();
  await clock.advance(3_000);
  expect(graph.held().length).toBeGreaterThan(85); // nobody else waited
  await clock.advance(MINUTE);
  expect(graph.held()).toHaveLength(100);
});

test('[7.2.3] a public address that does not answer at all is found out by a few rooms, and tried by one', async () => {
  const { graph, clock, start, subscriptions } = createSubscribedRooms({ rooms: 1_000 });
  graph.before = (call) => {
    if (isCreation(call)) throw refusal('badRequest', { subscriptionTrouble: 'validationFailed' });
  };
  await start();
  await clock.advance(HOUR);
  expect(graph.asked('create').length).toBeLessThan(100);
  expect(subscriptions().statusOf('room-900')).toMatchObject({ kind: 'unsubscribed', because: 'validationFailed' });
  graph.before = () => {};
  await clock.advance(10 * MINUTE);
  expect(graph.held()).toHaveLength(1_000);
});

test('[8.3] Retry-After holds everything of that tenant, and then one call goes first', async () => {
  const { graph, clock, start, subscriptions } = createSubscribedRooms({ rooms: 200 });
  let isThrottled = true;
  graph.before = (call) => {
    if (isThrottled && isCreation(call)) throw refusal('throttled', { status: 429, retryAfterMs: 120_000 });
  };
  await start();
  await clock.advance(119_000);
  const first = graph.asked('create').length;
  expect(first).toBeLessThanOrEqual(20);
  expect(subscriptions().statusOf('room-150')).toMatchObject({ kind: 'unsubscribed', because: 'throttled' });
  await clock.advance(3_000);
  expect(graph.asked('create')).toHaveLength(first + 1);
  isThrottled = false;
  await clock.advance(130_000);
  expect(graph.held()).toHaveLength(200);
});

test("[7.1.8] 10,000 rooms are subscribed from nothing within Graph's limits", { timeout: 60_000 }, async () => {
  const { graph, clock, start } = createSubscribedRooms({ rooms: 10_000, pump: 3 });
  await start();
  await clock.advance(6 * MINUTE);
  expect(graph.held()).toHaveLength(10_000);
  const times = graph.calls.filter(isCreation).map(({ atMs }) => atMs);
  // The most in any 20 seconds.
  const most = times.reduce(
    (found, atMs, index) => Math.max(found, times.slice(index, index + 1_200).filter((other) => other < atMs + 20_000).length),
    0,
  );
  expect(most).toBeLessThanOrEqual(850);
  expect(graph.mostAtOnce()).toBeLessThanOrEqual(20);
});

test('two tenants: one that is out of reach is nothing to the other', async () => {
  const scene = createSubscribedRooms({ rooms: 3 });
  const other = createSubscribedRooms({ rooms: 0 });
  scene.graph.before = () => {
    throw refusal('offline');
  };
  scene.rooms.set('far', { id: 'far', tenantId: 'fabrikam', address: 'far@fabrikam.com', objectId: 'far-id', connectedMs: 0 });
  await scene.start({
    clients: new Map([
      ['contoso', scene.graph],
      ['fabrikam', other.graph],
    ]),
  });
  await scene.clock.advance(5_000);
  expect(other.graph.asked('create')).toEqual(['/users/far-id/events']);
  expect(scene.subscriptions().statusOf('room-1')).toMatchObject({ because: 'offline' });
});

test('a renewal that fails leaves the room subscribed until it has lapsed; then it is said at that moment, and not later', async () => {
  const { graph, clock, start, subscriptions, pushes, hints } = createSubscribedRooms();
  await start();
  await clock.advance(1_000);
  const untilMs = graph.held()[0]?.expiresMs ?? 0;
  graph.before = () => {
    throw refusal('offline');
  };
  await clock.advance(untilMs - clock.nowMs() - 1_000);
  expect([subscriptions().statusOf('room-1').kind, pushes]).toEqual(['subscribed', ['room-1 up']]);
  await clock.advance(2_000);
  expect(subscriptions().statusOf('room-1')).toMatchObject({ kind: 'unsubscribed', because: 'offline' });
  expect(pushes).toEqual(['room-1 up', 'room-1 down']);
  graph.before = () => {};
  const renewals = graph.asked('renew').length;
  await clock.advance(10 * MINUTE);
  expect(graph.held().map(({ id }) => id)).toEqual(['sub-2']);
  expect(graph.asked('renew')).toHaveLength(renewals); // there is nothing left to renew
  expect([pushes.at(-1), hints]).toEqual(['room-1 up', ['room-1', 'room-1']]);
});

test('[7.1.5] a renewal that finds nothing makes a new one, and a hint', async () => {
  const { graph, clock, start, hints, records } = createSubscribedRooms();
  await start();
  await clock.advance(HOUR);
  await clock.advance(24 * HOUR); // past the daily list
  graph.drop('sub-1');
  await clock.advance(16 * HOUR);
  expect(graph.asked('renew')).toEqual(['sub-1']);
  expect([graph.held().map(({ id }) => id), [...records.keys()], hints]).toEqual([['sub-2'], ['sub-2'], ['room-1', 'room-1']]);
});

test('Q19: where Graph takes no such expiry, a shorter one is asked for', async () => {
  const { graph, clock, start } = createSubscribedRooms({ rooms: 3 });
  graph.grantedMs = (askedMs, nowMs) => {
    if (askedMs - nowMs > DAY) throw refusal('badRequest', { subscriptionTrouble: 'lifeTooLong' });
    return askedMs;
  };
  await start();
  await clock.advance(MINUTE);
  expect(graph.held()).toHaveLength(3);
});

test('a disk that fails is no reason to be without push', async () => {
  const scene = createSubscribedRooms();
  scene.beforeDisk = () => {
    throw new Error('disk full');
  };
  await scene.start();
  await scene.clock.advance(1_000);
  expect(scene.subscriptions().statusOf('room-1')).toMatchObject({ kind: 'subscribed' });
});

test('[7.4.5] where Graph gives no list, each room goes on without', async () => {
  const { graph, clock, start } = createSubscribedRooms();
  graph.before = ({ operation }) => {
    if (operation === 'list') throw refusal('forbidden');
  };
  await start();
  await clock.advance(1_000);
  expect(graph.held()).toHaveLength(1);
  await start();
  await clock.advance(1_000);
  expect(graph.asked('renew')).toEqual(['sub-1']);
});
