import fc from 'fast-check';
import { test } from 'vitest';
import { historiesFrom } from '../support/calendar-history.ts';
import { liveHistory } from '../support/live-history.ts';

// A failure prints seed and path; `npm run soak -- --from 'before the clocks change' --seed=S --path P` lives through it again.
test('D1 in 550 random histories before the clocks change the door ends with Exchange’s calendar and never shows free what was taken for longer than the bound', async () => {
  await fc.assert(fc.asyncProperty(historiesFrom['before the clocks change'], liveHistory), { numRuns: 550 });
}, 600_000);
