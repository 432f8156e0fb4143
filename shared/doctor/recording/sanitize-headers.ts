import type { Pseudonyms } from './pseudonyms.ts';
import type { SanitizeUrl } from './sanitize-url.ts';

/** The headers that a contract test can use; all others, `Authorization` first, are left out. */
const kept: Readonly<Record<string, RegExp | 'id' | 'url' | 'preferences' | 'challenge'>> = {
  accept: /^(application\/json|\*\/\*)$/,
  'content-type':
    /^(application\/(json|x-www-form-urlencoded)|text\/(html|plain))(;\s*(charset=(utf-8|iso-8859-1)|odata\.metadata=(minimal|none|full)|odata\.streaming=(true|false)|IEEE754Compatible=(true|false)))*$/i,
  'content-encoding': /^(gzip|br|deflate|zstd)$/,
  date: /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  'retry-after': /^[\d.]{1,12}$/,
  'odata-version': /^[\d.]{1,5}$/,
  'return-client-request-id': /^(true|false)$/,
  'request-id': 'id',
  'client-request-id': 'id',
  'if-match': 'id',
  location: 'url',
  prefer: 'preferences',
  'preference-applied': 'preferences',
  'www-authenticate': 'challenge',
};

const preference =
  /^(IdType="ImmutableId"|odata\.maxpagesize=\d+|odata\.track-changes|outlook\.timezone="(UTC|[A-Z][a-z]+\/[A-Z][A-Za-z_]+)")$/i;

export function createHeaderSanitizer(
  { of }: Pseudonyms,
  sanitizeUrl: SanitizeUrl,
): (headers: Headers) => Readonly<Record<string, string>> {
  const one = (name: string, value: string): string | null => {
    const rule = kept[name];
    if (rule === undefined) return null;
    if (rule instanceof RegExp) return rule.test(value) ? value : of(value);
    if (rule === 'id') return of(value);
    if (rule === 'url') return sanitizeUrl(value);
    const parts = value.split(/,\s*/);
    if (rule === 'preferences') return parts.map((part) => (preference.test(part) ? part : of(part))).join(', ');
    // A challenge names the tenant; that it asks for claims is what matters.
    return /\berror="insufficient_claims"/.test(value) ? 'Bearer error="insufficient_claims"' : 'Bearer';
  };

  return (headers) =>
    Object.fromEntries(
      [...headers].flatMap(([name, value]) => {
        const text = one(name, value);
        return text === null ? [] : [[name, text]];
      }),
    );
}
