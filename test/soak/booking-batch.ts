import fc from 'fast-check';
import { isBooking, isLostRace, lastWord } from '../support/booking-model/attempt.ts';
import { type BookingTheme, bookingHistories } from '../support/booking-model/booking-history.ts';
import { checkBookings } from '../support/booking-model/check-bookings.ts';
import type { LivedBookings } from '../support/booking-model/live-bookings.ts';

/** A run of interleavings that one seed gives. `path` lives through a single one again. */
export interface Batch {
  readonly theme: BookingTheme;
  readonly seed: number;
  readonly numRuns: number;
  readonly path?: string | undefined;
}

export interface BookingCounts {
  readonly interleavings: number;
  readonly bookings: number;
  readonly kept: number;
  readonly lostRaces: number;
  readonly gaveUp: number;
  /** Refused before anything was sent. */
  readonly refused: number;
  /** Extensions, endings and early starts beside the bookings. */
  readonly changes: number;
}

export type BatchResult = { readonly kind: 'sound'; readonly counts: BookingCounts } | { readonly kind: 'wrong'; readonly report: string };

export const noCounts: BookingCounts = { interleavings: 0, bookings: 0, kept: 0, lostRaces: 0, gaveUp: 0, refused: 0, changes: 0 };

export function addCounts(one: BookingCounts, other: BookingCounts): BookingCounts {
  const sum = Object.entries(one).map(([name, count]) => [name, count + other[name as keyof BookingCounts]]);
  return Object.fromEntries(sum) as unknown as BookingCounts;
}

function countsOf({ attempts }: LivedBookings): BookingCounts {
  const bookings = attempts.filter(isBooking);
  const having = (kind: string) => bookings.filter((attempt) => lastWord(attempt)?.result.kind === kind);
  const lostRaces = bookings.filter(isLostRace).length;
  return {
    interleavings: 1,
    bookings: bookings.length,
    kept: having('done').length,
    lostRaces,
    gaveUp: having('unreachable').length,
    refused: having('refused').length - lostRaces,
    changes: attempts.length - bookings.length,
  };
}

/** Lives through the batch. A history that goes wrong is shrunk and told, and ends it. */
export async function runBatch({ theme, seed, numRuns, path }: Batch): Promise<BatchResult> {
  let counts = noCounts;
  const property = fc.asyncProperty<[Parameters<typeof checkBookings>[0]]>(bookingHistories[theme], async (history) => {
    counts = addCounts(counts, countsOf(await checkBookings(history)));
  });
  const outcome = await fc.check(property, { numRuns, seed, ...(path !== undefined && { path }) });
  if (!outcome.failed) return { kind: 'sound', counts };
  const wrong = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance);
  const again = `again: npm run soak -- --bookings 1 --from '${theme}' --seed=${outcome.seed} --path ${outcome.counterexamplePath}`;
  return { kind: 'wrong', report: `${theme}, seed ${outcome.seed}, after ${outcome.numRuns} interleavings:\n${wrong}\n${again}` };
}
