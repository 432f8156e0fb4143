import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { vi } from 'vitest';

const projectDir = resolve(import.meta.dirname, '../..');

/** A started program of the house. */
export interface RunningLintel {
  readonly child: ChildProcess;
  /** Everything said so far on standard output and standard error. */
  readonly output: () => string;
  /** Resolves with the match once standard output or standard error holds it; rejects when the program ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** Runs a command line of this clone, e.g. `npx lintel display`, with the scripts' own Node first on the path, as npm has it. */
export function runLintel(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningLintel {
  const path = [resolve(projectDir, 'node_modules/.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('LINTEL_') && name !== 'NODE_OPTIONS'),
  );
  const child = spawn(command, args, {
    cwd: projectDir,
    env: { ...inherited, PATH: path, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    output: () => text,
    exited,
    async until(pattern) {
      let hasEnded = false;
      void exited.then(() => (hasEnded = true));
      return vi.waitUntil(
        () => {
          const match = pattern.exec(text);
          if (!match && hasEnded) throw new Error(`ended before ${pattern}:\n${text}`);
          return match;
        },
        { timeout: 60_000, interval: 50 },
      );
    },
  };
}

/** The program itself, without npm in between. */
export function lintel(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningLintel {
  return runLintel(process.execPath, [resolve(projectDir, 'shared/cli/lintel.js'), ...args], env);
}

/** Processes whose command line holds the text. Linux only; elsewhere it finds none. */
export function processesNaming(text: string): readonly number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false; // gone meanwhile
      }
    })
    .map(Number);
}
