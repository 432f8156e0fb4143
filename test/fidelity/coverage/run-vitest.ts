import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../../..');

export interface VitestRun {
  readonly status: number;
  readonly output: string;
}

const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');

/** Runs vitest to its end in a process of its own; `isLoud` lets it write where we write. */
export function runVitest(
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly isLoud?: boolean } = {},
): VitestRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    stdio: options.isLoud ? 'inherit' : 'pipe',
  });
  return { status: status ?? 1, output: `${stdout ?? ''}${stderr ?? ''}` };
}
