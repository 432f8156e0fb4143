import { app } from './app.ts';
import { guard } from './guard.ts';
import { openWebContents, type WebContentsDouble } from './web-contents.ts';

export interface WindowOptions {
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

export interface WindowDouble {
  readonly webContents: WebContentsDouble;
  loadURL(address: string): Promise<void>;
  focus(): void;
}

let windows: readonly WindowDouble[] = [];

/** Plays only a locked-down window: one that asks for less isolation is refused. */
function openWindow({ webPreferences = {} }: WindowOptions): WindowDouble {
  const { sandbox, contextIsolation, nodeIntegration, webSecurity = true, preload } = webPreferences;
  if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false || webSecurity !== true || typeof preload !== 'string') {
    throw new Error('electron-double: plays only sandboxed, isolated windows with a preload');
  }
  const { contents, loadURL } = openWebContents(app.getPath('userData'), preload, () => {
    windows = windows.filter((other) => other !== window);
    if (windows.length > 0) return;
    if (!app.emit('window-all-closed')) app.quit();
  });
  const window = guard('BrowserWindow', { webContents: contents, loadURL, focus() {} });
  windows = [...windows, window];
  return window;
}

/** Called with `new`. */
export const BrowserWindow = guard(
  'BrowserWindow',
  Object.assign(
    function BrowserWindow(options: WindowOptions): WindowDouble {
      return openWindow(options);
    },
    { getAllWindows: () => windows },
  ),
);
