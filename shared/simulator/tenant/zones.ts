import { Temporal } from 'temporal-polyfill';
import { findIana, findWindows } from 'windows-iana';

const MINUTE_MS = 60_000;
/** Looking a name up walks the whole table; there are only so many names. */
const ianaZones = new Map<string, string | null>();
const windowsZones = new Map<string, string>();

/** The IANA zone behind a Windows or IANA name, or null when nobody knows it (fact 2.1.1). */
export function ianaZoneOf(name: string): string | null {
  const known = ianaZones.get(name);
  if (known !== undefined) return known;
  const zone = findIanaZone(name);
  ianaZones.set(name, zone);
  return zone;
}

function findIanaZone(name: string): string | null {
  if (name.toUpperCase() === 'UTC') return 'UTC';
  const [fromWindows] = findIana(name);
  if (fromWindows) return fromWindows;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** What Exchange writes for a zone: its Windows name. */
export function windowsZoneOf(name: string): string {
  const known = windowsZones.get(name);
  if (known !== undefined) return known;
  const zone = name.toUpperCase() === 'UTC' ? 'UTC' : (findWindows(name)[0] ?? name);
  windowsZones.set(name, zone);
  return zone;
}

/** `local` is a date and time without offset; a trailing Z is read as UTC whatever the zone. */
export function instantOf(local: string, ianaZone: string): number {
  if (/Z$/i.test(local)) return Date.parse(local);
  const text = local.slice(0, 23);
  if (ianaZone === 'UTC') return Date.parse(`${text}Z`);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(ianaZone).epochMilliseconds;
}

function offsetMsAt(ms: number, ianaZone: string): number {
  if (ianaZone === 'UTC') return 0;
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(ianaZone).offsetNanoseconds / 1e6;
}

/** The wall time in a zone as if it were UTC: good for arithmetic on days and times of day. */
export function wallMsOf(ms: number, ianaZone: string): number {
  return ms + offsetMsAt(ms, ianaZone);
}

/** Graph's form of a time: seven fractional digits, no offset (section 2, `start`). */
export function localTextOf(ms: number, ianaZone: string): string {
  return `${new Date(wallMsOf(ms, ianaZone)).toISOString().slice(0, 23)}0000`;
}

/** `2026-11-21` in the zone. */
export function localDateOf(ms: number, ianaZone: string): string {
  return new Date(wallMsOf(ms, ianaZone)).toISOString().slice(0, 10);
}

/** A day's first instant in the zone, `days` later than `date`. */
export function startOfDay(date: string, ianaZone: string, days = 0): number {
  return instantOf(`${addDays(date, days)}T00:00:00`, ianaZone);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 1440 * MINUTE_MS).toISOString().slice(0, 10);
}
