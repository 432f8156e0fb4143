import { expect, test } from 'vitest';
import { keepSame } from '../../../../renderer/state/keep-same.ts';
import { sampleViews } from '../../../support/sample-views.ts';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('an equal view is the very same object, so that nothing is drawn', () => {
  expect(keepSame(sampleViews.available, copy(sampleViews.available))).toBe(sampleViews.available);
});

test('what did not change is kept, what did is new', () => {
  const before = sampleViews.available;
  const after = keepSame(before, { ...copy(before), clock: { ...before.clock, time: '13:13' } });
  expect(after.days).toBe(before.days);
  expect(after.clock).toEqual({ ...before.clock, time: '13:13' });
  expect(after).not.toBe(before);
});

test.each([
  { was: [1, 2], is: [1] },
  { was: [1], is: [1, 2] },
  { was: { a: 1, b: 2 }, is: { a: 1 } },
  { was: { a: 1 }, is: { a: 1, b: null } },
  { was: [], is: {} },
  { was: null, is: { a: 1 } },
  { was: { a: 1 }, is: null },
])('$was → $is', ({ was, is }) => {
  expect(keepSame(was, is)).toEqual(is);
  expect(keepSame(was, is)).not.toBe(was);
});
