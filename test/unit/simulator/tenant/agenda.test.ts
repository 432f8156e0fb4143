import { expect, test } from 'vitest';
import { createAgenda } from '../../../../shared/simulator/tenant/agenda.ts';

function createNotedAgenda() {
  const done: string[] = [];
  let adds = 0;
  const agenda = createAgenda(() => {
    adds += 1;
  });
  return { agenda, done, adds: () => adds, add: (name: string, dueMs: number) => agenda.add(dueMs, () => void done.push(name)) };
}

test('work is done in the order it is due, and what is due together in the order it came', () => {
  const { agenda, add, done, adds } = createNotedAgenda();
  for (const [name, dueMs] of [
    ['c', 30],
    ['a', 10],
    ['b1', 20],
    ['d', 40],
    ['b2', 20],
  ] as const)
    add(name, dueMs);
  expect([agenda.size, agenda.nextDueMs(), adds()]).toEqual([5, 10, 5]);
  agenda.runDue(30);
  expect(done).toEqual(['a', 'b1', 'b2', 'c']);
  expect([agenda.size, agenda.nextDueMs()]).toEqual([1, 40]);
});

test('work added by work is done too when it is due, and waits when it is not', () => {
  const { agenda, add, done } = createNotedAgenda();
  agenda.add(10, () => {
    add('due already', 5);
    add('later', 50);
  });
  add('same time', 10);
  agenda.runDue(20);
  expect(done).toEqual(['due already', 'same time']);
});

test('a step does the next piece whenever it is due, and says when there is none', () => {
  const { agenda, add, done } = createNotedAgenda();
  add('b', 200);
  add('a', 100);
  expect([agenda.step(), agenda.step(), agenda.step()]).toEqual([true, true, false]);
  expect(done).toEqual(['a', 'b']);
  expect(agenda.nextDueMs()).toBeNull();
});
