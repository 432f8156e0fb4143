import fc from 'fast-check';
import { test } from 'vitest';
import { historiesFrom } from '../support/calendar-history.ts';
import { liveHistory } from '../support/live-history.ts';

// A failure prints seed and path; `npm run soak -- --from 'over a roll' --seed=S --path P` lives through it again.
test('D1 in 150 random histories over a roll the door ends with Exchange’s calendar and never shows free what was taken for longer than the bound', async () => {
  await fc.assert(fc.asyncProperty(historiesFrom['over a roll'], liveHistory), { numRuns: 150 });
}, 600_000);
