import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceFolder } from '../support/reference-material.ts';
import { breakOneByOne } from './break/break-one-by-one.ts';
import { collectTitles } from './coverage/collect-titles.ts';
import { coverageTable, type FidelityReport, reportSchema } from './coverage/coverage-table.ts';
import { isGraphDocCurrent, writeGraphDoc } from './coverage/graph-doc.ts';
import { type Coverage, coverageOf, coverageProblems, facts, quirks } from './coverage/numbered.ts';
import { hasMaterial } from './coverage/reference-parts.ts';
import { runVitest } from './coverage/run-vitest.ts';
import { readExamples } from './examples/read-examples.ts';
import { leftOutFacts } from './left-out-facts.ts';
import { leftOutQuirks } from './left-out-quirks.ts';
import { readSlice } from './slice/open-api-slice.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const usage = `npm run fidelity [-- --write | --break [--only N]]

Holds both sides of the wire to Microsoft's description in ${referenceFolder} (or LINTEL_GRAPH_REFERENCE).
  --write    puts the list of facts and tests into docs/graph.md
  --break    breaks one rule at a time and tells which test noticed
  --only N   with --break: only the breakage of that number`;

/** Runs what compares with the material, and reads what came of it. */
function runComparisons(): { readonly isGreen: boolean; readonly report: FidelityReport } {
  const folder = mkdtempSync(join(tmpdir(), 'lintel-fidelity-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
    const { status } = runVitest(['run', '--config', 'test/fidelity/vitest.fidelity.config.ts', ...reporters], { isLoud: true });
    return { isGreen: status === 0, report: reportSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function docProblems(covered: Coverage, isWriting: boolean): readonly string[] {
  if (isWriting) writeGraphDoc(covered);
  return isGraphDocCurrent(covered) ? [] : ['docs/graph.md is not current: run npm run fidelity -- --write'];
}

function compare(isWriting: boolean): number {
  if (!hasMaterial(referenceFolder)) {
    say(`\nSKIPPED: there is no reference material at ${referenceFolder}.`);
    say('SKIPPED: the OpenAPI slice, the examples, and whether every fact and quirk has a test. Set LINTEL_GRAPH_REFERENCE to its folder.');
    return 0;
  }
  const tests = collectTitles();
  const factCoverage = coverageOf(facts, tests, leftOutFacts);
  const quirkCoverage = coverageOf(quirks, tests, leftOutQuirks);
  const docs = docProblems(factCoverage, isWriting);
  const { isGreen, report } = runComparisons();
  const problems = [
    ...docs,
    ...coverageProblems(facts, factCoverage, facts.inMaterial(referenceFolder)),
    ...coverageProblems(quirks, quirkCoverage, quirks.inMaterial(referenceFolder)),
  ];
  say(
    `\n${coverageTable({
      report,
      operations: readSlice(referenceFolder).operations.map(({ name }) => name),
      examples: readExamples(referenceFolder).map(({ file }) => file),
      facts: factCoverage,
      quirks: quirkCoverage,
    })}`,
  );
  if (problems.length > 0) say(`\n${problems.join('\n')}`);
  return isGreen && problems.length === 0 ? 0 : 1;
}

function main(): number {
  try {
    const { values } = parseArgs({ options: { write: { type: 'boolean' }, break: { type: 'boolean' }, only: { type: 'string' } } });
    if (values.break) return breakOneByOne(values.only === undefined ? null : Number(values.only), say);
    return compare(values.write ?? false);
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    say(`${error.message}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = main();
