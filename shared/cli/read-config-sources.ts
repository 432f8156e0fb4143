import { dirname, resolve } from 'node:path';
import type { ConfigSources } from '../config/parse-door-config.ts';
import type { CommandContext } from './command-context.ts';
import { readJsonFile } from './read-json-file.ts';
import { readSecrets } from './read-secrets.ts';

/**
 * What a configuration is parsed from: its file (null: none), the environment, and the secret files that this names. Or the line that says
 * why the file is none.
 */
export async function readConfigSources(
  configPath: string | null,
  { env, workingDir }: Pick<CommandContext, 'env' | 'workingDir'>,
  secretVariables: readonly string[],
): Promise<ConfigSources | string> {
  const path = configPath === null ? null : resolve(workingDir, configPath);
  const file = path === null ? null : await readJsonFile(path);
  if (file?.kind === 'unreadable') return file.line;
  const baseDir = path === null ? workingDir : dirname(path);
  return { file: file?.value ?? null, env, secrets: await readSecrets(env, workingDir, secretVariables), baseDir };
}
