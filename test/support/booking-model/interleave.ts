import fc from 'fast-check';
import { test } from 'vitest';
import { type BookingTheme, bookingHistories } from './booking-history.ts';
import { checkBookings } from './check-bookings.ts';

/** The same interleavings in every test run, so that red means that something was changed; `npm run soak` looks for new ones. */
const SEED = 20_261_121;

/** Declares the test of so many interleavings. A failure prints seed and path; `npm run soak -- --bookings 1 --from … --seed S --path P` lives through it again. */
export function interleave(theme: BookingTheme, numRuns: number): void {
  test(`D6 in ${numRuns} interleavings of ${theme} nothing is doubled, pushed out, evicted, lost, left over or untold`, async () => {
    const property = fc.asyncProperty<[Parameters<typeof checkBookings>[0]]>(bookingHistories[theme], async (history) => {
      await checkBookings(history);
    });
    await fc.assert(property, { numRuns, seed: SEED });
  }, 900_000);
}
