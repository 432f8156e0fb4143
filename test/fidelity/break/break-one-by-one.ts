import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot, runVitest } from '../coverage/run-vitest.ts';
import type { Breakage } from './breakage.ts';
import { breakages } from './breakages.ts';
import { brokenSource } from './rule-breaker.ts';

interface FailedTest {
  readonly file: string;
  readonly title: string;
}

const reportSchema = z.object({
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

/** Which tests of these files failed under breakage `number`; 0 breaks nothing. It stops soon after the first. */
function failuresUnder(number: number, filters: readonly string[]): readonly FailedTest[] {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-break-'));
  try {
    const report = join(folder, 'report.json');
    const args = ['run', '--config', 'test/fidelity/break/vitest.break.config.ts', '--reporter=json', `--outputFile=${report}`, ...filters];
    const { status, output } = runVitest(args, { env: { LINTEL_BREAK: String(number) } });
    if (status === 0) return [];
    const { testResults } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    const failed = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter((result) => result.status === 'failed')
        .map(({ fullName }) => ({ file: name.slice(projectRoot.length + 1), title: fullName })),
    );
    if (failed.length === 0) throw new Error(`under breakage ${number} the tests did not run\n${output}`);
    return failed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Files that were seen to pass with every rule whole. */
type SoundFiles = Set<string>;

/** The first test that fails with the rule broken and passes with it whole; null where there is none. One place is asked after another. */
function noticedBy(number: number, { tests }: Breakage, soundFiles: SoundFiles): FailedTest | null {
  for (const place of tests) {
    const [first] = failuresUnder(number, [place]);
    if (!first) continue;
    if (!soundFiles.has(first.file) && failuresUnder(0, [first.file]).length > 0) {
      throw new Error(`${first.file} fails with every rule whole: mend that first`);
    }
    soundFiles.add(first.file);
    return first;
  }
  return null;
}

/** Breaks rule after rule, tells which test noticed, and returns the exit code: 0 only when none went unnoticed. */
export function breakOneByOne(only: number | null, say: (text: string) => void): number {
  const chosen = breakages.map((breakage, at) => ({ breakage, number: at + 1 })).filter(({ number }) => only === null || number === only);
  if (chosen.length === 0) {
    say(`--only takes a number from 1 to ${breakages.length}`);
    return 2;
  }
  for (const { breakage } of chosen) brokenSource(sourceOf(breakage), breakage); // before the first of many minutes
  const unnoticed: string[] = [];
  const soundFiles: SoundFiles = new Set();
  for (const { breakage, number } of chosen) {
    const noticed = noticedBy(number, breakage, soundFiles);
    if (noticed === null) unnoticed.push(`${number} ${breakage.rule}`);
    say(`${String(number).padStart(3)}  ${breakage.rule}\n     ${noticed ? `${noticed.file}: ${noticed.title}` : 'NOBODY NOTICED'}`);
  }
  say(`\n${chosen.length - unnoticed.length} of ${chosen.length} noticed`);
  if (unnoticed.length > 0) say(`unnoticed:\n  ${unnoticed.join('\n  ')}`);
  return unnoticed.length === 0 ? 0 : 1;
}

const sourceOf = ({ file }: Breakage): string => readFileSync(join(projectRoot, file), 'utf8');
