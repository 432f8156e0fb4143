import { expect, test } from 'vitest';
import { freshnessAt, freshnessEdges, type ReadFacts } from '../../../shared/domain/freshness.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';

const policy = { ...defaultPolicy, hours: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' } };
const zone = 'Europe/Amsterdam';
const noonMs = Date.parse('2026-06-10T10:00:00Z');
const nightMs = Date.parse('2026-06-10T20:00:00Z');
const minute = 60_000;
const readAt = (lastWholeReadMs: number | null, changes: Partial<ReadFacts> = {}): ReadFacts => ({
  lastWholeReadMs,
  isClockSound: true,
  isFromDisk: false,
  hasTrouble: false,
  ...changes,
});

test.each([
  { facts: readAt(null), nowMs: noonMs, kind: 'never', because: 'nothing was ever read' },
  { facts: readAt(noonMs), nowMs: noonMs, kind: 'live', because: 'it was read just now' },
  { facts: readAt(noonMs - 5 * minute + 1), nowMs: noonMs, kind: 'live', because: 'it is within its bound' },
  { facts: readAt(noonMs - 5 * minute), nowMs: noonMs, kind: 'stale', because: 'it has come to its bound' },
  { facts: readAt(noonMs - minute, { hasTrouble: true }), nowMs: noonMs, kind: 'delayed', because: 'the last round failed' },
  { facts: readAt(noonMs - 6 * minute, { hasTrouble: true }), nowMs: noonMs, kind: 'stale', because: 'it failed for too long' },
  { facts: readAt(noonMs, { isClockSound: false }), nowMs: noonMs, kind: 'stale', because: 'the clock cannot tell its age' },
  { facts: readAt(noonMs, { isFromDisk: true }), nowMs: noonMs, kind: 'stale', because: 'nobody knows how long the device was off' },
  { facts: readAt(noonMs + 2 * minute), nowMs: noonMs, kind: 'stale', because: 'it comes from the future' },
  { facts: readAt(noonMs + 30_000), nowMs: noonMs, kind: 'live', because: 'half a minute of correction is no lie' },
  { facts: readAt(nightMs - 64 * minute), nowMs: nightMs, kind: 'live', because: 'outside hours doors ask less often' },
  { facts: readAt(nightMs - 65 * minute), nowMs: nightMs, kind: 'stale', because: 'but not for ever' },
])('D1 $kind, for $because', ({ facts, nowMs, kind }) => {
  expect(freshnessAt(facts, policy, zone, nowMs)).toBe(kind);
});

test('D1 a room that never closes has one bound, day and night', () => {
  expect(freshnessAt(readAt(nightMs - 6 * minute), defaultPolicy, zone, nightMs)).toBe('stale');
});

test('D1 what was fresh enough for the night is stale at opening time', () => {
  const opensMs = Date.parse('2026-06-10T06:00:00Z');
  const facts = readAt(opensMs - 20 * minute);
  expect(freshnessAt(facts, policy, zone, opensMs - 1)).toBe('live');
  expect(freshnessAt(facts, policy, zone, opensMs)).toBe('stale');
});

test('the edge that is named is the instant at which it turns', () => {
  const facts = readAt(noonMs);
  const staleMs = Math.max(...freshnessEdges(facts, policy, zone, noonMs));
  expect(freshnessAt(facts, policy, zone, staleMs - 1)).toBe('live');
  expect(freshnessAt(facts, policy, zone, staleMs)).toBe('stale');
});
