import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { takeSingleInstanceLock } from './single-instance.ts';

const userDataSwitch = process.argv.find((argument) => argument.startsWith('--user-data-dir='));
const ready = Promise.withResolvers<void>();
const atExit = new Set<() => void>();

function userData(): string {
  if (!userDataSwitch) throw new Error('electron-double: needs --user-data-dir');
  return resolve(userDataSwitch.slice('--user-data-dir='.length));
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: process.env.ELECTRON_DOUBLE_PACKAGED === '1',
  whenReady: (): Promise<void> => ready.promise,
  enableSandbox(): void {},
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`electron-double: app.getPath lacks ${name}`);
    return userData();
  },
  getVersion: (): string => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
  requestSingleInstanceLock: (): boolean => takeSingleInstanceLock(userData(), () => app.emit('second-instance')),
  /** Says that it was asked; nothing starts anew. */
  relaunch(_options: object): void {
    process.stderr.write('electron-double: relaunch\n');
  },
  exit(code = 0): void {
    for (const end of atExit) end();
    process.exit(code);
  },
  quit(): void {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    app.emit('before-quit', { preventDefault });
    if (!isPrevented) app.exit(0);
  },
});

/** Electron is ready only once the entry has been evaluated; one that waits for it at its top level hangs, there as here. */
export function fireReady(): void {
  ready.resolve();
  app.emit('ready');
}

export function onExit(end: () => void): void {
  atExit.add(end);
}
