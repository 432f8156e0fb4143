import { app as appDouble } from './app.ts';
import { protocol as protocolDouble } from './app-schemes.ts';
import { BrowserWindow as BrowserWindowDouble } from './browser-window.ts';
import { guard } from './guard.ts';
import { ipcMain as ipcMainDouble } from './ipc-main.ts';
import { powerMonitor as powerMonitorDouble, powerSaveBlocker as powerSaveBlockerDouble } from './power.ts';
import { safeStorage as safeStorageDouble } from './safe-storage.ts';
import { defaultSession } from './session.ts';

// What main and its dependencies import as `electron`. A named import that is not here fails when the bundle is linked.
export const app = guard('app', appDouble);
export const BrowserWindow = BrowserWindowDouble;
export const ipcMain = guard('ipcMain', ipcMainDouble);
export const Menu = guard('Menu', { setApplicationMenu(_menu: null): void {} });
export const powerMonitor = guard('powerMonitor', powerMonitorDouble);
export const powerSaveBlocker = guard('powerSaveBlocker', powerSaveBlockerDouble);
export const protocol = guard('protocol', protocolDouble);
export const safeStorage = guard('safeStorage', safeStorageDouble);
export const session = guard('session', { defaultSession: guard('session.defaultSession', defaultSession) });
const shell = guard('shell', {});

export default guard('electron', {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
});
