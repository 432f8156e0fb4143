import { expect, test } from 'vitest';
import { createRoomLanes } from '../../../../shared/coordinator/gateway/room-lanes.ts';

const { signal } = new AbortController();

/** Lanes, and work that goes on until it is let go. */
function scene() {
  const lanes = createRoomLanes();
  const underWay: (() => void)[] = [];
  return {
    async start(names: readonly string[], count = 1): Promise<readonly boolean[]> {
      const taken = Array.from({ length: count }, () => {
        const run = lanes.run(names, signal, () => new Promise<void>((resolve) => underWay.push(resolve)));
        return run !== null;
      });
      await Promise.resolve();
      return taken;
    },
    count: () => underWay.length,
    async letAllGo(): Promise<void> {
      for (const letGo of underWay.splice(0)) letGo();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

test.each([
  { first: ['a'], second: ['a'], most: 4, because: 'it is the same name' },
  { first: ['id', 'a'], second: ['a'], most: 4, because: 'the one is known by both' },
  { first: ['a'], second: ['id', 'a'], most: 4, because: 'its id has become known meanwhile' },
  { first: ['id', 'a'], second: ['id'], most: 4, because: 'both are known by the id' },
  { first: ['id', 'a'], second: ['id', 'b'], most: 4, because: 'two addresses have one id' },
  { first: ['a'], second: ['b'], most: 8, because: 'nothing says that they are one' },
])('C64 [8.1] $first and $second have $most at a time: $because', async ({ first, second, most }) => {
  const { start, count } = scene();
  await start(first, 4);
  await start(second, 4);
  expect(count()).toBe(most);
});

test('C55 a lane that has emptied is a new one, whatever it was called', async () => {
  const { start, count, letAllGo } = scene();
  expect(await start(['id', 'a'], 21)).toEqual([...Array(20).fill(true), false]);
  for (let round = 0; round < 5; round += 1) await letAllGo();
  expect(count()).toBe(0);
  await start(['a'], 4);
  await start(['id'], 4);
  expect(count()).toBe(8);
});
