import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line says; Chromium's own switches stand on it too and are passed over. */
export interface KioskArguments {
  /** Absolute path of a `door.json`, from `--config` or `LINTEL_CONFIG`; null takes the settings kept from an earlier start. */
  readonly configPath: string | null;
  /** An ordinary window instead of the whole screen. */
  readonly isWindowed: boolean;
  /** Show a bad configuration on the glass and wait, instead of ending with 2. Always so in an installed kiosk. */
  readonly showsSetupPage: boolean;
}

/** `args` without the program's own path. */
export function parseKioskArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): KioskArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { config: { type: 'string' }, windowed: { type: 'boolean' }, 'setup-page': { type: 'boolean' } },
  });
  const configPath = typeof values.config === 'string' ? values.config : env.LINTEL_CONFIG;
  return {
    configPath: configPath ? resolve(configPath) : null,
    isWindowed: values.windowed === true,
    showsSetupPage: isPackaged || values['setup-page'] === true,
  };
}
