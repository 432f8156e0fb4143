import { expect, test } from 'vitest';
import { refusal } from '../../../support/fake-subscriptions.ts';
import { createSubscribedRooms, DAY, HOUR, MINUTE, NOTIFICATIONS, resourceOf, roomNumbered } from '../../../support/subscribed-rooms.ts';

async function subscribed(rooms = 1) {
  const scene = createSubscribedRooms({ rooms });
  await scene.start();
  await scene.clock.advance(10_000);
  scene.hints.length = 0;
  scene.pushes.length = 0;
  return scene;
}

test("Q20: what is in the store and in Graph's list is kept over a restart, and still known by its id", async () => {
  const { graph, subscriptions, start, clock, pushes, records } = await subscribed(3);
  const before = [...records.values()];
  await clock.advance(20 * HOUR);
  await start();
  expect(subscriptions().find('sub-1')).toMatchObject({ roomId: 'room-1', clientStateHash: before[0]?.clientStateHash });
  await clock.advance(MINUTE);
  expect(graph.asked('create')).toHaveLength(3);
  expect(pushes.filter((push) => push.endsWith('up'))).toHaveLength(3);
  await clock.advance(2 * DAY);
  expect(graph.lives()).toHaveLength(3);
  expect(new Set(graph.asked('renew'))).toEqual(new Set(['sub-1', 'sub-2', 'sub-3']));
});

test('one from the store counts as push only when Graph has shown it', async () => {
  const { graph, subscriptions, start, clock } = await subscribed();
  let answer = () => {};
  graph.before = () => new Promise((resolve) => (answer = resolve));
  await start();
  await clock.advance(1_000);
  expect(subscriptions().find('sub-1')).not.toBeNull();
  expect(subscriptions().statusOf('room-1')).toMatchObject({ kind: 'unsubscribed', because: 'notTriedYet' });
  graph.before = () => {};
  answer();
  await clock.advance(1_000);
  expect(subscriptions().statusOf('room-1')).toMatchObject({ kind: 'subscribed' });
});

test('[7.4.5] Q20: ours by address but unknown are deleted, those of other addresses are left alone', async () => {
  const scene = createSubscribedRooms();
  const { graph, start, clock } = scene;
  const expiresMs = clock.nowMs() + DAY;
  graph.plant({ id: 'stray', resource: resourceOf(1), notificationUrl: NOTIFICATIONS, clientState: 'lost', expiresMs });
  graph.plant({ id: 'theirs', resource: '/users/x/events', notificationUrl: 'https://else.where/hook', clientState: 'x', expiresMs });
  await start();
  await clock.advance(10_000);
  expect(
    graph
      .held()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['sub-1', 'theirs']);
});

test('[7.4.5] Graph is asked daily, and what it has lost without a word is made again, with a hint', async () => {
  const { graph, clock, hints, subscriptions } = await subscribed(2);
  graph.drop('sub-2');
  await clock.advance(26 * HOUR);
  expect(graph.asked('list')).toHaveLength(2);
  expect(
    graph
      .held()
      .map(({ resource }) => resource)
      .toSorted(),
  ).toEqual([resourceOf(1), resourceOf(2)]);
  expect(hints).toEqual(['room-2']);
  expect(subscriptions().find('sub-2')).toBeNull();
});

test('[7.1.5] after a move to another public address each is made again there', async () => {
  const { graph, start, clock } = await subscribed(2);
  await start({ publicAddress: 'https://new.contoso.com' });
  await clock.advance(2 * MINUTE);
  expect(graph.held().map(({ notificationUrl }) => notificationUrl)).toEqual(Array(2).fill('https://new.contoso.com/graph/notifications'));
});

test('a crash after Graph had deleted the one of before, and before the new one was made', async () => {
  const { graph, start, clock } = await subscribed();
  graph.drop('sub-1');
  await start();
  await clock.advance(10_000);
  expect(graph.held().map(({ id }) => id)).toEqual(['sub-2']);
});

test('[7.4.5] a creation whose answer was lost is found by a list, deleted, and made again', async () => {
  const scene = createSubscribedRooms();
  const { graph, start, clock, subscriptions } = scene;
  graph.after = ({ operation }) => {
    if (operation !== 'create') return;
    graph.after = () => {};
    throw refusal('offline');
  };
  await start();
  await clock.advance(MINUTE);
  expect(subscriptions().statusOf('room-1')).toMatchObject({ kind: 'unsubscribed', because: 'alreadyExists' });
  await clock.advance(20 * MINUTE);
  expect(graph.held().map(({ id }) => id)).toEqual(['sub-2']);
  expect(subscriptions().find('sub-2')).not.toBeNull();
});

test('[7.4.5] one that is being made while Graph lists it is not taken for a stray', async () => {
  const { graph, subscriptions, clock } = await subscribed();
  await clock.advance(22 * HOUR);
  let answer = () => {};
  graph.after = ({ operation }) => (operation === 'create' ? new Promise((resolve) => (answer = resolve)) : undefined);
  subscriptions().connect(roomNumbered(2));
  for (let waited = 0; graph.asked('list').length < 2 && waited < 300; waited += 1) await clock.advance(MINUTE);
  expect(graph.asked('list')).toHaveLength(2);
  answer();
  await clock.advance(10 * MINUTE);
  expect(graph.asked('delete')).toEqual([]);
  expect(subscriptions().find('sub-2')).toMatchObject({ roomId: 'room-2' });
});

test('of two records for one room the newer counts, and the other is deleted everywhere', async () => {
  const { graph, records, start, clock, subscriptions } = await subscribed();
  const [record] = [...records.values()];
  const expiresMs = clock.nowMs() + DAY;
  graph.plant({ id: 'older', resource: '/users/older/events', notificationUrl: 'https://of.before', clientState: 'x', expiresMs });
  if (record) records.set('older', { ...record, id: 'older', createdMs: record.createdMs - 1 });
  await start();
  await clock.advance(10_000);
  expect([graph.held().map(({ id }) => id), [...records.keys()]]).toEqual([['sub-1'], ['sub-1']]);
  expect(subscriptions().find('sub-1')).not.toBeNull();
});

test('the record of a room that is no more goes', async () => {
  const { records, rooms, graph, start, clock } = await subscribed();
  rooms.delete('room-1');
  graph.drop('sub-1');
  await start();
  await clock.advance(10_000);
  expect(records.size).toBe(0);
});
