import { expect, test } from 'vitest';
import { createRoundRequests, type Urgency } from '../../../../shared/engine/rounds/round-requests.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

const all = () => true;
const personOnly = (urgency: Urgency) => urgency === 'person';

function house() {
  const clock = createDrivenClock(0);
  const requests = createRoundRequests(clock);
  const life = new AbortController();
  const trace: string[] = [];
  const wait = (ms: number, hears: (urgency: Urgency) => boolean = all) =>
    void requests.wait(ms, hears, life.signal).then(() => trace.push(`on at ${clock.monotonicMs()}`));
  return { clock, requests, life, trace, wait };
}

test('E11 an unhurried wait lasts as long as it should', async () => {
  const { clock, trace, wait } = house();
  wait(45_000);
  await clock.advance(44_999);
  expect(trace).toEqual([]);
  await clock.advance(1);
  expect(trace).toEqual(['on at 45000']);
});

test('E11 a request cuts the wait short', async () => {
  const { clock, requests, trace, wait } = house();
  wait(45_000);
  await clock.advance(1_000);
  requests.ask('event');
  await clock.settle();
  expect(trace).toEqual(['on at 1000']);
  expect(clock.sleeperCount).toBe(0);
});

test('E1 whatever is asked while a round runs makes exactly one more follow', async () => {
  const { clock, requests, trace, wait } = house();
  requests.take(); // a round starts
  requests.ask('event');
  requests.ask('person');
  requests.ask('event');
  wait(45_000); // it ended
  await clock.settle();
  expect(trace).toEqual(['on at 0']);
  requests.take(); // the one more
  wait(45_000);
  await clock.settle();
  expect(trace).toEqual(['on at 0']);
});

test('E12 a wait that hears only people keeps what else was asked for later', async () => {
  const { clock, requests, trace, wait } = house();
  wait(45_000, personOnly);
  requests.ask('event');
  await clock.advance(1_000);
  expect(trace).toEqual([]);
  requests.ask('person');
  await clock.settle();
  expect(trace).toEqual(['on at 1000']);
});

test('E1 who asks and waits hears of the first round that starts after', async () => {
  const { clock, requests } = house();
  const heard: string[] = [];
  const endFirst = requests.take();
  void requests.askAndWait().then(({ kind }) => heard.push(kind));
  endFirst({ kind: 'whole' }); // started before
  await clock.settle();
  expect(heard).toEqual([]);
  requests.take()({ kind: 'failed', trouble: 'offline' });
  await clock.settle();
  expect(heard).toEqual(['failed']);
});

test('a wait ends with the signal, and leaves no listener behind', async () => {
  const { clock, life, requests, trace, wait } = house();
  wait(45_000);
  life.abort();
  await clock.settle();
  expect(trace).toEqual(['on at 0']);
  await requests.wait(45_000, all, life.signal); // at once
  expect(clock.sleeperCount).toBe(0);
});
