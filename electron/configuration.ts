import { formatProblem } from '../shared/config/config-problem.ts';
import type { DoorConfig } from '../shared/config/door-config.ts';
import { type Environment, secretFiles } from '../shared/config/environment.ts';
import { isFields } from '../shared/config/merge-sources.ts';
import { type ConfigReply, parseDoorConfig } from '../shared/config/parse-door-config.ts';
import type { Log } from '../shared/runtime/log.ts';
import { type DoorSecrets, forgetNamed, mergeSecrets, noSecrets, parseSecrets, putSecretsIn, takeSecretsOut } from './given-door.ts';
import type { SecretVault } from './secret-vault.ts';
import type { KioskSettings } from './settings.ts';

/** Problems are lines for people. */
export type Configuration =
  | { readonly kind: 'valid'; readonly config: DoorConfig }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

export interface ConfigurationDeps {
  readonly configPath: string | null;
  readonly env: Environment;
  /** Absolute; relative paths in the configuration start here. */
  readonly baseDir: string;
  /** Rejects where there is no such file. */
  readonly readText: (path: string) => Promise<string>;
  /** Null where the system has none. */
  readonly vault: SecretVault | null;
  readonly settings: Pick<KioskSettings, 'loadDoor' | 'saveDoor'>;
  readonly log: Log;
}

/**
 * Reads the door's configuration from the file given, else from the settings kept, each overlaid by the environment. A file that holds
 * is kept in the settings without its secrets; they go to the vault. Where there is no vault, a secret in a file is not used:
 * it has to come from the environment or a mounted file at each start, and is written nowhere.
 */
export async function readConfiguration(deps: ConfigurationDeps): Promise<Configuration> {
  const { configPath, env, baseDir, readText, vault, settings, log } = deps;
  const given = configPath === null ? { kind: 'read' as const, door: settings.loadDoor() } : await readDoorFile(configPath, readText);
  if (given.kind === 'unreadable') return { kind: 'invalid', problems: [given.problem] };

  const { open, secrets: written } = takeSecretsOut(given.door);
  const kept = vault === null ? noSecrets : parseSecrets(await vault.load());
  const usable = vault === null ? noSecrets : mergeSecrets(forgetNamed(kept, open), written);
  const secretTexts = await readSecretFiles(env, readText);
  const reply = parseDoorConfig({ file: putSecretsIn(open, usable), env, secrets: secretTexts, baseDir });

  const lost = vault === null ? lostSecrets(written, reply) : [];
  if (reply.kind === 'invalid') return { kind: 'invalid', problems: [...lost, ...reply.problems.map(formatProblem)] };
  if (lost.length > 0) return { kind: 'invalid', problems: lost };
  if (configPath !== null && isFields(open)) settings.saveDoor(open);
  const holdsSecret = Object.values(written).some((secret) => secret !== null);
  if (holdsSecret || JSON.stringify(usable) !== JSON.stringify(kept)) {
    // The secrets are in hand: a vault that will not take them is asked again at the next start, and no reason not to open the door.
    await vault?.save(JSON.stringify(usable)).catch((cause: unknown) => log.error('secretNotKept', { cause }));
  }
  if (holdsSecret) {
    const advice = vault === null ? 'not used, for want of a vault: remove it' : 'the vault has it: remove it from the file';
    log.warn('configFileHoldsSecret', { configPath, advice });
  }
  return { kind: 'valid', config: reply.config };
}

/** A secret that stands in the file alone, where there is no vault to move it to. */
function lostSecrets(written: DoorSecrets, reply: ConfigReply): readonly string[] {
  const config = reply.kind === 'valid' ? reply.config : null;
  const problemWith = (field: string, variable: string): string =>
    `${field}: found it in a file, expected ${variable} or ${variable}_FILE, since this system has no vault to move it to`;
  return [
    ...(written.credential !== null && config === null ? [problemWith('credential.secret', 'LINTEL_CREDENTIAL_SECRET')] : []),
    ...(written.administratorPin !== null && !config?.administratorPin
      ? [problemWith('administratorPin', 'LINTEL_ADMINISTRATOR_PIN')]
      : []),
    ...(written.actionPin !== null && !config?.actionPin ? [problemWith('actionPin', 'LINTEL_ACTION_PIN')] : []),
    ...(written.enrolmentToken !== null && !config?.enrolmentToken ? [problemWith('enrolmentToken', 'LINTEL_ENROLMENT_TOKEN')] : []),
  ];
}

type DoorFile = { readonly kind: 'read'; readonly door: unknown } | { readonly kind: 'unreadable'; readonly problem: string };

async function readDoorFile(path: string, readText: (path: string) => Promise<string>): Promise<DoorFile> {
  const text = await readText(path).catch(() => null);
  if (text === null) return { kind: 'unreadable', problem: `${path}: found no file to read, expected a door.json` };
  try {
    return { kind: 'read', door: JSON.parse(text.replace(/^\uFEFF/, '')) }; // Windows' editors begin files with a mark
  } catch {
    return { kind: 'unreadable', problem: `${path}: found no JSON, expected a door.json` }; // the parser's message would quote a secret
  }
}

async function readSecretFiles(env: Environment, readText: (path: string) => Promise<string>): Promise<Record<string, string>> {
  const secrets: Record<string, string> = {};
  for (const { variable, path } of secretFiles(env)) {
    const text = await readText(path).catch(() => null);
    if (text !== null) secrets[variable] = text;
  }
  return secrets;
}
