import { type ConfigForm, variableOf } from './config-form.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { EnvironmentFields, EnvironmentText } from './environment.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What file and environment say together, not checked yet. */
export interface MergedSources {
  readonly fields: Fields;
  /** For fields from the environment: the name a problem should give them. */
  readonly origins: ReadonlyMap<string, string>;
  readonly problems: readonly ConfigProblem[];
}

/** The environment wins, field by field; of the policy, rule by rule. */
export function mergeSources(file: Fields, { texts }: EnvironmentFields, form: ConfigForm): MergedSources {
  const fields: Record<string, unknown> = { cloud: 'global', policy: {}, ...file };
  const origins = new Map<string, string>();
  const problems: ConfigProblem[] = [];
  for (const [field, { text, variable }] of texts) {
    const [outer = field, inner] = field.split('.');
    if (field === 'policy') problems.push(...mergePolicy(fields, origins, { text, variable }));
    else {
      fields[outer] = inner === undefined ? text : { ...asFields(fields[outer]), [inner]: text };
      origins.set(field, variable);
    }
  }
  if (texts.has('credential.secret')) fields.credential = { kind: 'secret', ...asFields(fields.credential) };
  if (texts.has('cloud') && (texts.has('cloud.login') || texts.has('cloud.graph'))) {
    problems.push({
      field: variableOf('cloud', form),
      found: `${variableOf('cloud.login', form)} or ${variableOf('cloud.graph', form)} as well`,
      expected: 'either a name or two addresses',
    });
  }
  return { fields, origins, problems };
}

function mergePolicy(
  fields: Record<string, unknown>,
  origins: Map<string, string>,
  { text, variable }: EnvironmentText,
): readonly ConfigProblem[] {
  const rules = parseObject(text);
  if (rules === null)
    return [{ field: variable, found: 'a text that is no JSON object', expected: 'a JSON object with rules of the room' }];
  for (const rule of Object.keys(rules)) origins.set(`policy.${rule}`, `${variable}.${rule}`);
  fields.policy = { ...asFields(fields.policy), ...rules };
  return [];
}

function parseObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}
