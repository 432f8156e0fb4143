import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatProblem } from '../config/config-problem.ts';
import type { CoordinatorConfig } from '../config/coordinator-config.ts';
import { coordinatorForm } from '../config/coordinator-form.ts';
import { parseCoordinatorConfig } from '../config/parse-coordinator-config.ts';
import { type CoordinatorPlace, parseCoordinatorPlace } from '../config/parse-coordinator-place.ts';
import type { ConfigSources } from '../config/parse-door-config.ts';
import { tenantSecretFiles } from '../config/tenant-secret-files.ts';
import type { CommandContext } from './command-context.ts';
import { readConfigSources } from './read-config-sources.ts';

type Invalid = { readonly kind: 'invalid'; readonly lines: readonly string[] };
export type CoordinatorConfigFile = { readonly kind: 'valid'; readonly config: CoordinatorConfig } | Invalid;
type CoordinatorPlaceFile = { readonly kind: 'valid'; readonly place: CoordinatorPlace } | Invalid;
type Place = Pick<CommandContext, 'env' | 'workingDir'>;

/** A coordinator's configuration from its file (null: none), the environment, and the secret files that either names. */
export async function readCoordinatorConfig(configPath: string | null, context: Place): Promise<CoordinatorConfigFile> {
  const sources = await readSources(configPath, context);
  if (typeof sources === 'string') return { kind: 'invalid', lines: [sources] };
  const reply = parseCoordinatorConfig(sources);
  return reply.kind === 'valid' ? reply : { kind: 'invalid', lines: reply.problems.map(formatProblem) };
}

/** What staff's commands need of the same sources. */
export async function readCoordinatorPlace(configPath: string | null, context: Place): Promise<CoordinatorPlaceFile> {
  const sources = await readSources(configPath, context);
  if (typeof sources === 'string') return { kind: 'invalid', lines: [sources] };
  const reply = parseCoordinatorPlace(sources);
  return reply.kind === 'valid' ? reply : { kind: 'invalid', lines: reply.problems.map(formatProblem) };
}

/** With the secret files that tenants name, or the line that says why there are none. */
async function readSources(configPath: string | null, context: Place): Promise<ConfigSources | string> {
  const sources = await readConfigSources(configPath, context, coordinatorForm.secretVariables);
  if (typeof sources === 'string') return sources;
  const secrets: Record<string, string> = { ...sources.secrets };
  for (const secretPath of tenantSecretFiles(sources.file)) {
    const secret = await readFile(resolve(sources.baseDir, secretPath), 'utf8').catch(() => null);
    if (secret !== null) secrets[secretPath] = secret;
  }
  return { ...sources, secrets };
}
