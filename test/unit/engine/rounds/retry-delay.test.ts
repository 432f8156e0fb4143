import { expect, test } from 'vitest';
import { retryDelayMs } from '../../../../shared/engine/rounds/retry-delay.ts';
import { GraphError, type GraphErrorKind } from '../../../../shared/graph/graph-error.ts';

const lengths: Readonly<Record<GraphErrorKind, { readonly first: readonly [number, number]; readonly capMs: number }>> = {
  offline: { first: [1_000, 2_000], capMs: 60_000 },
  aborted: { first: [1_000, 2_000], capMs: 60_000 },
  serviceFailing: { first: [1_000, 2_000], capMs: 60_000 },
  unexpectedReply: { first: [1_000, 2_000], capMs: 60_000 },
  notFound: { first: [1_000, 2_000], capMs: 60_000 },
  cursorExpired: { first: [1_000, 2_000], capMs: 60_000 },
  changed: { first: [1_000, 2_000], capMs: 60_000 },
  throttled: { first: [5_000, 10_000], capMs: 300_000 },
  credentialRefused: { first: [15_000, 30_000], capMs: 300_000 },
  roomNotFound: { first: [15_000, 30_000], capMs: 300_000 },
  badRequest: { first: [15_000, 30_000], capMs: 300_000 },
  forbidden: { first: [1_800_000, 1_860_000], capMs: 1_860_000 },
};
const kinds = Object.keys(lengths) as GraphErrorKind[];

test.each(kinds)('E12 after %s the first wait lies between its bounds, and none is longer than its cap', (kind) => {
  const error = new GraphError(kind, 'failed');
  const { first, capMs } = lengths[kind];
  expect([retryDelayMs(error, 1, () => 0), retryDelayMs(error, 1, () => 1)]).toEqual(first);
  expect(retryDelayMs(error, 1_000, () => 1)).toBe(capMs);
});

test.each(kinds)('E12 after %s what Graph said is waited, and no less', (kind) => {
  const error = new GraphError(kind, 'failed', { retryAfterMs: 7_000 });
  expect(retryDelayMs(error, 9, () => 0)).toBe(7_000);
  expect(retryDelayMs(error, 9, () => 1)).toBe(8_000);
});
