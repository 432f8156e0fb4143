import { expect, test } from 'vitest';
import { createSubscribedRooms, HOUR, MINUTE } from '../../../support/subscribed-rooms.ts';

async function startScene(rooms = 1) {
  const scene = createSubscribedRooms({ rooms });
  await scene.start();
  await scene.clock.advance(20 * MINUTE);
  scene.hints.length = 0;
  scene.pushes.length = 0;
  return scene;
}

test('[7.4.3] missed is a hint at once, and nothing is asked of Graph', async () => {
  const { subscriptions, graph, hints } = await startScene();
  const before = graph.calls.length;
  subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'missed' });
  expect(hints).toEqual(['room-1']);
  expect(graph.calls).toHaveLength(before);
});

test('[7.4.3] subscriptionRemoved: made anew, and then a hint for what came between', async () => {
  const { subscriptions, graph, hints, pushes, records, clock } = await startScene();
  graph.drop('sub-1');
  subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'subscriptionRemoved' });
  expect(subscriptions().find('sub-1')).toBeNull();
  expect(hints).toEqual([]);
  await clock.advance(1_000);
  expect(graph.held().map(({ id }) => id)).toEqual(['sub-2']);
  expect([hints, pushes, [...records.keys()]]).toEqual([['room-1'], ['room-1 down', 'room-1 up'], ['sub-2']]);
});

test('[7.4.4] Q18: however often Graph wants one reauthorised, it is renewed every ten minutes at most', async () => {
  const { subscriptions, graph, clock } = await startScene();
  for (let second = 0; second < 3_540; second += 30) {
    subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'reauthorizationRequired' });
    await clock.advance(30_000);
  }
  const times = graph.calls.filter(({ operation }) => operation === 'renew').map(({ atMs }) => atMs);
  expect(times).toHaveLength(6);
  const gaps = times.slice(1).map((atMs, index) => atMs - times[index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10 * MINUTE);
});

test('[7.4.3] one that was renewed lately is renewed again when ten minutes have gone by', async () => {
  const { subscriptions, graph, clock } = await startScene();
  subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'reauthorizationRequired' });
  await clock.advance(MINUTE);
  expect(graph.asked('renew')).toHaveLength(1);
  subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'reauthorizationRequired' });
  await clock.advance(8 * MINUTE);
  expect(graph.asked('renew')).toHaveLength(1);
  await clock.advance(2 * MINUTE);
  expect(graph.asked('renew')).toHaveLength(2);
});

test('[7.3.9] one that Graph wants reauthorised is renewed with a fresh token, one sign-in for all', async () => {
  const { subscriptions, graph, clock } = await startScene(30);
  for (let room = 1; room <= 30; room += 1) subscriptions().lifecycle({ subscriptionId: `sub-${room}`, kind: 'reauthorizationRequired' });
  await clock.advance(5_000);
  const calls = graph.calls.slice(-31).map(({ operation }) => operation);
  expect(calls).toEqual(['token', ...Array(30).fill('renew')]);
  await clock.advance(40 * HOUR);
  expect(graph.asked('renew').length).toBeGreaterThan(59);
  expect(graph.asked('token')).toHaveLength(1);
});

test('[7.4.1] what is told of an unknown subscription is nothing to any room', async () => {
  const { subscriptions, graph, hints, clock } = await startScene();
  const before = graph.calls.length;
  for (const kind of ['missed', 'subscriptionRemoved', 'reauthorizationRequired'] as const) {
    subscriptions().lifecycle({ subscriptionId: 'sub-9', kind });
  }
  await clock.advance(HOUR);
  expect([hints, graph.calls.length]).toEqual([[], before]);
});

test('a removal that is told while the renewal is out makes the answer of the renewal worthless', async () => {
  const { subscriptions, graph, clock, records } = await startScene();
  let answer = () => {};
  graph.after = ({ operation }) => (operation === 'renew' ? new Promise((resolve) => (answer = resolve)) : undefined);
  subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'reauthorizationRequired' });
  await clock.advance(1_000);
  subscriptions().lifecycle({ subscriptionId: 'sub-1', kind: 'subscriptionRemoved' });
  graph.drop('sub-1');
  answer();
  await clock.advance(1_000);
  expect(graph.held().map(({ id }) => id)).toEqual(['sub-2']);
  expect([...records.keys()]).toEqual(['sub-2']);
  expect(subscriptions().find('sub-1')).toBeNull();
});
