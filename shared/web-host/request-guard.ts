import { isIP, isIPv4 } from 'node:net';

/** Which names a door answers to. */
export interface GuardRules {
  /** The address the door is bound to. */
  readonly boundHost: string;
  /** Further names by which screens reach it (a proxy's, a name in the local DNS), without port. */
  readonly allowedHosts: readonly string[];
}

export type RequestVerdict = 'allowed' | 'foreignHost' | 'foreignOrigin';

/**
 * Two attacks from a page in a browser that can reach the door. DNS rebinding: the page's name is made to resolve to the door, so `Host`
 * must be a name of ours (a literal address cannot be rebound; it counts where the door is bound to more than loopback). Cross-site
 * requests, above all a WebSocket, which browsers let any page open: `Origin`, where a browser sends it, must be the very host that was asked.
 * Programs send no `Origin`, and need none: they hold no one's cookie.
 */
export function judgeRequest(host: string | undefined, origin: string | undefined, rules: GuardRules): RequestVerdict {
  const address = `http://${host ?? ''}`;
  if (!host || !URL.canParse(address) || !isOurName(new URL(address).hostname, rules)) return 'foreignHost';
  if (origin === undefined) return 'allowed';
  if (!/^https?:/.test(origin) || !URL.canParse(origin)) return 'foreignOrigin';
  const { protocol, host: originHost } = new URL(origin);
  return new URL(`${protocol}//${host}`).host === originHost ? 'allowed' : 'foreignOrigin';
}

function isOurName(hostname: string, { boundHost, allowedHosts }: GuardRules): boolean {
  const name = unbracketed(hostname);
  if (isLoopback(name) || name === boundHost.toLowerCase() || allowedHosts.some((allowed) => allowed.toLowerCase() === name)) return true;
  return !isLoopback(boundHost) && isIP(name) !== 0;
}

/** True for addresses and the one name that never leave this machine. */
export function isLoopback(host: string): boolean {
  const name = unbracketed(host.toLowerCase());
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}

const unbracketed = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');
