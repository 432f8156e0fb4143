import fc from 'fast-check';
import { test } from 'vitest';
import { inThisMode } from './access-mode.ts';
import { historiesFrom } from './calendar-history.ts';
import { liveHistory } from './live-history.ts';

/** Declares the test of so many random histories. A failure prints seed and path; `npm run soak -- --from 'in hours' --seed=S --path P` lives through it again. */
export function liveHistories(from: keyof typeof historiesFrom, runs: number, length: 'histories' | 'longHistories' = 'histories'): void {
  const numRuns = inThisMode(length, runs);
  test(`D1 in ${numRuns} random histories ${from} the door ends with Exchange’s calendar and never shows free what was taken for longer than the bound`, async () => {
    await fc.assert(fc.asyncProperty(historiesFrom[from], liveHistory), { numRuns });
  }, 600_000);
}
