import type { z } from 'zod';
import { closestWord } from './closest-word.ts';
import type { ConfigForm } from './config-form.ts';
import type { ConfigProblem } from './config-problem.ts';
import { describeFound } from './describe-found.ts';
import { isFields, type MergedSources } from './merge-sources.ts';

/** One problem for each field that is wrong, however many checks it fails, and one for each unknown field. */
export function problemsOf(error: z.ZodError, { fields, origins }: MergedSources, form: ConfigForm): readonly ConfigProblem[] {
  const problems = new Map<string, ConfigProblem>();
  for (const issue of error.issues) {
    const path = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const field = [...path, key].join('.');
        problems.set(field, { field: nameOf(field, origins), found: 'an unknown field', expected: expectedKey(path, key, form) });
      }
    } else {
      const field = path.join('.');
      const value = valueAt(fields, path);
      const expected = `${form.expectations[field] ?? issue.message}${value === undefined ? variableHint(field, form) : zoneHint(field, value)}`;
      problems.set(field, { field: nameOf(field, origins), found: describeFound(field, value), expected });
    }
  }
  return [...problems.values()];
}

/** Up to the first list: its items are judged together. */
function fieldPath(path: readonly PropertyKey[]): readonly string[] {
  const firstItem = path.findIndex((part) => typeof part === 'number');
  return (firstItem < 0 ? path : path.slice(0, firstItem)).map(String);
}

function valueAt(fields: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), fields);
}

/** The field as its author wrote it: for what the environment sets, its variable. */
function nameOf(field: string, origins: MergedSources['origins']): string {
  const origin = [...origins].find(([prefix]) => field === prefix || field.startsWith(`${prefix}.`));
  return origin ? origin[1] + field.slice(origin[0].length) : field;
}

function expectedKey(path: readonly string[], key: string, { expectations }: ConfigForm): string {
  const depth = path.length;
  const siblings = Object.keys(expectations)
    .map((field) => field.split('.'))
    .filter((parts) => parts.length === depth + 1 && path.every((part, index) => part === parts[index]))
    .map((parts) => parts[depth] ?? '');
  const meant = closestWord(key, siblings);
  return meant === null ? `one of ${siblings.join(', ')}` : `${meant}, if that is what was meant`;
}

function variableHint(field: string, { variables }: ConfigForm): string {
  const variable = Object.keys(variables).find((name) => variables[name] === field || variables[name]?.startsWith(`${field}.`));
  return variable ? ` (here or as ${variable})` : '';
}

function zoneHint(field: string, value: unknown): string {
  if (field !== 'timeZone' || typeof value !== 'string') return '';
  const meant = closestWord(value, Intl.supportedValuesOf('timeZone'));
  return meant === null ? '' : `; perhaps ${meant}`;
}
