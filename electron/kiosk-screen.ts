import { join } from 'node:path';
import { ipcMain, powerMonitor, powerSaveBlocker, protocol, session } from 'electron';
import type { Clock } from '../shared/runtime/clock.ts';
import type { Log } from '../shared/runtime/log.ts';
import { doorAddress, serveAppPages, setupAddress } from './app-protocol.ts';
import type { KioskScreen } from './compose-kiosk.ts';
import { denyPermissions } from './confinement.ts';
import { keepExports } from './exports.ts';
import { serveKioskIpc } from './kiosk-ipc.ts';
import { createKioskWindow } from './kiosk-window.ts';
import { followPower } from './power.ts';
import { createScreenRecovery } from './screen-recovery.ts';
import { watchScreen } from './screen-watch.ts';
import { buildSetupPage } from './setup-page.ts';

export interface KioskScreenDeps {
  /** The built folder that holds `pages/` and `electron/`. */
  readonly distDir: string;
  /** Where the page's exports are saved. */
  readonly exportsDir: string;
  readonly isWindowed: boolean;
  readonly hasDevTools: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Called when the page cannot be kept alive. */
  readonly giveUp: (reason: string) => void;
}

/** Electron's window with everything that keeps it confined, lit and alive. Needs a ready app. */
export function openKioskScreen({
  distDir,
  exportsDir,
  isWindowed,
  hasDevTools,
  clock,
  random,
  log,
  signal,
  giveUp,
}: KioskScreenDeps): KioskScreen {
  let problems: readonly string[] = [];
  let address = setupAddress;

  denyPermissions(session.defaultSession);
  keepExports({ session: session.defaultSession, folder: exportsDir, log });
  serveAppPages({ protocol, pagesDir: join(distDir, 'pages'), setupPage: () => buildSetupPage(problems) });
  const window = createKioskWindow({ preloadPath: join(distDir, 'electron/preload.cjs'), isWindowed, hasDevTools });
  const load = (): Promise<void> => window.loadURL(address);
  const recovery = createScreenRecovery({ clock, random, log, signal, load, giveUp });
  watchScreen({ contents: window.webContents, clock, signal, onLost: (reason) => void recovery.failed(reason) });
  window.webContents.on('preload-error', (_event, _path, error) => log.error('preloadFailed', { error }));

  const show = (next: string): void => {
    address = next;
    void load().catch((error: unknown) => recovery.failed(`load failed: ${String(error)}`));
  };

  return {
    showSetup(next) {
      problems = next;
      show(setupAddress);
    },
    showDoor(engine) {
      const stop = serveKioskIpc({ ipcMain, screen: window.webContents, engine });
      followPower({ powerMonitor, powerSaveBlocker, onResume: () => engine.resume() });
      show(doorAddress);
      return stop;
    },
  };
}
