import { absolutePath } from './absolute-path.ts';
import type { ConfigProblem } from './config-problem.ts';
import { describeKind } from './describe-found.ts';
import type { DoorConfig } from './door-config.ts';
import { buildDoorConfigSchema } from './door-config-schema.ts';
import { doorForm, gatewayForm } from './door-form.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type Fields, isFields, type MergedSources, mergeSources } from './merge-sources.ts';
import { problemsOf } from './problems-of.ts';

export interface ConfigSources {
  /** The parsed `door.json`; null when there is none and everything comes from the environment. */
  readonly file: unknown;
  readonly env: Environment;
  /** Contents of the files that `secretFiles(env)` names, by the variable they stand for. One that could not be read is left out. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Absolute; a relative `dataDir` starts here. */
  readonly baseDir: string;
}

export type ConfigReply =
  | { readonly kind: 'valid'; readonly config: DoorConfig }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

/** Every problem at once, so that a configuration is mended in one go. Never throws. */
export function parseDoorConfig({ file, env, secrets, baseDir }: ConfigSources): ConfigReply {
  const written = file ?? {};
  if (!isFields(written)) {
    return { kind: 'invalid', problems: [{ field: 'door.json', found: describeKind(written), expected: 'an object' }] };
  }
  const environment = readEnvironment(env, secrets, doorForm);
  const merged = mergeSources(written, environment, doorForm);
  const { credential, cloud } = merged.fields;
  const isGateway = isFields(credential) && credential.kind === 'gateway';
  const schema = buildDoorConfigSchema({ isGateway, isCloudNamed: typeof cloud === 'string' });
  const parsed = schema.safeParse(isGateway ? withoutDefaultCloud(merged, written) : merged.fields);
  const wrong = parsed.success
    ? [...wrongPins(parsed.data), ...tokenForNobody(parsed.data)]
    : problemsOf(parsed.error, merged, isGateway ? gatewayForm : doorForm);
  const problems = [...environment.problems, ...merged.problems, ...wrong];
  if (!parsed.success || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', config: { ...parsed.data, dataDir: absolutePath(parsed.data.dataDir, baseDir) } };
}

/**
 * A rule that asks for a PIN where there is none would shut the act away from everybody; one PIN for both would make an administrator of
 * whoever may book. Of two hashes nobody can tell whether they are of one PIN.
 */
function wrongPins({ administratorPin, actionPin, policy }: DoorConfig): readonly ConfigProblem[] {
  if (actionPin !== null && actionPin === administratorPin)
    return [
      { field: 'actionPin', found: 'the same as administratorPin', expected: 'another one, or null: the administrator’s opens as much' },
    ];
  if (administratorPin !== null || actionPin !== null) return [];
  const [act] = Object.entries(policy.protect).find(([, protection]) => protection === 'pin') ?? [];
  if (act === undefined) return [];
  const expected = `a PIN (here or as LINTEL_ACTION_PIN), since policy.protect.${act} asks for one`;
  return [{ field: 'actionPin', found: 'nothing', expected }];
}

/** Nobody wrote it, so nobody can take it away. */
function withoutDefaultCloud({ fields, origins }: MergedSources, written: Fields): Fields {
  const { cloud, ...rest } = fields;
  return 'cloud' in written || [...origins.keys()].some((field) => field.startsWith('cloud')) ? { ...rest, cloud } : rest;
}

function tokenForNobody({ coordinator, enrolmentToken }: DoorConfig): readonly ConfigProblem[] {
  if (enrolmentToken === null || coordinator !== null) return [];
  const expected = 'the address of the coordinator that issued enrolmentToken (here or as LINTEL_COORDINATOR)';
  return [{ field: 'coordinator', found: 'nothing', expected }];
}
