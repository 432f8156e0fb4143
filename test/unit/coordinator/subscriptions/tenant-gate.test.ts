import { expect, test } from 'vitest';
import { createTenantGate } from '../../../../shared/coordinator/subscriptions/tenant-gate.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';
import { refusal } from '../../../support/fake-subscriptions.ts';

const createScene = () => {
  const clock = createDrivenClock(0);
  return { clock, gate: createTenantGate(clock, () => 0) };
};
const throttled = refusal('throttled', { retryAfterMs: 60_000 });

test('[8.3] what was out before Graph asked to wait, and came through, does not end the wait', () => {
  const { gate } = createScene();
  gate.sent();
  gate.sent();
  expect(gate.failed(throttled)).toBe(true);
  gate.worked();
  expect([gate.restMs(), gate.because()]).toEqual([60_000, 'throttled']);
});

test('after the wait one call goes, and no other until it is back', async () => {
  const { gate, clock } = createScene();
  gate.failed(throttled);
  await clock.advance(60_000);
  expect(gate.restMs()).toBe(0);
  gate.sent();
  expect(gate.restMs()).toBe(Number.POSITIVE_INFINITY);
  gate.worked();
  expect([gate.restMs(), gate.because()]).toEqual([0, null]);
});

test('the longest of several waits holds, and they count as one closing', async () => {
  const { gate, clock } = createScene();
  gate.failed(throttled);
  gate.failed(refusal('offline'));
  gate.failed(refusal('offline'));
  expect(gate.restMs()).toBe(60_000);
  await clock.advance(60_000);
  gate.sent();
  gate.failed(refusal('offline'));
  expect(gate.restMs()).toBe(2_000); // the second closing, and not the fourth
});

test('a refusal of one room shows that Graph answers', async () => {
  const { gate, clock } = createScene();
  gate.failed(throttled);
  await clock.advance(60_000);
  gate.sent();
  expect(gate.failed(refusal('forbidden'))).toBe(false);
  expect(gate.because()).toBeNull();
});

test.each([
  { what: 'an outage', error: refusal('serviceFailing') },
  { what: 'a failed handshake', error: refusal('badRequest', { subscriptionTrouble: 'validationFailed' }) },
])('$what is of one room, until twenty in a row have it', ({ error }) => {
  const { gate } = createScene();
  for (let count = 1; count < 20; count += 1) expect(gate.failed(error)).toBe(false);
  gate.worked();
  for (let count = 1; count < 20; count += 1) expect(gate.failed(error)).toBe(false);
  expect(gate.failed(error)).toBe(true);
});
