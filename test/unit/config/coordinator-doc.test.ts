import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coordinatorForm } from '../../../shared/config/coordinator-form.ts';
import { parseCoordinatorConfig } from '../../../shared/config/parse-coordinator-config.ts';
import { tenantSecretFiles } from '../../../shared/config/tenant-secret-files.ts';
import { rowsOf } from './doc-rows.ts';

const doc = readFileSync('docs/operations.md', 'utf8');
const rowOf = rowsOf(doc);
const { expectations, variables, secretVariables } = coordinatorForm;

test.each(Object.entries(expectations))('docs/operations.md has a row for %s, which says: %s', (field, expectation) => {
  expect(rowOf(field)).toContain(expectation);
});

test.each([...Object.entries(variables), ...secretVariables.map((variable) => [`${variable}_FILE`, variables[variable]])])(
  'docs/operations.md names %s with %s',
  (variable, field) => {
    expect(rowOf(field ?? '')).toContain(`\`${variable}\``);
  },
);

test('the example of docs/operations.md is valid', () => {
  const [, text = ''] = /^```json\n(.*?)^```/ms.exec(doc) ?? [];
  const file: unknown = JSON.parse(text);
  const secrets = Object.fromEntries(tenantSecretFiles(file).map((path) => [path, 'secret']));
  expect(parseCoordinatorConfig({ file, env: {}, secrets, baseDir: '/' })).toMatchObject({ kind: 'valid' });
});
