import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ianaZoneOf } from './zone-names.ts';

/** A `dateTimeTimeZone` read both ways: as an instant, and as the date it names, which is what counts for all-day events [2.1.4]. */
export interface GraphTime {
  readonly ms: number;
  readonly date: string;
}

const localTime = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Seven fractional digits and no offset is what Graph sends; a zone that nobody knows is read as UTC, which we asked for (Q34). */
export const graphTimeSchema = z
  .object({ dateTime: z.string().regex(localTime), timeZone: z.string().nullish() })
  .transform(({ dateTime, timeZone }, context): GraphTime => {
    const ms = instantOf(dateTime, timeZone ?? 'UTC');
    if (Number.isNaN(ms)) context.addIssue({ code: 'custom', message: 'not a time', path: ['dateTime'] });
    return { ms, date: dateTime.slice(0, 10) };
  });

/** An instant such as `createdDateTime`; null for none, and for the year 1, which is how Graph writes none. */
export const graphInstantSchema = z
  .string()
  .nullable()
  .catch(null)
  .transform((text): number | null => {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) || ms < 0 ? null : ms;
  });

function instantOf(dateTime: string, zoneName: string): number {
  if (/(Z|[+-]\d{2}:\d{2})$/.test(dateTime)) return Date.parse(dateTime);
  const zone = zoneName.toUpperCase() === 'UTC' ? null : ianaZoneOf(zoneName);
  if (zone === null) return Date.parse(`${dateTime}Z`);
  try {
    return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}
