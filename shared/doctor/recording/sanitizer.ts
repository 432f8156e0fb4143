import type { Cloud } from '../../config/door-config.ts';
import { createPseudonyms } from './pseudonyms.ts';
import type { RecordedBody } from './recorded-call.ts';
import { createHeaderSanitizer } from './sanitize-headers.ts';
import { createTextSanitizer } from './sanitize-json.ts';
import { createUrlSanitizer, type SanitizeUrl } from './sanitize-url.ts';

/** Takes everything out of a call that tells whose it was, the same way throughout one recording. */
export interface Sanitizer {
  readonly url: SanitizeUrl;
  headers(headers: Headers): Readonly<Record<string, string>>;
  body(text: string, contentType: string | null): RecordedBody;
}

/** `key` is any random text; `cloud` says which addresses are Microsoft's. */
export function createSanitizer(key: string, cloud: Cloud): Sanitizer {
  const pseudonyms = createPseudonyms(key);
  const url = createUrlSanitizer(pseudonyms, cloud);
  const { text, json } = createTextSanitizer(pseudonyms, url);

  const claims = (value: string): string => {
    try {
      return JSON.stringify(json(JSON.parse(value)));
    } catch {
      return pseudonyms.of(value);
    }
  };

  return {
    url,
    headers: createHeaderSanitizer(pseudonyms, url),
    body(raw, contentType) {
      if (raw === '') return { kind: 'none' };
      if (contentType?.includes('x-www-form-urlencoded')) {
        const fields = [...new URLSearchParams(raw)].map(
          ([name, value]) => [name, name === 'claims' ? claims(value) : text(name, value)] as const,
        );
        return { kind: 'form', fields: Object.fromEntries(fields) };
      }
      try {
        return { kind: 'json', value: json(JSON.parse(raw)) };
      } catch {
        return { kind: 'text', text: pseudonyms.of(raw) };
      }
    },
  };
}
