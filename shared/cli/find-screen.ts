import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What can show the door on this machine. */
export type Screen =
  | { readonly kind: 'electron'; readonly binary: string }
  | { readonly kind: 'browser'; readonly binary: string }
  | { readonly kind: 'none' };

export interface FindScreenDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly projectDir: string;
  readonly isProgram: (path: string) => boolean;
}

const electronBinaries: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
/** Off Linux browsers are not on the path; these are where they install themselves. */
const browserPaths: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Electron where its binary was installed, else a browser that has an app mode; neither without a display to show it on. */
export function findScreen({ env, platform, projectDir, isProgram }: FindScreenDeps): Screen {
  const hasDisplay = platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (!hasDisplay) return { kind: 'none' };
  const electron = join(projectDir, 'node_modules/electron/dist', electronBinaries[platform] ?? 'electron');
  if (isProgram(electron)) return { kind: 'electron', binary: electron };
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => browserNames.map((name) => join(folder, name)));
  const browser = [...(browserPaths[platform] ?? []), ...onPath].find(isProgram);
  return browser === undefined ? { kind: 'none' } : { kind: 'browser', binary: browser };
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
