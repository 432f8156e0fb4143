import { dirname, resolve } from 'node:path';
import { formatProblem } from '../config/config-problem.ts';
import type { DoorConfig } from '../config/door-config.ts';
import { parseDoorConfig } from '../config/parse-door-config.ts';
import type { CommandContext } from './command-context.ts';
import { readJsonFile } from './read-json-file.ts';
import { readSecrets } from './read-secrets.ts';

export type DoorConfigReply =
  | { readonly kind: 'valid'; readonly config: DoorConfig }
  | { readonly kind: 'invalid'; readonly lines: readonly string[] };

/** A door's configuration from its file (null: none), the environment, and the secret files that it names. */
export async function readDoorConfig(
  configPath: string | null,
  { env, workingDir }: Pick<CommandContext, 'env' | 'workingDir'>,
): Promise<DoorConfigReply> {
  const path = configPath === null ? null : resolve(workingDir, configPath);
  const file = path === null ? null : await readJsonFile(path);
  if (file?.kind === 'unreadable') return { kind: 'invalid', lines: [file.line] };
  const baseDir = path === null ? workingDir : dirname(path);
  const reply = parseDoorConfig({ file: file?.value ?? null, env, secrets: await readSecrets(env, workingDir), baseDir });
  return reply.kind === 'valid' ? reply : { kind: 'invalid', lines: reply.problems.map(formatProblem) };
}
