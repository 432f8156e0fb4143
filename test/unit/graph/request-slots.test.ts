import { expect, test } from 'vitest';
import { createRequestSlots } from '../../../shared/graph/request-slots.ts';
import { neverAborts } from './scripted-fetch.ts';

function createJobs() {
  const slots = createRequestSlots(2);
  const trace: string[] = [];
  const finish = new Map<string, () => void>();
  const start = (name: string, signal: AbortSignal = neverAborts) =>
    slots.run(signal, async () => {
      trace.push(`${name} in`);
      await new Promise<void>((resolve) => finish.set(name, resolve));
      trace.push(`${name} out`);
      return name;
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { start, finish, trace, settle };
}

test('[8.1] two run at a time, the rest in the order they came', async () => {
  const { start, finish, trace, settle } = createJobs();
  const all = ['a', 'b', 'c', 'd'].map((name) => start(name));
  await settle();
  expect(trace).toEqual(['a in', 'b in']);
  for (const name of ['b', 'a', 'c', 'd']) {
    finish.get(name)?.();
    await settle();
  }
  expect(trace).toEqual(['a in', 'b in', 'b out', 'c in', 'a out', 'd in', 'c out', 'd out']);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('one that gives up while waiting never runs and holds nobody up', async () => {
  const { start, finish, trace, settle } = createJobs();
  const caller = new AbortController();
  void start('a');
  void start('b');
  const given = start('c', caller.signal);
  void start('d');
  await settle();
  caller.abort();
  await expect(given).rejects.toMatchObject({ kind: 'aborted' });
  finish.get('a')?.();
  await settle();
  expect(trace).toEqual(['a in', 'b in', 'a out', 'd in']);
});

test('a failing job gives its slot back', async () => {
  const slots = createRequestSlots(1);
  await expect(slots.run(neverAborts, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.run(neverAborts, async () => 'next')).toBe('next');
});

test('a caller that has given up already gets no slot', async () => {
  await expect(createRequestSlots(1).run(AbortSignal.abort(), async () => 'ran')).rejects.toMatchObject({ kind: 'aborted' });
});
