import { expect, test } from 'vitest';
import { GraphError } from '../../../shared/graph/graph-error.ts';
import { createHold } from '../../../shared/graph/hold.ts';
import { createDrivenClock } from '../../support/driven-clock.ts';

const caught = (act: () => void): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
};

test('[8.3] until the time is over it fails with what is left of it', async () => {
  const clock = createDrivenClock(0);
  const hold = createHold(clock);
  hold.remember(new GraphError('throttled', 'x', { status: 429, code: 'ApplicationThrottled', retryAfterMs: 5_000, requestId: 'r' }));
  await clock.advance(2_000);
  expect(caught(() => hold.check())).toMatchObject({ kind: 'throttled', facts: { retryAfterMs: 3_000, status: 429, requestId: 'r' } });
  clock.jumpWall(86_400_000);
  expect(caught(() => hold.check())).toMatchObject({ kind: 'throttled' });
  await clock.advance(3_000);
  expect(caught(() => hold.check())).toBeNull();
});

test.each([
  { because: 'no time was named', error: new GraphError('throttled', 'x', { status: 429 }) },
  { because: 'a refusal is not a wish to wait', error: new GraphError('forbidden', 'x', { status: 403, retryAfterMs: 5_000 }) },
])('nothing is held back where $because', ({ error }) => {
  const hold = createHold(createDrivenClock(0));
  hold.remember(error);
  expect(caught(() => hold.check())).toBeNull();
});
