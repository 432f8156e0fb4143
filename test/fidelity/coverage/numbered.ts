import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TitledTest } from './collect-titles.ts';

/** The numbers of one kind of statement, in the reference material and in the titles of tests. */
export interface Numbering {
  readonly kind: 'fact' | 'quirk';
  /** As the material lists them. */
  inMaterial(referenceFolder: string): readonly string[];
  inTitle(title: string): readonly string[];
}

const allOf = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];

/** `[1.2.15]` in a title; a statement of the material begins a line with it. */
export const facts: Numbering = {
  kind: 'fact',
  inMaterial: (folder) => allOf(readFileSync(join(folder, 'graph-facts.md'), 'utf8'), /^\* \*\*\[(\d+(?:\.\d+)+)\]/gm),
  inTitle: (title) => allOf(title, /\[(\d+(?:\.\d+)+)\]/g),
};

/** `Q15` in a title. */
export const quirks: Numbering = {
  kind: 'quirk',
  inMaterial: (folder) => allOf(readFileSync(join(folder, 'quirks.md'), 'utf8'), /^\*\*(Q\d+)\.\*\*/gm),
  inTitle: (title) => allOf(title, /\b(Q\d+)\b/g),
};

export interface LeftOut {
  readonly number: string;
  readonly reason: string;
}

export interface Coverage {
  /** By number: the tests that cite it. */
  readonly covered: ReadonlyMap<string, readonly TitledTest[]>;
  readonly leftOut: readonly LeftOut[];
}

export const byNumber = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

export function coverageOf(numbering: Numbering, tests: readonly TitledTest[], leftOut: readonly LeftOut[]): Coverage {
  const covered = new Map<string, TitledTest[]>();
  for (const test of tests) {
    for (const number of numbering.inTitle(test.title)) covered.set(number, [...(covered.get(number) ?? []), test]);
  }
  return { covered, leftOut };
}

/** What is wrong with a coverage: in the words of whoever has to mend it. */
export function coverageProblems({ kind }: Numbering, { covered, leftOut }: Coverage, material: readonly string[]): readonly string[] {
  const out = new Set(leftOut.map(({ number }) => number));
  return [
    ...material
      .filter((number) => !covered.has(number) && !out.has(number))
      .map((number) => `${kind} ${number}: no test, and not left out`),
    ...[...out].filter((number) => covered.has(number)).map((number) => `${kind} ${number}: left out, but a test cites it`),
    ...[...out, ...covered.keys()]
      .filter((number) => !material.includes(number))
      .map((number) => `${kind} ${number}: no such ${kind} in the material`),
  ];
}
