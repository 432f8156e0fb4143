import { closestWord } from './closest-word.ts';
import type { ConfigForm } from './config-form.ts';
import type { ConfigProblem } from './config-problem.ts';

/** The settings of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which variable sets which field. An empty one counts as not set. */
export const variables: Readonly<Record<string, string>> = {
  LINTEL_ROOM: 'room',
  LINTEL_TENANT_ID: 'tenantId',
  LINTEL_CLIENT_ID: 'clientId',
  LINTEL_CREDENTIAL_SECRET: 'credential.secret',
  LINTEL_CREDENTIAL_KIND: 'credential.kind',
  LINTEL_CLOUD: 'cloud',
  LINTEL_CLOUD_LOGIN: 'cloud.login',
  LINTEL_CLOUD_GRAPH: 'cloud.graph',
  LINTEL_TIME_ZONE: 'timeZone',
  LINTEL_COORDINATOR: 'coordinator',
  LINTEL_ENROLMENT_TOKEN: 'enrolmentToken',
  LINTEL_DATA_DIR: 'dataDir',
  LINTEL_ADMINISTRATOR_PIN: 'administratorPin',
  LINTEL_ACTION_PIN: 'actionPin',
  LINTEL_POLICY: 'policy',
};

/** What may come from a mounted file as well, named by the variable with `_FILE` at its end. */
export const secretVariables = [
  'LINTEL_CREDENTIAL_SECRET',
  'LINTEL_ENROLMENT_TOKEN',
  'LINTEL_ADMINISTRATOR_PIN',
  'LINTEL_ACTION_PIN',
] as const;

const fileVariableOf = (variable: string): string => `${variable}_FILE`;

/** A file whose content stands for a variable. */
export interface SecretFile {
  readonly variable: string;
  readonly path: string;
}

/** The files to read before the configuration can be parsed. */
export function secretFiles(env: Environment, variables: readonly string[] = secretVariables): readonly SecretFile[] {
  return variables.flatMap((variable) => {
    const path = env[fileVariableOf(variable)];
    return path ? [{ variable, path }] : [];
  });
}

export interface EnvironmentText {
  readonly text: string;
  /** The variable that a problem with it is to name. */
  readonly variable: string;
}

/** What the environment sets, by field. */
export interface EnvironmentFields {
  readonly texts: ReadonlyMap<string, EnvironmentText>;
  readonly problems: readonly ConfigProblem[];
}

export function readEnvironment(env: Environment, secrets: Readonly<Record<string, string>>, form: ConfigForm): EnvironmentFields {
  const { variables, secretVariables } = form;
  const texts = new Map<string, EnvironmentText>();
  const problems: ConfigProblem[] = [...misspeltVariables(env, form)];
  for (const [variable, field] of Object.entries(variables)) {
    const text = env[variable];
    if (text) texts.set(field, { text, variable });
  }
  for (const { variable, path } of secretFiles(env, secretVariables)) {
    const content = secrets[variable];
    const field = variables[variable];
    const fileVariable = fileVariableOf(variable);
    if (env[variable]) problems.push({ field: fileVariable, found: `${variable} as well`, expected: 'only one of the two' });
    else if (content === undefined) problems.push({ field: fileVariable, found: path, expected: 'a file that can be read' });
    else if (field) texts.set(field, { text: withoutLineEnd(content), variable: fileVariable });
  }
  return { texts, problems };
}

/** Windows' editors begin a file with a mark, and editors and `echo` end one with a line break: no parts of the secret. */
export function withoutLineEnd(content: string): string {
  return content.replace(/^\uFEFF|[\r\n]+$/g, '');
}

/** Other programs may own a variable that begins like ours, so only one that is nearly ours is a problem. */
function misspeltVariables(env: Environment, { variables, secretVariables }: ConfigForm): readonly ConfigProblem[] {
  const known = [...Object.keys(variables), ...secretVariables.map(fileVariableOf)];
  return Object.keys(env)
    .filter((name) => name.startsWith('LINTEL_') && !known.includes(name) && env[name])
    .flatMap((name) => {
      const meant = closestWord(
        name.slice('LINTEL_'.length),
        known.map((variable) => variable.slice('LINTEL_'.length)),
      );
      return meant === null ? [] : [{ field: name, found: 'an unknown variable', expected: `LINTEL_${meant}` }];
    });
}
