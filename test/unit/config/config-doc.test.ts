import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clouds } from '../../../shared/config/clouds.ts';
import { secretVariables, variables } from '../../../shared/config/environment.ts';
import { expectations } from '../../../shared/config/expectations.ts';
import { parseDoorConfig } from '../../../shared/config/parse-door-config.ts';
import { defaultPolicy } from '../../../shared/domain/policy.ts';
import { rowsOf } from './doc-rows.ts';

const doc = readFileSync('docs/config.md', 'utf8');
const rowOf = rowsOf(doc);

test.each(Object.entries(expectations))('docs/config.md has a row for %s, which says: %s', (field, expectation) => {
  expect(rowOf(field)).toContain(expectation);
});

test.each(Object.entries(defaultPolicy))('docs/config.md states that policy.%s is by default %j', (rule, value) => {
  expect(rowOf(`policy.${rule}`)).toContain(`| \`${JSON.stringify(value)}\` |`);
});

test.each([...Object.entries(variables), ...secretVariables.map((variable) => [`${variable}_FILE`, variables[variable]])])(
  'docs/config.md names %s with %s',
  (variable, field) => {
    expect(rowOf(field ?? '')).toContain(`\`${variable}\``);
  },
);

test.each(Object.entries(clouds))('docs/config.md gives the addresses of cloud %s', (name, { login, graph }) => {
  expect(rowOf(name)).toContain(`| ${login} | ${graph} |`);
});

test('the example of docs/config.md is valid', () => {
  const [, text = ''] = /^```json\n(.*?)^```/ms.exec(doc) ?? [];
  expect(parseDoorConfig({ file: JSON.parse(text), env: {}, secrets: {}, baseDir: '/' })).toMatchObject({ kind: 'valid' });
});
