import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { help } from '../../../shared/cli/help.ts';
import { checkTitles } from '../../../shared/doctor/finding.ts';

const doc = readFileSync('docs/doctor.md', 'utf8');
const rows = doc.split('\n').filter((line) => line.startsWith('| '));

test.each(Object.values(checkTitles))('docs/doctor.md explains the line "%s"', (title) => {
  expect(
    rows.some((row) =>
      (row.split('|')[1] ?? '')
        .split(', ')
        .map((cell) => cell.trim())
        .includes(title),
    ),
  ).toBe(true);
});

test.each(
  [...help.matchAll(/--[a-z-]+/g)].map(([option]) => option).filter((option) => /json|write|mailbox|processing|record|config/.test(option)),
)('docs/doctor.md explains %s', (option) => {
  expect(rows.some((row) => row.startsWith(`| \`${option}\` |`))).toBe(true);
});
