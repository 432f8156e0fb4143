import { expect, test } from 'vitest';
import { withDeadline } from '../../../shared/graph/deadline.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';
import { neverAborts, silence } from './scripted-fetch.ts';

test('work that never answers is offline after the time, and is told to stop', async () => {
  const clock = createDrivenClock(0);
  let stop: AbortSignal = neverAborts;
  const outcome = withDeadline({ clock, ms: 30_000, signal: neverAborts, facts: { clientRequestId: 'c' } }, (signal) => {
    stop = signal;
    return silence();
  }).catch((error: unknown) => error);
  await clock.advance(29_999);
  expect(stop.aborted).toBe(false);
  await clock.advance(1);
  expect(await outcome).toMatchObject({ kind: 'offline', facts: { clientRequestId: 'c' } });
  expect(stop.aborted).toBe(true);
});

test('the caller ends it at once, even when the work does not listen', async () => {
  const clock = createDrivenClock(0);
  const caller = new AbortController();
  const outcome = withDeadline({ clock, ms: 30_000, signal: caller.signal }, silence).catch((error: unknown) => error);
  caller.abort();
  expect(await outcome).toMatchObject({ kind: 'aborted' });
});

test('an answer leaves no timer behind', async () => {
  const clock = createDrivenClock(0);
  expect(await withDeadline({ clock, ms: 30_000, signal: neverAborts }, async () => 'answer')).toBe('answer');
  await clock.settle();
  expect(clock.sleeperCount).toBe(0);
});
