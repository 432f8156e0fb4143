import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byNumber, type Coverage } from './numbered.ts';
import { projectRoot } from './run-vitest.ts';

const docFile = join(projectRoot, 'docs/graph.md');
const BEGIN = '<!-- made by npm run fidelity -- --write: begin -->';
const END = '<!-- made by npm run fidelity -- --write: end -->';

/** Tests of the tenant alone, as against those of what copes with it. */
const isOfSimulator = (file: string): boolean => /\/simulator/.test(file);

function filesOf(files: readonly string[]): string {
  return [...new Set(files)]
    .sort()
    .map((file) => `\`${file.replace(/^test\//, '')}\``)
    .join('<br>');
}

function coveredRows({ covered }: Coverage): readonly string[] {
  return [...covered.keys()].sort(byNumber).map((number) => {
    const files = (covered.get(number) ?? []).map(({ file }) => file);
    return `| ${number} | ${filesOf(files.filter(isOfSimulator))} | ${filesOf(files.filter((file) => !isOfSimulator(file)))} |`;
  });
}

const leftOutRows = ({ leftOut }: Coverage): readonly string[] =>
  [...leftOut].sort((a, b) => byNumber(a.number, b.number)).map(({ number, reason }) => `| ${number} | ${reason} |`);

/** Which tests hold Lintel to which facts, as Markdown. */
function graphDocPart(facts: Coverage): string {
  return [
    '| fact | the simulator behaves so | the door copes |',
    '| --- | --- | --- |',
    ...coveredRows(facts),
    '',
    '### Facts left out',
    '',
    '| fact | because |',
    '| --- | --- |',
    ...leftOutRows(facts),
  ].join('\n');
}

const partOf = (doc: string): { readonly before: string; readonly part: string; readonly after: string } => {
  const [begin, end] = [doc.indexOf(BEGIN), doc.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('docs/graph.md has lost the marks around the part that is made by npm run fidelity');
  return { before: doc.slice(0, begin + BEGIN.length), part: doc.slice(begin + BEGIN.length, end).trim(), after: doc.slice(end) };
};

export const isGraphDocCurrent = (facts: Coverage): boolean => partOf(readFileSync(docFile, 'utf8')).part === graphDocPart(facts);

export function writeGraphDoc(facts: Coverage): void {
  const { before, after } = partOf(readFileSync(docFile, 'utf8'));
  writeFileSync(docFile, `${before}\n\n${graphDocPart(facts)}\n\n${after}`);
}
