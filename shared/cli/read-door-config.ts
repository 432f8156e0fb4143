import { formatProblem } from '../config/config-problem.ts';
import type { DoorConfig } from '../config/door-config.ts';
import { doorForm } from '../config/door-form.ts';
import { parseDoorConfig } from '../config/parse-door-config.ts';
import type { CommandContext } from './command-context.ts';
import { readConfigSources } from './read-config-sources.ts';

export type DoorConfigReply =
  | { readonly kind: 'valid'; readonly config: DoorConfig }
  | { readonly kind: 'invalid'; readonly lines: readonly string[] };

/** A door's configuration from its file (null: none), the environment, and the secret files that it names. */
export async function readDoorConfig(
  configPath: string | null,
  context: Pick<CommandContext, 'env' | 'workingDir'>,
): Promise<DoorConfigReply> {
  const sources = await readConfigSources(configPath, context, doorForm.secretVariables);
  if (typeof sources === 'string') return { kind: 'invalid', lines: [sources] };
  const reply = parseDoorConfig(sources);
  return reply.kind === 'valid' ? reply : { kind: 'invalid', lines: reply.problems.map(formatProblem) };
}
