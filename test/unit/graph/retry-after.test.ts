import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../../shared/graph/retry-after.ts';

const nowMs = Date.parse('2026-03-02T10:00:00Z');

test.each<{ value: string; date?: string; ms: number | null; because: string }>([
  { value: '10', ms: 10_000, because: 'whole seconds' },
  { value: '2.128', ms: 2_128, because: 'decimals occur' },
  { value: '0', ms: 0, because: 'at once is allowed' },
  { value: 'Mon, 02 Mar 2026 10:00:30 GMT', ms: 30_000, because: 'a date counts from our clock where there is no other' },
  {
    value: 'Mon, 02 Mar 2026 10:00:30 GMT',
    date: 'Mon, 02 Mar 2026 10:00:20 GMT',
    ms: 10_000,
    because: 'the server knows its own time better',
  },
  { value: 'Mon, 02 Mar 2026 09:00:00 GMT', ms: 0, because: 'the past is now' },
  { value: '86400', ms: 3_600_000, because: 'nobody means to silence a door for a day' },
  { value: 'Tue, 03 Mar 2026 10:00:00 GMT', ms: 3_600_000, because: 'nor by a date' },
  { value: 'soon', ms: null, because: 'words are nothing' },
  { value: '-5', date: 'Mon, 02 Mar 2026 10:00:00 GMT', ms: 0, because: 'a negative number is at most a date gone by' },
])('[8.3] Retry-After "$value" → $ms: $because', ({ value, date, ms }) => {
  const headers = new Headers({ 'Retry-After': value, ...(date && { Date: date }) });
  expect(parseRetryAfter(headers, nowMs)).toBe(ms);
});

test('[8.3] without the header there is no time to wait', () => {
  expect(parseRetryAfter(new Headers(), nowMs)).toBeNull();
});
