import fc from 'fast-check';
import { test } from 'vitest';
import { historiesFrom } from '../support/calendar-history.ts';
import { liveHistory } from '../support/live-history.ts';

// A failure prints seed and path; `npm run soak -- --from 'in hours' --seed=S --path P` lives through it again.
test('D1 in 800 random histories in hours the door ends with Exchange’s calendar and never shows free what was taken for longer than the bound', async () => {
  await fc.assert(fc.asyncProperty(historiesFrom['in hours'], liveHistory), { numRuns: 800 });
}, 600_000);
