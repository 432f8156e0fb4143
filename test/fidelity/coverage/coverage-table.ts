import { z } from 'zod';
import { leftOutExamples } from '../left-out-examples.ts';
import { leftOutOperations } from '../left-out-operations.ts';
import type { Coverage } from './numbered.ts';

/** The JSON report of a vitest run, as far as it is looked at. */
export const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
});
export type FidelityReport = z.infer<typeof reportSchema>;

interface Named {
  readonly name: string;
  readonly reason: string;
}

export interface TableFacts {
  readonly report: FidelityReport;
  readonly operations: readonly string[];
  readonly examples: readonly string[];
  readonly facts: Coverage;
  readonly quirks: Coverage;
}

/** What ran and passed under a title such as `operation GET /users/{user-id}`. */
function passed({ testResults }: FidelityReport, kind: string): readonly string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title, status }) => status === 'passed' && title.startsWith(`${kind} `))
    .map(({ title }) => title.slice(kind.length + 1));
}

/** Files whose every use passed, with what they were used for. */
function usedExamples(report: FidelityReport): ReadonlyMap<string, readonly string[]> {
  const uses = passed(report, 'example').map((title) => title.split(': '));
  return new Map([...Map.groupBy(uses, ([file = '']) => file)].map(([file, ways]) => [file, ways.map(([, how = '']) => how)]));
}

const leftOutOf = (names: readonly string[], rules: readonly { readonly pattern: RegExp; readonly reason: string }[]): readonly Named[] =>
  names.flatMap((name) => {
    const rule = rules.find(({ pattern }) => pattern.test(name));
    return rule ? [{ name, reason: rule.reason }] : [];
  });

const numbered = ({ leftOut }: Coverage): readonly Named[] => leftOut.map(({ number, reason }) => ({ name: number, reason }));

/** One line for each reason, with all that is left out for it. */
function reasons(leftOut: readonly Named[]): readonly string[] {
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  return [...byReason].map(
    ([reason, named]) => `    ${String(named.length).padStart(3)}  ${reason}: ${named.map(({ name }) => name).join(', ')}`,
  );
}

/** The closing table: counted from the tests that ran and the lists of what is left out, never written by hand. */
export function coverageTable({ report, operations, examples, facts, quirks }: TableFacts): string {
  const used = usedExamples(report);
  const rows = [
    {
      name: 'operations',
      total: operations.length,
      covered: passed(report, 'operation').length,
      leftOut: leftOutOf(operations, leftOutOperations),
    },
    { name: 'examples', total: examples.length, covered: used.size, leftOut: leftOutOf(examples, leftOutExamples) },
    { name: 'facts', total: facts.covered.size + facts.leftOut.length, covered: facts.covered.size, leftOut: numbered(facts) },
    { name: 'quirks', total: quirks.covered.size + quirks.leftOut.length, covered: quirks.covered.size, leftOut: numbered(quirks) },
  ];
  const line = (name: string, ...cells: readonly (string | number)[]): string =>
    [name.padEnd(12), ...cells.map((cell) => String(cell).padStart(9))].join('');
  return [
    line('', 'in all', 'covered', 'left out'),
    ...rows.map(({ name, total, covered, leftOut }) => line(name, total, covered, leftOut.length)),
    '',
    'examples used',
    ...[...used].map(([file, ways]) => `    ${file}: ${ways.join('; ')}`),
    ...rows.flatMap(({ name, leftOut }) => (leftOut.length === 0 ? [] : [`${name} left out`, ...reasons(leftOut)])),
  ].join('\n');
}
