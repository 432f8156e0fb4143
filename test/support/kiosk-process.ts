import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { vi } from 'vitest';

const electronBinary = resolve('node_modules/electron/dist/electron');
const double = resolve('test/support/electron-double/install.ts');

/** True where the tests run on Electron itself and not on its double. */
export const isRealElectron = existsSync(electronBinary);

export interface KioskOptions {
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Whether the system has a keyring. On the real binary one has to be there. */
  readonly hasKeyring?: boolean;
  /** What to run in place of the built main process. */
  readonly entry?: string;
  /** Starts it from a shell that waits for it, as npm does; the process told of is the shell then. */
  readonly isFromShell?: boolean;
}

export interface KioskProcess {
  readonly child: ChildProcess;
  /** Resolves once it and every process it started are gone. Null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** All it has written to standard error. */
  stderr(): string;
  /** The page that is there now; after a crash it is another. Waits for one. */
  page(): Promise<Page>;
  /** Ends it at once and waits until it is gone. */
  kill(): Promise<void>;
}

const keyring = '6b'.repeat(32);

/** Starts the built kiosk: on Electron where its binary is installed, else on the double. A test speaks to its page by CDP either way. */
export function startKiosk({ userData, env = {}, args = [], hasKeyring = true, entry, isFromShell = false }: KioskOptions): KioskProcess {
  const switches = [`--user-data-dir=${userData}`, ...args];
  const command = isRealElectron
    ? [
        electronBinary,
        entry ?? '.',
        '--remote-debugging-port=0',
        `--password-store=${hasKeyring ? 'gnome-libsecret' : 'basic'}`,
        ...switches,
      ]
    : [resolve('node_modules/.bin/node'), '--import', double, entry ?? 'dist/electron/main.js', ...switches];
  const [program = '', ...rest] = isFromShell ? ['sh', '-c', '"$@" & wait', 'sh', ...command] : command;
  const child = spawn(program, rest, {
    env: { ...plainEnvironment(), ...env, ...(hasKeyring ? { ELECTRON_DOUBLE_KEYRING: keyring } : {}) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.resume(); // its browser inherits it, so that `close` waits for the browser too
  let text = '';
  let browser: Promise<Browser> | null = null;
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const exited = new Promise<number | null>((done) => void child.once('close', (code) => done(code)));

  /** A file left by an earlier start names a port where nobody answers, until the new one takes its place. */
  const connect = (): Promise<Browser> =>
    vi.waitFor(async () => {
      const [port, path] = (await readFile(join(userData, 'DevToolsActivePort'), 'utf8')).split('\n');
      return chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    }, patient);

  return {
    child,
    exited,
    stderr: () => text,
    async page() {
      browser ??= connect();
      const contexts = (await browser).contexts();
      return vi.waitFor(async () => {
        for (const page of contexts.flatMap((context) => context.pages())) {
          const answer = await Promise.race([page.evaluate(() => 'lintel' in window).catch(() => false), after(1_000)]);
          if (answer === true) return page;
        }
        throw new Error(`no page with a bridge; standard error was: ${text}`);
      }, patient);
    },
    async kill() {
      await browser?.then((connected) => connected.close()).catch(() => {});
      child.kill('SIGKILL');
      await exited;
    },
  };
}

const patient = { timeout: 20_000, interval: 50 };

const after = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms).unref());

/** Settings of the machine's own door must not reach the one under test. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(LINTEL_|VITEST|NODE_OPTIONS|ELECTRON_)/.test(name)));
}
