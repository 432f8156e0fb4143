import type { ConfigProblem } from './config-problem.ts';
import type { CoordinatorConfig, CoordinatorTenant } from './coordinator-config.ts';
import { buildTenantSchema } from './coordinator-config-schema.ts';
import { coordinatorForm } from './coordinator-form.ts';
import { describeFound } from './describe-found.ts';
import { type EnvironmentFields, readEnvironment } from './environment.ts';
import { type Fields, isFields, mergeSources } from './merge-sources.ts';
import { filterEnvironment, isOfTenant, parseCoordinatorPlace } from './parse-coordinator-place.ts';
import type { ConfigSources } from './parse-door-config.ts';
import { problemsOf } from './problems-of.ts';
import { readTenantSecret } from './tenant-secret-files.ts';

export type CoordinatorConfigReply =
  | { readonly kind: 'valid'; readonly config: CoordinatorConfig }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

/**
 * Every problem at once. The environment wins, field by field, and can describe one tenant. `secrets` holds the secret files of the
 * environment by variable, and those of tenants by path. Never throws.
 */
export function parseCoordinatorConfig({ file, env, secrets, baseDir }: ConfigSources): CoordinatorConfigReply {
  const own = parseCoordinatorPlace({ file, env, secrets, baseDir });
  const written = file ?? {};
  if (own.kind === 'invalid' && !isFields(written)) return own;
  const { tenants: list = [{}] } = isFields(written) ? written : {};
  const environment = readEnvironment(filterEnvironment(env, isOfTenant), secrets, coordinatorForm);
  const tenants = parseTenants(list, environment, secrets);
  const problems = [...(own.kind === 'invalid' ? own.problems : []), ...environment.problems, ...tenants.problems];
  if (own.kind === 'invalid' || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', config: { ...own.place, tenants: tenants.valid } };
}

interface ParsedTenants {
  readonly valid: readonly CoordinatorTenant[];
  readonly problems: readonly ConfigProblem[];
}

function parseTenants(list: unknown, environment: EnvironmentFields, secrets: ConfigSources['secrets']): ParsedTenants {
  const expected = coordinatorForm.expectations.tenants ?? '';
  const wrong = (found: string): ParsedTenants => ({ valid: [], problems: [{ field: 'tenants', found, expected }] });
  if (!Array.isArray(list) || !list.every(isFields)) return wrong(describeFound('tenants', list));
  if (list.length === 0) return wrong('an empty list');
  const [variable] = [...environment.texts.values()];
  if (variable && list.length > 1) {
    const several = { field: variable.variable, found: 'several tenants in the file', expected: 'no variable for one of them' };
    return { valid: [], problems: [several] };
  }
  const all = list.map((tenant: Fields, at) => parseTenant(tenant, `tenants[${at}].`, environment, secrets));
  const valid = all.flatMap((tenant) => tenant.valid);
  const ids = valid.map(({ tenantId }) => tenantId);
  const twice = valid.find((_, at) => ids.indexOf(ids[at] ?? '') !== at);
  if (twice) return wrong(`${twice.tenantId} twice`);
  return { valid, problems: all.flatMap(({ problems }) => problems) };
}

function parseTenant(tenant: Fields, place: string, environment: EnvironmentFields, secrets: ConfigSources['secrets']): ParsedTenants {
  const secret = readTenantSecret(tenant, secrets);
  const merged = mergeSources(secret.tenant, environment, coordinatorForm);
  const { policy: _policy, ...fields } = merged.fields;
  const parsed = buildTenantSchema({ isCloudNamed: typeof fields.cloud === 'string' }).safeParse(fields);
  const wrong = parsed.success ? [] : problemsOf(parsed.error, merged, coordinatorForm);
  const problems = [...secret.problems, ...merged.problems, ...wrong];
  const placed = problems.map((problem) => (problem.field.startsWith('LINTEL_') ? problem : { ...problem, field: place + problem.field }));
  return { valid: parsed.success ? [parsed.data] : [], problems: placed };
}
