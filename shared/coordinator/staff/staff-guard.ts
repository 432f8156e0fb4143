import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may speak as staff. */
export interface StaffGuard {
  readonly staffToken: string;
  /** The coordinator's own address, by which a browser may know it behind a proxy. */
  readonly publicAddress: string | null;
}

/**
 * A program with the token, or a page of the coordinator's own with it. A page of another site is refused whatever it knows: a browser that
 * names an `Origin` must have been shown the page by the very host that it asks.
 */
export function judgeStaff(request: Request, { staffToken, publicAddress }: StaffGuard): 'allowed' | 'foreignOrigin' | 'unauthorized' {
  const origin = request.headers.get('Origin');
  const hosts = [
    request.headers.get('Host') ?? new URL(request.url).host,
    ...(publicAddress === null ? [] : [new URL(publicAddress).host]),
  ];
  if (origin !== null && !isOneOf(hosts, origin)) return 'foreignOrigin';
  const given = /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  return given !== undefined && isSameText(given, staffToken) ? 'allowed' : 'unauthorized';
}

function isOneOf(hosts: readonly string[], origin: string): boolean {
  if (!/^https?:/.test(origin) || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  return hosts.some((ours) => URL.canParse(`${protocol}//${ours}`) && new URL(`${protocol}//${ours}`).host === host);
}

/** Takes the same time whatever is wrong with `given`; hashed, since only equal lengths can be compared so. */
function isSameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
