import type { Cloud } from '../../config/door-config.ts';
import { CLAIM_PROPERTY_ID, claimExpansion, claimFilter } from '../../graph/claim-property.ts';
import { organizersFields } from '../read-organizers-event.ts';
import { isPathWord } from './kept-words.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { recordedCloud } from './recorded-call.ts';

/** Keeps Microsoft's own words of an address, letter by letter and in their order, and disguises the rest. */
export type SanitizeUrl = (url: string) => string;

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?$/;
/** What Lintel itself asks for. */
const ownSelections = ['id', 'id,displayName', organizersFields, 'start/dateTime', claimExpansion];
const [claimStart = '', claimEnd = ''] = claimFilter('|').split('|');

export function createUrlSanitizer({ of }: Pseudonyms, cloud: Cloud): SanitizeUrl {
  // By their paths as well: a simulator has both at one address.
  const hosts = [
    [cloud.graph, '/v1.0/', recordedCloud.graph],
    [cloud.login, '/', recordedCloud.login],
    [cloud.graph, '/', recordedCloud.graph],
  ] as const;

  /** `users('ada@contoso.com')`: names stand in quotes, and around them words of Microsoft's. */
  const words = (text: string): string =>
    text.replace(/'([^']*)'|[\w.$@%+~-]+/g, (part: string, quoted: string | undefined) => {
      if (quoted !== undefined) return `'${coded(quoted, of)}'`;
      return isPathWord(part) ? part : coded(part, of);
    });

  const segment = (text: string): string => (isPathWord(text) ? text : /[('*]/.test(text) ? words(text) : coded(text, of));

  const value = (name: string, text: string): string => {
    if (ownSelections.includes(text)) return text;
    if (/^\$(top|skip|count)$|^code$/.test(name) && /^(\d+|true|false)$/.test(text)) return text;
    if (/^(start|end)DateTime$/.test(name) && instant.test(text)) return text;
    if (text.startsWith(claimStart) && text.endsWith(claimEnd)) return claimFilter(of(text.slice(claimStart.length, -claimEnd.length)));
    return of(text.replace(CLAIM_PROPERTY_ID, ''));
  };

  const query = (text: string): string =>
    text
      .split('&')
      .map((pair) => {
        const [name = '', ...rest] = pair.split('=');
        const plainName = decoded(name);
        const isKnown = knownParameters.has(plainName.toLowerCase());
        return [
          isKnown ? name : coded(name, of),
          ...(rest.length > 0 ? [coded(rest.join('='), (text) => value(plainName, text))] : []),
        ].join('=');
      })
      .join('&');

  return (url) => {
    const [known, , stand] = hosts.find(([address, below]) => url.startsWith(`${address}${below}`)) ?? [];
    const [, origin = '', path = '', search, fragment] = /^(https?:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(url) ?? [];
    const start = stand ?? origin.replace(/^(https?):\/\/(.*)$/i, (_, scheme: string, host: string) => `${scheme}://${of(host)}`);
    const below = known === undefined ? path : path.slice(known.length - origin.length);
    const parts = [start, below.split('/').map(segment).join('/')];
    if (search !== undefined) parts.push(`?${query(search)}`);
    if (fragment !== undefined) parts.push(`#${words(fragment)}`);
    return parts.join('');
  };
}

const knownParameters = new Set(
  '$select $filter $orderby $expand $top $skip $count $skiptoken $deltatoken startdatetime enddatetime code client-request-id'.split(' '),
);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Changes what is percent-encoded, and encodes it again as it was. */
function coded(text: string, change: (plain: string) => string): string {
  const plain = decoded(text);
  const changed = change(plain);
  return plain === text ? changed : encodeURIComponent(changed);
}
