/** How the environment would have an address reached. `ignored`: a proxy is named, but Node is not told to use it. */
export type ProxyRoute = { readonly kind: 'direct' } | { readonly kind: 'ignored' | 'used'; readonly proxy: URL };

type Environment = Readonly<Record<string, string | undefined>>;

/** By the rules of Node's own `fetch`: the lower-case names win, NO_PROXY takes names, suffixes and `*`. */
export function proxyRouteTo(address: URL, env: Environment): ProxyRoute {
  const name = address.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const text = env[name] || env[name.toUpperCase()] || '';
  const proxy = URL.canParse(text) ? new URL(text) : null;
  if (proxy === null || isExempt(address, env.no_proxy || env.NO_PROXY || '')) return { kind: 'direct' };
  return { kind: env.NODE_USE_ENV_PROXY === '1' ? 'used' : 'ignored', proxy };
}

/** Without user name and password, which a proxy's address may hold. */
export const nameOfProxy = (proxy: URL): string => proxy.host;

function isExempt({ hostname, port }: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, name = '', onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      return entry === '*' || hostname === name || hostname.endsWith(`.${name}`);
    });
}
