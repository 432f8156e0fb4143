import { expect, test } from 'vitest';
import { createOutcomes } from '../../../../shared/engine/journal/outcomes.ts';
import type { CommandResult } from '../../../../shared/protocol/command-result.ts';

const done: CommandResult = { kind: 'done', done: { kind: 'refreshed' } };
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('an outcome reaches whoever waits for it, once', async () => {
  const outcomes = createOutcomes();
  const { result } = outcomes.expect('c1');
  expect(outcomes.tell('c2', done)).toBe(false);
  expect(outcomes.tell('c1', done)).toBe(true);
  expect(outcomes.tell('c1', done)).toBe(false);
  expect(await result).toBe(done);
});

test('E18 who has stopped waiting is told otherwise', () => {
  const outcomes = createOutcomes();
  outcomes.expect('c1').forget();
  expect(outcomes.tell('c1', done)).toBe(false);
});

test('a wake while the loop is at work is not lost, and wakes it once', async () => {
  const outcomes = createOutcomes();
  const { signal } = new AbortController();
  outcomes.wake();
  outcomes.wake();
  await outcomes.untilWoken(signal); // at once
  let isWoken = false;
  void outcomes.untilWoken(signal).then(() => (isWoken = true));
  await settle();
  expect(isWoken).toBe(false);
  outcomes.expect('c1');
  await settle();
  expect(isWoken).toBe(true);
});

test('a stop ends the wait, before it begins as well', async () => {
  const outcomes = createOutcomes();
  const life = new AbortController();
  const waiting = outcomes.untilWoken(life.signal);
  life.abort();
  await waiting;
  await outcomes.untilWoken(life.signal);
});
