import { expect, test } from 'vitest';
import { waitUntilReady } from '../../../shared/cli/wait-until-ready.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

function script(...answers: (number | 'nothing')[]) {
  let asked = 0;
  const fetch = async (): Promise<Response> => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (typeof answer !== 'number') throw new Error('ECONNREFUSED');
    return new Response('{}', { status: answer });
  };
  return { fetch, askedCount: () => asked };
}

test('asks until the answer is the one waited for', async () => {
  const clock = createDrivenClock(0);
  const { fetch, askedCount } = script('nothing', 503, 200);
  const ready = waitUntilReady('http://127.0.0.1:1', ({ ok }) => ok, {
    fetch,
    clock,
    signal: new AbortController().signal,
    timeoutMs: 5_000,
  });
  await clock.advance(1_000);
  expect(await ready).toBe(true);
  expect(askedCount()).toBe(3);
});

test('an answer that cannot be judged is not the one', async () => {
  const clock = createDrivenClock(0);
  const judge = () => Promise.reject(new Error('no JSON'));
  const ready = waitUntilReady('http://127.0.0.1:1', judge, {
    fetch: script(200).fetch,
    clock,
    signal: new AbortController().signal,
    timeoutMs: 5_000,
  });
  await clock.advance(6_000);
  expect(await ready).toBe(false);
});

test('gives up at once when told to stop', async () => {
  const clock = createDrivenClock(0);
  const stop = new AbortController();
  const ready = waitUntilReady('http://127.0.0.1:1', ({ ok }) => ok, {
    fetch: script('nothing').fetch,
    clock,
    signal: stop.signal,
    timeoutMs: 5_000,
  });
  await clock.settle();
  stop.abort();
  expect(await ready).toBe(false);
});
