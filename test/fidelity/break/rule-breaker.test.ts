import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../coverage/run-vitest.ts';
import { breakages } from './breakages.ts';
import { brokenSource } from './rule-breaker.ts';

const breakage = { rule: 'x', file: 'a.ts', text: 'one', instead: 'two', tests: [] };

test('a rule is broken where it stands, and has to stand there exactly once', () => {
  expect(brokenSource('say one now', breakage)).toBe('say two now');
  expect(() => brokenSource('say three', breakage)).toThrow(/found 0 times/);
  expect(() => brokenSource('one by one', breakage)).toThrow(/found 2 times/);
});

test('every switch and thirty rules of the client are broken, each in its own way', () => {
  const broken = breakages.map(({ file, ...rest }) => brokenSource(readFileSync(join(projectRoot, file), 'utf8'), { file, ...rest }));
  expect(new Set(broken).size).toBe(breakages.length);
  expect(breakages.filter(({ file }) => !file.startsWith('shared/simulator/')).length).toBeGreaterThanOrEqual(30);
});
