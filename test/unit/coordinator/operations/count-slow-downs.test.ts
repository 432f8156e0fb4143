import { expect, test } from 'vitest';
import { countSlowDowns } from '../../../../shared/coordinator/operations/count-slow-downs.ts';

test.each([
  { status: 200, counted: 0 },
  { status: 401, counted: 0 },
  { status: 429, counted: 1 },
  { status: 500, counted: 0 },
  { status: 503, counted: 1 },
  { status: 504, counted: 1 },
])('[8.3] an answer of $status is passed on as it is, and counted $counted times', async ({ status, counted }) => {
  const seen: string[] = [];
  const answer = new Response('as it is', { status });
  const fetch = countSlowDowns(async () => answer, { throttled: () => void seen.push('throttled') });
  expect(await fetch('http://tenant.test')).toBe(answer);
  expect(seen).toHaveLength(counted);
});

test('no answer at all says nothing of slowing down', async () => {
  const seen: string[] = [];
  const fetch = countSlowDowns(() => Promise.reject(new TypeError('fetch failed')), { throttled: () => void seen.push('throttled') });
  await expect(fetch('http://tenant.test')).rejects.toThrow('fetch failed');
  expect(seen).toEqual([]);
});
