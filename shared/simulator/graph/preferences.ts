import type { IdFormat } from '../tenant/event-id.ts';
import { ianaZoneOf } from '../tenant/zones.ts';
import { GraphRefusal } from './graph-refusal.ts';

/** What the `Prefer` header asked for, and what the answer says was applied (facts 1.1.11, 1.4.1). */
export interface Preferences {
  readonly idFormat: IdFormat;
  /** As asked for, and its IANA zone. UTC when nothing was asked. */
  readonly timeZone: string;
  readonly ianaZone: string;
  readonly bodyType: 'text' | 'html';
  /** Null: not asked for. */
  readonly maxPageSize: number | null;
  /** Null: nothing to say. */
  readonly applied: string | null;
}

/** Commas join preferences, but not inside quotes. */
const parts = (header: string): string[] => header.match(/(?:[^,"]|"[^"]*")+/g) ?? [];

export function readPreferences(header: string | null): Preferences {
  const asked = new Map(
    parts(header ?? '').map((part) => {
      const [name = '', ...value] = part.trim().split('=');
      return [name.trim().toLowerCase(), value.join('=').trim().replace(/^"|"$/g, '')] as const;
    }),
  );
  const timeZone = asked.get('outlook.timezone') ?? 'UTC';
  const ianaZone = ianaZoneOf(timeZone);
  if (ianaZone === null) {
    const message = `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${timeZone}'.`;
    throw new GraphRefusal(400, 'TimeZoneNotSupportedException', message);
  }
  const bodyType = asked.get('outlook.body-content-type') === 'text' ? 'text' : 'html';
  const maxPageSize = Number(asked.get('odata.maxpagesize'));
  const applied = [
    asked.has('outlook.timezone') && `outlook.timezone="${timeZone}"`,
    asked.has('outlook.body-content-type') && `outlook.body-content-type="${bodyType}"`,
    maxPageSize > 0 && `odata.maxpagesize=${maxPageSize}`,
    asked.has('idtype') && `IdType="${asked.get('idtype')}"`,
  ].filter((text) => text !== false);
  return {
    idFormat: asked.get('idtype')?.toLowerCase() === 'immutableid' ? 'immutable' : 'rest',
    timeZone,
    ianaZone,
    bodyType,
    maxPageSize: maxPageSize > 0 ? maxPageSize : null,
    applied: applied.length > 0 ? applied.join(', ') : null,
  };
}
