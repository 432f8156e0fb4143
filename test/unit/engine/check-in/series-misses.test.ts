import { expect, test } from 'vitest';
import { applyMiss, applyVisit } from '../../../../shared/engine/check-in/series-misses.ts';

const miss = (startMs: number, masterId = 'series') => ({ masterId, startMs, title: 'Stand-up', organizer: null });

test('E58 misses in a row are counted, each occurrence once', () => {
  const first = applyMiss([], miss(1));
  expect(first).toEqual([{ masterId: 'series', misses: 1, lastStartMs: 1, title: 'Stand-up', organizer: null }]);
  expect(applyMiss(first, miss(1))).toBe(first);
  expect(applyMiss(applyMiss(first, miss(2)), miss(3))).toMatchObject([{ misses: 3, lastStartMs: 3 }]);
});

test('E58 each series has its own count, and a visit takes only that', () => {
  const both = applyMiss(applyMiss([], miss(1)), miss(1, 'other'));
  expect(applyVisit(both, 'series')).toMatchObject([{ masterId: 'other', misses: 1 }]);
  expect(applyVisit(both, null)).toBe(both);
  expect(applyMiss(applyVisit(both, 'series'), miss(2))).toMatchObject([{ masterId: 'other' }, { masterId: 'series', misses: 1 }]);
});

test('E58 no more series are kept than a room has', () => {
  let series = applyMiss([], miss(1, '0'));
  for (let number = 1; number <= 250; number += 1) series = applyMiss(series, miss(1, String(number)));
  expect(series).toHaveLength(200);
  expect(series.at(-1)?.masterId).toBe('250');
});
