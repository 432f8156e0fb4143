import { expect, test } from 'vitest';
import { coverageOf, coverageProblems, facts, quirks } from './numbered.ts';

const titled = (...titles: string[]) => titles.map((title) => ({ title, file: 'test/x.test.ts' }));

test('a title may cite several facts, anywhere in it', () => {
  expect(facts.inTitle('a round [1.2.15] [8.1] tells what [3] says, not 1.2.3')).toEqual(['1.2.15', '8.1']);
  expect(quirks.inTitle('Q15: as Q1 says (Q46), not BQ7')).toEqual(['Q15', 'Q1', 'Q46']);
});

test.each([
  { because: 'neither a test nor a reason', titles: [], leftOut: [], problem: /^fact 1\.1: no test/ },
  { because: 'both', titles: ['[1.1] x'], leftOut: [{ number: '1.1', reason: 'y' }], problem: /^fact 1\.1: left out, but/ },
  { because: 'a number of nobody', titles: ['[1.1] [9.9.9] x'], leftOut: [], problem: /^fact 9\.9\.9: no such fact/ },
])('a fact with $because is a problem', ({ titles, leftOut, problem }) => {
  const problems = coverageProblems(facts, coverageOf(facts, titled(...titles), leftOut), ['1.1']);
  expect(problems).toEqual([expect.stringMatching(problem)]);
});

test('a fact with one of the two is none', () => {
  const coverage = coverageOf(facts, titled('[1.1] x'), [{ number: '1.2', reason: 'y' }]);
  expect(coverageProblems(facts, coverage, ['1.1', '1.2'])).toEqual([]);
});
