import { expect, test } from 'vitest';
import { refusal } from '../../../support/fake-subscriptions.ts';
import { createSubscribedRooms, DAY, MINUTE } from '../../../support/subscribed-rooms.ts';

async function subscribed(rooms = 1) {
  const scene = createSubscribedRooms({ rooms });
  await scene.start();
  await scene.clock.advance(10_000);
  return scene;
}

test('a room that is disconnected is deleted at Graph, and from the store', async () => {
  const { subscriptions, graph, records, clock, pushes } = await subscribed(2);
  const done = subscriptions().disconnect('room-1');
  expect(subscriptions().find('sub-1')).toBeNull();
  await clock.settle();
  await done;
  expect([graph.held().map(({ id }) => id), [...records.keys()]]).toEqual([['sub-2'], ['sub-2']]);
  expect(pushes.at(-1)).toBe('room-1 down');
  await clock.advance(4 * DAY);
  expect(graph.lives()).toHaveLength(2);
});

test('while Graph is away it is journalled, and deleted when Graph is back', async () => {
  const { subscriptions, graph, records, clock } = await subscribed();
  graph.before = () => {
    throw refusal('offline');
  };
  const done = subscriptions().disconnect('room-1');
  await clock.advance(11_000);
  await done;
  expect(graph.held()).toHaveLength(1);
  graph.before = () => {};
  await clock.advance(6 * MINUTE);
  expect([graph.held(), [...records.keys()]]).toEqual([[], []]);
});

test.each([
  { what: 'its record', keeps: true },
  { what: 'nothing', keeps: false },
])('a restart in between deletes it too, with $what left in the store', async ({ keeps }) => {
  const { subscriptions, graph, records, rooms, clock, start } = await subscribed();
  graph.before = () => {
    throw refusal('offline');
  };
  const done = subscriptions().disconnect('room-1');
  await clock.advance(11_000);
  await done;
  rooms.delete('room-1');
  if (!keeps) records.clear();
  graph.before = () => {};
  await start();
  await clock.advance(10_000);
  expect([graph.held(), [...records.keys()]]).toEqual([[], []]);
});

test('a room that is disconnected while its subscription is being made leaves none behind', async () => {
  const { subscriptions, graph, records, clock, start, hints } = createSubscribedRooms();
  let answer = () => {};
  graph.after = ({ operation }) => (operation === 'create' ? new Promise((resolve) => (answer = resolve)) : undefined);
  await start();
  await clock.advance(1_000);
  await subscriptions().disconnect('room-1');
  answer();
  await clock.advance(1_000);
  expect([graph.asked('delete'), graph.held(), [...records.keys()], hints]).toEqual([['sub-1'], [], [], []]);
});

test('a room that is connected again is subscribed again', async () => {
  const { subscriptions, graph, clock, rooms } = await subscribed();
  void subscriptions().disconnect('room-1');
  subscriptions().connect(rooms.get('room-1')!);
  await clock.advance(10 * MINUTE);
  expect(graph.held().map(({ id }) => id)).toEqual(['sub-2']);
  expect(subscriptions().statusOf('room-1')).toMatchObject({ kind: 'subscribed' });
});

test('nothing is asked for a room that is unknown', async () => {
  const { subscriptions, graph } = await subscribed();
  const before = graph.calls.length;
  await subscriptions().disconnect('room-9');
  expect(graph.calls).toHaveLength(before);
});
