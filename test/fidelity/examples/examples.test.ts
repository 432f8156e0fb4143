import { describe, expect, test } from 'vitest';
import { referenceFolder } from '../../support/reference-material.ts';
import { leftOutExamples, snippetExamples } from '../left-out-examples.ts';
import { leftOutReason, type Use, usesOf } from './judge-example.ts';
import { isSentByLintel, judgeRequest } from './judge-request.ts';
import { type Example, readExamples } from './read-examples.ts';

const examples = readExamples(referenceFolder);
const used = examples.filter((example) => leftOutReason(example) === null);

const tried = used.flatMap((example) => waysOf(example).map(({ how, check }) => ({ file: example.file, how, check })));

/** One that nobody can digest fails as a test of its own, and keeps no other from running. */
function waysOf(example: Example): readonly Use[] {
  try {
    return usesOf(example);
  } catch (error) {
    return [{ how: 'of no known form', check: () => Promise.reject(error) }];
  }
}

describe('what the door makes of what Microsoft published and people met', () => {
  // Not by test.each, which would cut long names of files short.
  for (const { file, how, check } of tried) test(`example ${file}: ${how}`, async () => check());
});

test('between them the published bookings show every member that the door sends, but for the room’s own address', async () => {
  const requests = used.filter(isSentByLintel);
  expect(requests.length).toBeGreaterThan(5);
  expect(Math.max(...(await Promise.all(requests.map(judgeRequest))))).toBeGreaterThan(8);
});

test('no pattern of what is left out, or is a snippet, fits nothing', () => {
  const isIdle = (pattern: RegExp): boolean => !examples.some(({ file }) => pattern.test(file));
  expect(leftOutExamples.map(({ pattern }) => pattern).filter(isIdle)).toEqual([]);
  expect(snippetExamples.filter(isIdle)).toEqual([]);
});
