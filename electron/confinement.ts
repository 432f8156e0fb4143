import type { Session, WebContents } from 'electron';
import { isKioskAddress } from './trusted-frame.ts';

/** A door's page asks for no camera, no place and no device; nothing is ever granted. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}

/** Keeps a page among the kiosk's own: no other address in any frame, no second window, no embedded guest. */
export function confinePage(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isKioskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isKioskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
