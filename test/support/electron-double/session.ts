import type { CdpPipe } from './cdp-pipe.ts';

type RequestHandler = (contents: null, permission: string, callback: (granted: boolean) => void, details: object) => void;
type CheckHandler = (contents: null, permission: string, origin: string, details: object) => boolean;

/** Electron's name of a permission, and Chromium's. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
] as const;

let onRequest: RequestHandler | null = null;
let onCheck: CheckHandler | null = null;

/** Chromium's permissions become what main's handlers say of each. As in Electron, all is granted where there is no handler. */
export async function applyPermissions(cdp: CdpPipe, origin: string): Promise<void> {
  for (const [name, chromiumName] of permissions) {
    let isGranted = onRequest === null;
    onRequest?.(
      null,
      name,
      (granted) => {
        isGranted = granted;
      },
      {},
    );
    if (onCheck && !onCheck(null, name, origin, {})) isGranted = false;
    await cdp.send('Browser.setPermission', { origin, permission: { name: chromiumName }, setting: isGranted ? 'granted' : 'denied' });
  }
}

export const defaultSession = {
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    onRequest = handler;
  },
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    onCheck = handler;
  },
  /** Heard and never told: headless Chromium's downloads do not pass through here. */
  on(_event: 'will-download', _listener: unknown): void {},
  /** Taken and never asked: headless Chromium has no devices. */
  setDevicePermissionHandler(_handler: unknown): void {},
  setDisplayMediaRequestHandler(_handler: unknown): void {},
};
