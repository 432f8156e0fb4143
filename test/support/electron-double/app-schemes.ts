import type { CustomScheme } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

/** Chromium refuses addresses like `app://kiosk/x`, so pages see `https://kiosk.app.test/x` in their place. */
export function toPageAddress(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address);
  const scheme = protocol.slice(0, -1);
  return schemes.has(scheme) ? `https://${host}.${scheme}.test${pathname}${search}${hash}` : address;
}

/** The other way, so that main sees only its own addresses. */
export function toHostAddress(address: string): string {
  for (const scheme of schemes) {
    const suffix = `.${scheme}.test`;
    const url = URL.parse(address);
    if (url?.protocol === 'https:' && url.host.endsWith(suffix)) {
      return `${scheme}://${url.host.slice(0, -suffix.length)}${url.pathname}${url.search}${url.hash}`;
    }
  }
  return address;
}

/** Main's answer to a request, or null when no handler of its is asked. */
export async function answerScheme(address: string, method: string): Promise<Response | null> {
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  return handler ? handler(new Request(address, { method })) : null;
}

export const protocol = {
  registerSchemesAsPrivileged(list: readonly CustomScheme[]): void {
    for (const { scheme, privileges } of list) {
      if (!privileges?.standard || !privileges.secure) throw new Error(`electron-double: ${scheme} is not standard and secure`);
      schemes.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!schemes.has(scheme)) throw new Error(`electron-double: ${scheme} was not registered as privileged`);
    handlers.set(scheme, handler);
  },
};
