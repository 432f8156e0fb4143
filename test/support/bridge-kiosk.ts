import { join } from 'node:path';
import { app, ipcMain, protocol } from 'electron';
import { doorAddress, registerAppScheme, serveAppPages } from '../../electron/app-protocol.ts';
import { serveKioskIpc } from '../../electron/kiosk-ipc.ts';
import { createKioskWindow } from '../../electron/kiosk-window.ts';
import { buildSetupPage } from '../../electron/setup-page.ts';
import type { DoorScreen } from '../../shared/engine/door-engine.ts';
import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorView } from '../../shared/view/door-view.ts';

/** What passes between the test's engine and this kiosk, over the child process's own channel. */
export type FromKiosk =
  | { readonly kind: 'watch' | 'stop'; readonly id: number }
  | { readonly kind: 'run'; readonly id: number; readonly command: unknown };
export type ToKiosk =
  | { readonly kind: 'view'; readonly id: number; readonly view: DoorView }
  | { readonly kind: 'result'; readonly id: number; readonly result: CommandResult };

const watchers = new Map<number, (view: DoorView) => void>();
const running = new Map<number, (result: CommandResult) => void>();
let lastId = 0;

const tell = (message: FromKiosk): void => void process.send?.(message);

process.on('message', (message: ToKiosk) => {
  if (message.kind === 'view') watchers.get(message.id)?.(message.view);
  else running.get(message.id)?.(message.result);
});
process.on('disconnect', () => app.exit(0));

const screen: DoorScreen = {
  watch(onView: (view: DoorView) => void): () => void {
    lastId += 1;
    const id = lastId;
    watchers.set(id, onView);
    tell({ kind: 'watch', id });
    return () => {
      if (watchers.delete(id)) tell({ kind: 'stop', id });
    };
  },
  run(command: unknown): Promise<CommandResult> {
    lastId += 1;
    const id = lastId;
    tell({ kind: 'run', id, command });
    return new Promise((resolve) => running.set(id, resolve));
  },
  administratorUntilMs: () => null,
  detach() {
    for (const id of watchers.keys()) tell({ kind: 'stop', id });
    watchers.clear();
  },
};
const engine = { attach: () => screen };

/** The kiosk's window, preload and channels as they ship, on an engine that lives in the test. */
registerAppScheme(protocol);
void app.whenReady().then(async () => {
  serveAppPages({ protocol, pagesDir: process.env.BRIDGE_KIOSK_PAGES ?? '', setupPage: () => buildSetupPage([]) });
  const preloadPath = join(import.meta.dirname, '../../dist/electron/preload.cjs');
  const window = createKioskWindow({ preloadPath, isWindowed: true, hasDevTools: true });
  serveKioskIpc({ ipcMain, screen: window.webContents, engine });
  await window.loadURL(doorAddress);
});
