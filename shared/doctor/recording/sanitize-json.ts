import { isClaimProperty } from '../../graph/claim-property.ts';
import { ianaZoneOf } from '../../graph/zone-names.ts';
import { isKeptWord } from './kept-words.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { SanitizeUrl } from './sanitize-url.ts';

export interface TextSanitizer {
  /** Text as it may be written down, by the property it stands in. */
  text(property: string, text: string): string;
  /** A whole JSON value, in the same shape. */
  json(value: unknown, property?: string): unknown;
}

const time = /^(\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(\.\d+)?)$/;
const zoneProperty = /timezone$/i;
const place = /^(latitude|longitude|altitude|accuracy|altitudeAccuracy)$/;

/** What else may stay, by its form: types, numbers in words, formats, languages, error codes of families whose names are Microsoft's. */
const keptForms: Readonly<Record<string, RegExp>> = {
  '@odata.type': /^#(Collection\()?microsoft\.graph\.[a-zA-Z]{2,40}\)?$/,
  expires_in: /^\d+$/,
  ext_expires_in: /^\d+$/,
  dateFormat: /^[yMdg /.,-]+$/,
  timeFormat: /^[HhmstT :.]+$/,
  locale: /^[a-z]{2}(-[A-Z]{2})?$/,
  code: /^(Error|RequestBroker-)[A-Za-z-]{3,50}$/,
};

const secretProperty = /secret|assertion|password|_token$/i;

/** Keeps times, numbers, truths, and Microsoft's own words; disguises every other text. Names of properties stay. */
export function createTextSanitizer({ of, ofSecret }: Pseudonyms, sanitizeUrl: SanitizeUrl): TextSanitizer {
  const text = (property: string, value: string): string => {
    if (secretProperty.test(property)) return ofSecret(value);
    if (isKeptWord(property, value) || time.test(value) || keptForms[property]?.test(value)) return value;
    if (property === 'id' && isClaimProperty(value)) return value;
    if (zoneProperty.test(property) && (ianaZoneOf(value) !== null || /^tzone:\/\/Microsoft\/(Custom|Utc)$/i.test(value))) return value;
    if (/^https?:\/\//i.test(value)) return sanitizeUrl(value);
    const etag = /^W\/"(.*)"$/.exec(value)?.[1];
    if (etag !== undefined) return `W/"${of(etag)}"`;
    const [, number, rest = ''] = /^(AADSTS\d{3,9})(.*)$/s.exec(value) ?? [];
    return number === undefined ? of(value) : `${number}${of(rest)}`;
  };

  const json = (value: unknown, property = ''): unknown => {
    if (typeof value === 'string') return text(property, value);
    if (typeof value === 'number') return place.test(property) ? 0.5 : value;
    if (Array.isArray(value)) return value.map((item) => json(item, property));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, json(field, name)]));
  };
  return { text, json };
}
