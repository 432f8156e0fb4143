import { expect, test } from 'vitest';
import { createHints } from '../../../../shared/coordinator/notifications/create-hints.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

function openHints() {
  const clock = createDrivenClock(0, { pump: 4 });
  const told: (readonly [roomId: string, atMs: number])[] = [];
  const latencies: number[] = [];
  const hints = createHints({
    lines: {
      hint(roomId) {
        told.push([roomId, clock.monotonicMs()]);
        return 1;
      },
    },
    clock,
    metrics: { hintLatency: (ms) => void latencies.push(ms) },
  });
  return { clock, told, latencies, changed: (roomId: string) => hints.changed(roomId, clock.monotonicMs()), hints };
}

test('C7 the first of a burst goes at once, the rest become one at its end', async () => {
  const { clock, told, changed } = openHints();
  changed('aurora');
  expect(told).toEqual([['aurora', 0]]);
  for (const ms of [100, 100, 100]) {
    await clock.advance(ms);
    changed('aurora');
  }
  await clock.advance(10_000);
  expect(told).toEqual([
    ['aurora', 0],
    ['aurora', 500],
  ]);
});

test('a single change is one hint', async () => {
  const { clock, told, changed } = openHints();
  changed('aurora');
  await clock.advance(10_000);
  changed('aurora');
  await clock.advance(10_000);
  expect(told).toEqual([
    ['aurora', 0],
    ['aurora', 10_000],
  ]);
});

test('a room that changes without end is told twice a second, and the last change is told', async () => {
  const { clock, told, changed } = openHints();
  for (let count = 0; count < 100; count += 1) {
    changed('aurora');
    await clock.advance(30);
  }
  await clock.advance(1_000);
  expect(told).toHaveLength(7);
  expect(told.at(-1)?.[1]).toBeGreaterThanOrEqual(2_970);
});

test('one room in a burst delays no other', async () => {
  const { clock, told, changed } = openHints();
  changed('aurora');
  await clock.advance(250);
  changed('aurora');
  changed('borealis');
  await clock.advance(100);
  changed('borealis');
  await clock.advance(10_000);
  expect(told).toEqual([
    ['aurora', 0],
    ['borealis', 250],
    ['aurora', 500],
    ['borealis', 750],
  ]);
});

test('C7 however many rooms there are, one timer serves them, and none where nothing happens', async () => {
  const { clock, told, changed } = openHints();
  for (let room = 0; room < 10_000; room += 1) changed(`room-${room}`);
  expect(clock.sleeperCount).toBe(1);
  for (let room = 0; room < 10_000; room += 1) changed(`room-${room}`);
  await clock.advance(600);
  expect(told).toHaveLength(20_000);
  await clock.advance(600);
  expect(clock.sleeperCount).toBe(0);
});

test('the latency counts from the arrival, and for a gathered hint from the end of its burst', async () => {
  const { clock, latencies, hints } = openHints();
  await clock.advance(70);
  hints.changed('aurora', 20);
  hints.changed('aurora', 60);
  await clock.advance(10_000);
  expect(latencies).toEqual([50, 0]);
});

test('after it is closed nobody is told, and no timer is left', async () => {
  const { clock, told, changed, hints } = openHints();
  changed('aurora');
  changed('aurora');
  hints.close();
  changed('borealis');
  await clock.advance(10_000);
  expect(told).toEqual([['aurora', 0]]);
  expect(clock.sleeperCount).toBe(0);
});
