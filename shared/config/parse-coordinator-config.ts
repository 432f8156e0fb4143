import { absolutePath } from './absolute-path.ts';
import type { ConfigProblem } from './config-problem.ts';
import type { CoordinatorConfig, CoordinatorTenant } from './coordinator-config.ts';
import { buildTenantSchema, coordinatorSchema } from './coordinator-config-schema.ts';
import { coordinatorForm } from './coordinator-form.ts';
import { describeFound, describeKind } from './describe-found.ts';
import { type EnvironmentFields, readEnvironment } from './environment.ts';
import { type Fields, isFields, mergeSources } from './merge-sources.ts';
import type { ConfigSources } from './parse-door-config.ts';
import { problemsOf } from './problems-of.ts';
import { readTenantSecret } from './tenant-secret-files.ts';

export type CoordinatorConfigReply =
  | { readonly kind: 'valid'; readonly config: CoordinatorConfig }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

const tenantFields = ['tenantId', 'clientId', 'credential', 'cloud'];
const isOfTenant = (field: string): boolean => tenantFields.includes(field.split('.')[0] ?? '');

/**
 * Every problem at once. The environment wins, field by field, and can describe one tenant. `secrets` holds the secret files of the
 * environment by variable, and those of tenants by path. Never throws.
 */
export function parseCoordinatorConfig({ file, env, secrets, baseDir }: ConfigSources): CoordinatorConfigReply {
  const written = file ?? {};
  if (!isFields(written)) {
    return { kind: 'invalid', problems: [{ field: 'coordinator.json', found: describeKind(written), expected: 'an object' }] };
  }
  const environment = readEnvironment(env, secrets, coordinatorForm);
  const { tenants: list = [{}], ...rest } = written;
  const own = mergeSources(
    rest,
    part(environment, (field) => !isOfTenant(field)),
    coordinatorForm,
  );
  // A door has these by default; a coordinator as a whole has neither.
  const { cloud: _cloud, policy: _policy, ...fields } = own.fields;
  const parsed = coordinatorSchema.safeParse({ ...rest, ...fields });
  const tenants = parseTenants(list, part(environment, isOfTenant), secrets);
  const problems = [
    ...environment.problems,
    ...own.problems,
    ...(parsed.success ? [] : problemsOf(parsed.error, own, coordinatorForm)),
    ...tenants.problems,
  ];
  if (!parsed.success || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', config: { ...parsed.data, dataDir: absolutePath(parsed.data.dataDir, baseDir), tenants: tenants.valid } };
}

function part({ texts }: EnvironmentFields, isWanted: (field: string) => boolean): EnvironmentFields {
  return { texts: new Map([...texts].filter(([field]) => isWanted(field))), problems: [] };
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
  const all = list.map((tenant: Fields, at) =>
    parseTenant(tenant, list.length > 1 ? `tenants[${at}].` : 'tenants[0].', environment, secrets),
  );
  const valid = all.flatMap((tenant) => tenant.valid);
  const ids = valid.map(({ tenantId }) => tenantId.toLowerCase());
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
