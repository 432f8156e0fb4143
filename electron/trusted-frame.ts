import type { WebFrameMain } from 'electron';

/** Where the kiosk's own pages live. */
export const kioskHome = { protocol: 'app:', host: 'kiosk' } as const;

/** True for an address of the kiosk's own pages. Protocol and host are compared, since `origin` of an `app:` address is the text "null". */
export function isKioskAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === kioskHome.protocol && url.host === kioskHome.host;
}

/** Only the kiosk's own page, as the top frame, may speak to the engine. `frame` is null when it went away before its message came. */
export function isTrustedFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isKioskAddress(frame.url);
}
