import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from './command-context.ts';
import { writeDemoDoor } from './demo-door.ts';
import { findScreen, isProgram } from './find-screen.ts';
import { buildScriptPath, projectDir } from './project.ts';
import { runChild } from './run-child.ts';

export interface DemoAddresses {
  /** The door as a browser sees it. */
  readonly address: string;
  /** Where Electron, which has an engine of its own, finds the tenant. */
  readonly tenantAddress: string;
}

/** Opens the door in the best this machine has, or says that it has nothing. Returns what ends it; its own end ends nothing else. */
export async function openScreen(
  addresses: DemoAddresses,
  { env, say }: Pick<CommandContext, 'env' | 'say'>,
): Promise<() => Promise<void>> {
  const screen = findScreen({ env, platform: process.platform, projectDir, isProgram });
  if (screen.kind === 'electron') return openElectron(screen.binary, addresses.tenantAddress);
  if (screen.kind === 'browser') return openBrowser(screen.binary, addresses.address);
  say('  No display here: open the addresses in a browser.\n');
  return async () => {};
}

/** With a profile of its own: else a browser that is already running takes the page over, and closing it is not ours to do. */
async function openBrowser(binary: string, address: string): Promise<() => Promise<void>> {
  const profile = await mkdtemp(join(tmpdir(), 'lintel-screen-'));
  const args = [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', '--window-size=1280,800'];
  const child = runChild(args, { command: binary, stdout: 'ignore' });
  return async () => {
    await child.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
}

/** The kiosk itself, in a window: a second screen on the same room, with its own data. */
async function openElectron(binary: string, tenantAddress: string): Promise<() => Promise<void>> {
  for (const part of ['main', 'preload']) await runChild([buildScriptPath, part]).exited;
  const door = await writeDemoDoor('aurora', { tenantAddress, coordinator: null });
  const profile = await mkdtemp(join(tmpdir(), 'lintel-screen-'));
  const args = [projectDir, '--config', door.configPath, '--windowed', `--user-data-dir=${profile}`];
  const child = runChild(args, { command: binary, stdout: 'ignore', env: door.env });
  return async () => {
    await child.stop();
    await door.remove();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
}
