import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { historiesFrom } from '../support/calendar-history.ts';
import { liveHistory } from '../support/live-history.ts';
import { allCores, bookingThemes, soakBookings } from './booking-soak.ts';

/**
 * `npm run soak -- --histories N`: the model check of the sync, for as long as one likes. `--bookings N`: that of the bookings.
 * A failure prints what replays it.
 */
const usage = [
  `usage: npm run soak -- [--histories N] [--from '${Object.keys(historiesFrom).join("' | '")}'] [--seed S] [--path P]`,
  `       npm run soak -- --bookings N [--from '${bookingThemes.join("' | '")}'] [--seed S] [--path P] [--workers W]`,
].join('\n');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string' },
      bookings: { type: 'string' },
      from: { type: 'string' },
      seed: { type: 'string' },
      path: { type: 'string' },
      workers: { type: 'string' },
    },
  });
  if (values.histories !== undefined && values.bookings !== undefined) throw new Error('--histories and --bookings: one at a time');
  return { ...values, seed: values.seed === undefined ? Date.now() % 2 ** 31 : numberOf('--seed', values.seed) };
}

function numberOf(option: string, text: string, min = -(2 ** 31)): number {
  const value = Number(text);
  if (text === '' || !Number.isInteger(value) || value < min)
    throw new Error(`${option}: found "${text}", expected a whole number from ${min}`);
  return value;
}

function themesOf<Theme extends string>(all: readonly Theme[], from: string | undefined): readonly Theme[] {
  const themes = all.filter((theme) => from === undefined || theme === from);
  if (themes.length === 0) throw new Error(`--from: found "${from}", expected one of ${all.join(', ')}`);
  return themes;
}

type Options = ReturnType<typeof readOptions>;

function soak(options: Options): Promise<number> {
  const { bookings, seed, path, workers = String(allCores()) } = options;
  if (bookings === undefined) return soakHistories(options);
  const themes = themesOf(bookingThemes, options.from);
  const soaked = { bookings: numberOf('--bookings', bookings, 1), workers: numberOf('--workers', workers, 1) };
  return soakBookings({ ...soaked, seed, themes, path, say });
}

async function soakHistories({ seed, path, from, ...options }: Options): Promise<number> {
  const histories = numberOf('--histories', options.histories ?? '2000', 1);
  const themes = themesOf(Object.keys(historiesFrom) as (keyof typeof historiesFrom)[], from);
  for (const theme of themes) {
    const numRuns = Math.ceil(histories / themes.length);
    const outcome = await fc.check(fc.asyncProperty(historiesFrom[theme], liveHistory), { numRuns, seed, ...(path ? { path } : {}) });
    if (outcome.failed) {
      say(fc.defaultReportMessage(outcome) ?? '');
      say(`again: npm run soak -- --from '${theme}' --seed=${outcome.seed} --path ${outcome.counterexamplePath}`);
      return 1;
    }
    say(`${theme}: ${outcome.numRuns} histories, none went wrong (seed ${outcome.seed})`);
  }
  return 0;
}

Promise.resolve()
  .then(() => soak(readOptions()))
  .then(
    (code) => process.exit(code),
    (error: unknown) => {
      say(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
      process.exit(2);
    },
  );
