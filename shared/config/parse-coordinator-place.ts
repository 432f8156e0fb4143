import { absolutePath } from './absolute-path.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { CoordinatorConfig } from './coordinator-config.ts';
import { coordinatorSchema } from './coordinator-config-schema.ts';
import { coordinatorForm } from './coordinator-form.ts';
import { describeKind } from './describe-found.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { isFields, mergeSources } from './merge-sources.ts';
import type { ConfigSources } from './parse-door-config.ts';
import { problemsOf } from './problems-of.ts';

/** Where a coordinator runs and what lets staff in: all but the tenants. */
export type CoordinatorPlace = Omit<CoordinatorConfig, 'tenants'>;

type CoordinatorPlaceReply =
  | { readonly kind: 'valid'; readonly place: CoordinatorPlace }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

/** What staff's commands need of a configuration: whoever gives them need not be able to read the tenants' credentials. Never throws. */
export function parseCoordinatorPlace({ file, env, secrets, baseDir }: ConfigSources): CoordinatorPlaceReply {
  const written = file ?? {};
  if (!isFields(written)) {
    return { kind: 'invalid', problems: [{ field: 'coordinator.json', found: describeKind(written), expected: 'an object' }] };
  }
  const environment = readEnvironment(
    filterEnvironment(env, (variable) => !isOfTenant(variable)),
    secrets,
    coordinatorForm,
  );
  const { tenants: _tenants, ...rest } = written;
  const own = mergeSources(rest, environment, coordinatorForm);
  // A door has these by default; a coordinator as a whole has neither.
  const { cloud: _cloud, policy: _policy, ...fields } = own.fields;
  const parsed = coordinatorSchema.safeParse({ ...rest, ...fields });
  const wrong = parsed.success ? [] : problemsOf(parsed.error, own, coordinatorForm);
  const problems = [...environment.problems, ...own.problems, ...wrong];
  if (!parsed.success || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', place: { ...parsed.data, dataDir: absolutePath(parsed.data.dataDir, baseDir) } };
}

const tenantFields = ['tenantId', 'clientId', 'credential', 'cloud'];

/** Whether a variable, or that of its file, describes a tenant. */
export function isOfTenant(variable: string): boolean {
  const field = coordinatorForm.variables[variable.replace(/_FILE$/, '')] ?? '';
  return tenantFields.includes(field.split('.')[0] ?? '');
}

export const filterEnvironment = (env: Environment, isWanted: (variable: string) => boolean): Environment =>
  Object.fromEntries(Object.entries(env).filter(([variable]) => isWanted(variable)));
