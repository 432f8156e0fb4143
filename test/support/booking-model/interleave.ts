import fc from 'fast-check';
import { test } from 'vitest';
import { inThisMode } from '../access-mode.ts';
import { type BookingTheme, bookingHistories } from './booking-history.ts';
import { checkBookings } from './check-bookings.ts';

/** Declares the test of so many interleavings. A failure prints seed and path; `npm run soak -- --bookings 1 --from … --seed=S --path P` lives through it again. */
export function interleave(theme: BookingTheme, runs: number): void {
  const numRuns = inThisMode('histories', runs);
  test(`D6 in ${numRuns} interleavings of ${theme} nothing is doubled, pushed out, evicted, lost, left over or untold`, async () => {
    const property = fc.asyncProperty<[Parameters<typeof checkBookings>[0]]>(bookingHistories[theme], async (history) => {
      await checkBookings(history);
    });
    await fc.assert(property, { numRuns });
  }, 900_000);
}
