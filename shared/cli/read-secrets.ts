import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { secretFiles } from '../config/environment.ts';
import type { CommandContext } from './command-context.ts';

/** The contents of the files that the environment names, by variable. One that cannot be read is left out: the parser has the words for it. */
export async function readSecrets(
  env: CommandContext['env'],
  workingDir: string,
  variables: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const secrets: Record<string, string> = {};
  for (const { variable, path } of secretFiles(env, variables)) {
    const text = await readFile(resolve(workingDir, path), 'utf8').catch(() => null);
    if (text !== null) secrets[variable] = text;
  }
  return secrets;
}
