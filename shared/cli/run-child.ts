import { spawn } from 'node:child_process';

export interface Child {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  /** The exit code, or 1 when a signal ended it or it could not be started. */
  readonly exited: Promise<number>;
  /** Asks it to stop, makes it after 4 s, and resolves when it has ended. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly command?: string;
  readonly stdout?: 'inherit' | 'ignore';
  readonly env?: Readonly<Record<string, string>>;
}

/** Names the process that started this one, so that even a child that was slow to start notices its death. */
export const starterVariable = 'LINTEL_STARTED_BY';

const PATIENCE_MS = 4_000;

/** Starts a program, by default this very Node; its errors appear among ours. Should we be killed, programs of ours notice by themselves. */
export function runChild(args: readonly string[], { command = process.execPath, stdout = 'inherit', env = {} }: ChildOptions = {}): Child {
  const child = spawn(command, [...args], {
    stdio: ['ignore', stdout, 'inherit'],
    env: { ...process.env, [starterVariable]: String(process.pid), ...env },
  });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  return {
    pid: child.pid,
    exited,
    async stop() {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await exited;
      clearTimeout(forced);
    },
  };
}
