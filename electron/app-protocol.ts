import type { Protocol } from 'electron';
import { readPageFile } from './page-file.ts';
import type { SetupPage } from './setup-page.ts';
import { isKioskAddress, kioskHome } from './trusted-frame.ts';

export const doorAddress = `${kioskHome.protocol}//${kioskHome.host}/door/index.html`;
export const setupAddress = `${kioskHome.protocol}//${kioskHome.host}/setup`;

/** The door's page runs its own scripts and nothing else; it opens no connection, since the bridge needs none. */
const doorPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Has to run before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

export interface AppPagesDeps {
  readonly protocol: Pick<Protocol, 'handle'>;
  /** The folder of built pages. */
  readonly pagesDir: string;
  /** The setup page as it is now. */
  readonly setupPage: () => SetupPage;
}

/** Answers `app://kiosk/…` from the built pages, and every other host and path with 404. */
export function serveAppPages({ protocol, pagesDir, setupPage }: AppPagesDeps): void {
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET' || !isKioskAddress(request.url)) return notFound();
    if (request.url === setupAddress) {
      const { html, policy } = setupPage();
      return new Response(html, { headers: headers('text/html; charset=utf-8', policy) });
    }
    const file = await readPageFile(pagesDir, new URL(request.url).pathname);
    return file ? new Response(file.body, { headers: headers(file.contentType, doorPolicy) }) : notFound();
  });
}

const notFound = (): Response => new Response('not found', { status: 404, headers: headers('text/plain', doorPolicy) });

const headers = (contentType: string, policy: string): Record<string, string> => ({
  'Content-Type': contentType,
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
});
