import { BrowserWindow } from 'electron';
import { confinePage } from './confinement.ts';

export interface KioskWindowOptions {
  /** Absolute path of the built preload. */
  readonly preloadPath: string;
  /** An ordinary window, for trying a door out on a desk. */
  readonly isWindowed: boolean;
  readonly hasDevTools: boolean;
}

/** The one window: its page is sandboxed, apart from the preload's world, and cannot leave the kiosk's own addresses. */
export function createKioskWindow({ preloadPath, isWindowed, hasDevTools }: KioskWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    kiosk: !isWindowed,
    autoHideMenuBar: true,
    backgroundColor: '#000000',
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A door is looked at, not clicked: its clock may not slow down when the window is covered.
      backgroundThrottling: false,
      devTools: hasDevTools,
    },
  });
  confinePage(window.webContents);
  return window;
}
