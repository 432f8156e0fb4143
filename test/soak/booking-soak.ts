import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type BookingTheme, bookingHistories } from '../support/booking-model/booking-history.ts';
import { addCounts, type Batch, type BatchResult, type BookingCounts, noCounts } from './booking-batch.ts';

export interface BookingSoak {
  /** Goes on until so many were attempted. */
  readonly bookings: number;
  readonly seed: number;
  readonly themes: readonly BookingTheme[];
  /** Lives through this one interleaving of the first theme again, and no more. */
  readonly path: string | undefined;
  readonly workers: number;
  readonly say: (line: string) => void;
}

const BATCH_RUNS = 200;

export const bookingThemes = Object.keys(bookingHistories) as BookingTheme[];
export const allCores = (): number => availableParallelism();

/** Sends batches to a core of its own, one at a time. */
function openCore(): { readonly run: (batch: Batch) => Promise<BatchResult>; readonly close: () => Promise<number> } {
  const worker = new Worker(new URL('./booking-worker.ts', import.meta.url));
  return {
    run: (batch) =>
      new Promise((resolve, reject) => {
        const failed = (error: unknown): void => reject(error);
        worker.once('error', failed);
        worker.once('message', (result: BatchResult) => {
          worker.off('error', failed);
          resolve(result);
        });
        worker.postMessage(batch);
      }),
    close: () => worker.terminate(),
  };
}

/** Every theme in turn, each time with the next seed. */
function* batchesOf({ themes, seed, path }: BookingSoak): Generator<Batch> {
  for (let number = 0; ; number += 1) {
    const theme = themes[number % themes.length];
    if (theme === undefined) return;
    yield { theme, seed: (seed + number) % 2 ** 31, numRuns: BATCH_RUNS, path };
    if (path !== undefined) return;
  }
}

function tell({ interleavings, bookings, kept, lostRaces, gaveUp, refused, changes }: BookingCounts, seconds: number): string {
  const rest = bookings - kept - lostRaces - gaveUp - refused;
  return [
    `${interleavings} interleavings, ${(interleavings / seconds).toFixed(1)} a second`,
    `${bookings} bookings: ${kept} kept, ${lostRaces} lost races, ${gaveUp} gave up, ${refused} refused beforehand, ${rest} at a door that stopped before it began; ${changes} changes`,
  ].join('\n');
}

/** `npm run soak -- --bookings N`. Returns the exit code: 1 with the shrunk history when anything went wrong. */
export async function soakBookings(soak: BookingSoak): Promise<number> {
  const { bookings, seed, workers, say } = soak;
  const startMs = performance.now();
  const batches = batchesOf(soak);
  let counts = noCounts;
  let used = 0;
  let wrong: string | null = null;

  const work = async (): Promise<void> => {
    const core = openCore();
    while (counts.bookings < bookings && wrong === null) {
      const { value: batch, done } = batches.next();
      if (done) break;
      used += 1;
      const result = await core.run(batch);
      if (result.kind === 'wrong') wrong ??= result.report;
      else counts = addCounts(counts, result.counts);
      if (result.kind === 'sound') say(`seed ${batch.seed}, ${batch.theme}: ${counts.bookings} bookings so far`);
    }
    await core.close();
  };
  await Promise.all(Array.from({ length: workers }, work));

  if (wrong !== null) {
    say(wrong);
    return 1;
  }
  say(tell(counts, (performance.now() - startMs) / 1_000));
  say(`0 doubled, 0 lost, 0 orphaned, 0 untold (seeds ${seed} to ${seed + used - 1})`);
  return 0;
}
