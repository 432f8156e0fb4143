import { coordinatorPaths } from '../../protocol/coordinator-line.ts';
import { type GatewayOperation, gatewayOperations } from './gateway-operations.ts';

/** What a request asks, taken apart; nothing of it is passed on but what was looked at. */
export type GatewayCall =
  | { readonly kind: 'operation'; readonly operation: GatewayOperation; readonly named: Named; readonly target: string }
  /** A link from an earlier answer. */
  | { readonly kind: 'link'; readonly handle: string };

/** Whom the path is about: to be compared with the door's room. */
export type Named = { readonly kind: 'room' | 'place'; readonly id: string };

const ROOT = `${coordinatorPaths.gateway}/v1.0`;
const LINKS = '/links/';

/** Where an answer's link leads on, below the gateway's address. */
export const linkPath = (handle: string): string => `/v1.0${LINKS}${handle}`;

/** Ids in Graph's spelling, far longer than the name of any function. A slash in one would be a way out of its segment. */
const eventId = /^[A-Za-z0-9_=-]{20,1024}$/;
/** Of a room or a place, once decoded: what is encoded still, or could end the segment, is in none. */
const name = /^[^\s/\\?#%]{1,320}$/;
const handlePattern = /^\/links\/([A-Za-z0-9_-]+)$/;

/**
 * The one operation that the request is, or null where it is none. Path and query are decoded once, compared whole, and written anew:
 * so Graph reads what was compared, whatever spelling came.
 */
export function matchCall(method: string, url: URL): GatewayCall | null {
  if (!url.pathname.startsWith(`${ROOT}/`)) return null;
  const path = url.pathname.slice(ROOT.length);
  const [, handle] = handlePattern.exec(path) ?? [];
  if (handle !== undefined) return method === 'GET' && url.search === '' ? { kind: 'link', handle } : null;
  const segments = decodeAll(path.slice(1).split('/'));
  const query = segments && parseQuery(url.search);
  if (!segments || !query) return null;
  for (const operation of gatewayOperations) {
    const named = operation.method === method && isQueryOf(operation, query) ? matchPath(operation.path, segments) : null;
    if (named) return { kind: 'operation', operation, named, target: `/${segments.map(encodeURIComponent).join('/')}${printQuery(query)}` };
  }
  return null;
}

function matchPath(template: string, segments: readonly string[]): Named | null {
  const parts = template.slice(1).split('/');
  if (parts.length !== segments.length) return null;
  let named: Named | null = null;
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part === '{event}') {
      if (!eventId.test(segment)) return null;
    } else if (part === '{room}' || part === '{place}') {
      if (!name.test(segment)) return null;
      named = { kind: template.startsWith('/places/') ? 'place' : 'room', id: segment };
    } else if (part !== segment) return null;
  }
  return named;
}

function isQueryOf({ query: rules }: GatewayOperation, query: ReadonlyMap<string, string>): boolean {
  const names = Object.keys(rules);
  return names.length === query.size && names.every((name) => rules[name]?.(query.get(name) ?? ''));
}

/** Null where a name comes twice, or anything cannot be read in one way only. */
function parseQuery(search: string): ReadonlyMap<string, string> | null {
  const query = new Map<string, string>();
  if (search === '' || search === '?') return query;
  for (const part of search.slice(1).split('&')) {
    const pair = decodeAll(part.split('='));
    const [name, value] = pair ?? [];
    if (pair?.length !== 2 || name === undefined || value === undefined || query.has(name)) return null;
    query.set(name, value);
  }
  return query;
}

const printQuery = (query: ReadonlyMap<string, string>): string =>
  query.size === 0 ? '' : `?${[...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

function decodeAll(parts: readonly string[]): readonly string[] | null {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
