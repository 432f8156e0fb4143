import { expect, test } from 'vitest';
import { clientStateHash } from '../../../../shared/coordinator/subscriptions/client-state.ts';
import {
  createSubscribedRooms,
  DAY,
  HOOK,
  HOUR,
  MINUTE,
  NOTIFICATIONS,
  resourceOf,
  roomNumbered,
} from '../../../support/subscribed-rooms.ts';

const start = async (...options: Parameters<typeof createSubscribedRooms>) => {
  const scene = createSubscribedRooms(...options);
  await scene.start();
  await scene.clock.advance(1_000);
  return scene;
};

test('[7.1.2] D15: a room is subscribed by its object id, which is looked up once and kept', async () => {
  const { graph, subscriptions, rooms, records, hints, pushes, clock } = await start();
  expect(graph.held()).toMatchObject([
    {
      resource: resourceOf(1),
      notificationUrl: NOTIFICATIONS,
      lifecycleNotificationUrl: `${HOOK}/graph/lifecycle`,
      clientState: 'secret-1',
    },
  ]);
  expect(rooms.get('room-1')?.objectId).toBe('id-room1@contoso.com');
  expect(clientStateHash('secret-1')).toBe('f7e7c36e458e80e6b6a2c67d0a9ec09bd718dadd7bfa8d6bf6e7ad526e46c2f7');
  expect([...records.values()]).toMatchObject([{ id: 'sub-1', roomId: 'room-1', clientStateHash: clientStateHash('secret-1') }]);
  expect(subscriptions().find('sub-1')).toEqual({ roomId: 'room-1', tenantId: 'contoso', clientStateHash: clientStateHash('secret-1') });
  expect(subscriptions().statusOf('room-1')).toEqual({ kind: 'subscribed', untilMs: graph.held()[0]?.expiresMs });
  expect([hints, pushes]).toEqual([['room-1'], ['room-1 up']]);
  graph.drop('sub-1');
  await clock.advance(4 * DAY);
  expect(graph.asked('resolve')).toHaveLength(1);
});

test('[7.1.4] Q19: about three days are asked for, and renewed at about half of what was granted', async () => {
  const scene = createSubscribedRooms();
  const asked: number[] = [];
  scene.graph.grantedMs = (askedMs, nowMs) => {
    asked.push(askedMs - nowMs);
    return nowMs + 2 * HOUR; // whatever is asked for
  };
  await scene.start();
  await scene.clock.advance(40 * MINUTE);
  expect(asked).toEqual([4_200 * MINUTE]);
  await scene.clock.advance(30 * MINUTE);
  expect(scene.graph.asked('renew')).toEqual(['sub-1']);
  expect(scene.records.get('sub-1')?.expiresMs).toBe(scene.graph.held()[0]?.expiresMs);
  expect(scene.subscriptions().statusOf('room-1')).toMatchObject({ untilMs: scene.graph.held()[0]?.expiresMs });
});

test('renewals of rooms subscribed together drift apart', async () => {
  const { graph, clock } = await start({ rooms: 40 });
  await clock.advance(40 * HOUR);
  const times = graph.calls.filter(({ operation }) => operation === 'renew').map(({ atMs }) => atMs);
  expect(times).toHaveLength(40);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(3 * HOUR);
});

test('a week long no room is without a subscription for a moment', async () => {
  const { graph, clock, pushes } = await start({ rooms: 300 });
  await clock.advance(60_000);
  const startMs = clock.nowMs();
  await clock.advance(7 * DAY);
  const gaps = graph.lives().filter(({ fromMs, untilMs }) => fromMs > startMs || untilMs < clock.nowMs());
  expect(gaps).toEqual([]);
  expect(graph.held()).toHaveLength(300);
  expect(pushes).toHaveLength(300);
  expect(graph.asked('create')).toHaveLength(300);
  expect(graph.asked('renew').length).toBeLessThan(300 * 7);
});

test('without a public address nothing is asked of Graph, and the status says why', async () => {
  const { graph, subscriptions, clock } = await start({ deps: { publicAddress: null } });
  await clock.advance(2 * DAY);
  expect(graph.calls).toEqual([]);
  expect(subscriptions().statusOf('room-1')).toEqual({ kind: 'unsubscribed', because: 'noPublicAddress', nextTryMs: null });
});

test('a room of a tenant without a credential is told apart from one that waits', async () => {
  const { subscriptions } = await start();
  subscriptions().connect(roomNumbered(9, 'fabrikam'));
  expect(subscriptions().statusOf('room-9')).toEqual({ kind: 'unsubscribed', because: 'credentialRefused', nextTryMs: null });
  expect(subscriptions().statusOf('nobody')).toEqual({ kind: 'unsubscribed', because: 'notTriedYet', nextTryMs: null });
});

test('a room that is connected later is subscribed at once', async () => {
  const { subscriptions, clock, graph } = await start();
  subscriptions().connect(roomNumbered(2));
  await clock.advance(1_000);
  expect(graph.held().map(({ resource }) => resource)).toEqual([resourceOf(1), resourceOf(2)]);
});
