import { expect, test } from 'vitest';
import { refusal } from '../../../support/fake-subscriptions.ts';
import { createSubscribedRooms, DAY, HOUR, MINUTE } from '../../../support/subscribed-rooms.ts';

async function subscribed(rooms = 1) {
  const scene = createSubscribedRooms({ rooms });
  await scene.start();
  await scene.clock.advance(10_000);
  scene.hints.length = 0;
  return scene;
}

test('after a machine has slept for days, what lapsed meanwhile is made again within minutes, with a hint', async () => {
  const { graph, clock, hints } = await subscribed(2);
  clock.jumpWall(4 * DAY); // the monotonic clock stands still while a machine sleeps
  expect(graph.held()).toEqual([]);
  await clock.advance(6 * MINUTE);
  expect(graph.held()).toHaveLength(2);
  expect(hints.toSorted()).toEqual(['room-1', 'room-2']);
});

test('after a shorter sleep, what has less left than was thought is renewed in time', async () => {
  const { graph, clock } = await subscribed();
  clock.jumpWall(2.5 * DAY); // of not quite three
  for (let hour = 0; hour < 36; hour += 1) {
    await clock.advance(HOUR);
    expect(graph.held().map(({ id }) => id)).toEqual(['sub-1']);
  }
});

test('a clock that is set back makes no renewal late', async () => {
  const { graph, clock, records } = await subscribed();
  const expiresMs = [...records.values()][0]?.expiresMs ?? 0;
  const realLeftMs = expiresMs - clock.nowMs();
  clock.jumpWall(-30 * DAY);
  await clock.advance(realLeftMs - HOUR);
  expect(graph.asked('renew')).not.toEqual([]);
});

test('S10 what the store holds is not given up by a clock that Graph has not set right yet, also when Graph gives no list', async () => {
  const { graph, clock, start, records } = await subscribed();
  let fastMs = 5 * DAY;
  graph.before = ({ operation }) => {
    if (operation === 'list') throw refusal('badRequest');
    fastMs = 0; // by the Date of the answer
  };
  await start({ clock: { ...clock, nowMs: () => clock.nowMs() + fastMs } });
  await clock.advance(HOUR);
  expect([graph.asked('create').length, graph.asked('renew'), [...records.keys()]]).toEqual([1, ['sub-1'], ['sub-1']]);
});
