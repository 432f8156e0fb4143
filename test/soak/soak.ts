import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { historiesFrom } from '../support/calendar-history.ts';
import { liveHistory } from '../support/live-history.ts';

/** `npm run soak -- --histories N`: the model check of the sync, for as long as one likes; a failure prints what replays it. */
const usage = `usage: npm run soak -- [--histories N] [--from '${Object.keys(historiesFrom).join("' | '")}'] [--seed S] [--path P]`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string', default: '2000' },
      from: { type: 'string' },
      seed: { type: 'string' },
      path: { type: 'string' },
    },
  });
  const histories = Number(values.histories);
  const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
  const themes = Object.keys(historiesFrom).filter(
    (theme) => values.from === undefined || theme === values.from,
  ) as (keyof typeof historiesFrom)[];
  if (!Number.isInteger(histories) || histories < 1)
    throw new Error(`--histories: found "${values.histories}", expected a whole number from 1`);
  if (!Number.isInteger(seed)) throw new Error(`--seed: found "${values.seed}", expected a whole number`);
  if (themes.length === 0) throw new Error(`--from: found "${values.from}", expected one of ${Object.keys(historiesFrom).join(', ')}`);
  return { histories, seed, themes, path: values.path };
}

async function soak(): Promise<number> {
  const { histories, seed, themes, path } = readOptions();
  for (const theme of themes) {
    const numRuns = Math.ceil(histories / themes.length);
    const outcome = await fc.check(fc.asyncProperty(historiesFrom[theme], liveHistory), { numRuns, seed, ...(path ? { path } : {}) });
    if (outcome.failed) {
      say(fc.defaultReportMessage(outcome) ?? '');
      say(`again: npm run soak -- --from '${theme}' --seed ${outcome.seed} --path ${outcome.counterexamplePath}`);
      return 1;
    }
    say(`${theme}: ${outcome.numRuns} histories, none went wrong (seed ${outcome.seed})`);
  }
  return 0;
}

soak().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  },
);
