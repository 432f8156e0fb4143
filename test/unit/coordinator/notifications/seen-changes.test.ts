import { expect, test } from 'vitest';
import { createSeenChanges } from '../../../../shared/coordinator/notifications/seen-changes.ts';

const MINUTE_MS = 60_000;

function seenAt() {
  const time = { nowMs: 0 };
  return { time, seen: createSeenChanges({ monotonicMs: () => time.nowMs }) };
}

test('a change is known when it is told again, and only for its own subscription', () => {
  const { seen } = seenAt();
  expect(seen.wasSeen('sub-1', 'updated a')).toBe(false);
  expect(seen.wasSeen('sub-1', 'updated a')).toBe(true);
  expect(seen.wasSeen('sub-2', 'updated a')).toBe(false);
  expect(seen.wasSeen('sub-1', 'updated b')).toBe(false);
});

test.each([
  { minutes: 1, isKnown: true },
  { minutes: 3, isKnown: true },
  { minutes: 6, isKnown: false },
  { minutes: 600, isKnown: false },
])('$minutes minutes later it is known: $isKnown', ({ minutes, isKnown }) => {
  const { time, seen } = seenAt();
  seen.wasSeen('sub-1', 'updated a');
  time.nowMs = minutes * MINUTE_MS;
  expect(seen.wasSeen('sub-1', 'updated a')).toBe(isKnown);
});

test('under load the last fifty thousand are known, and the oldest are forgotten', () => {
  const { seen } = seenAt();
  for (let change = 0; change < 120_000; change += 1) seen.wasSeen('sub-1', `updated ${change}`);
  expect(seen.wasSeen('sub-1', 'updated 119999')).toBe(true);
  expect(seen.wasSeen('sub-1', 'updated 70001')).toBe(true);
  expect(seen.wasSeen('sub-1', 'updated 0')).toBe(false);
});
