import { findIana, findWindows } from 'windows-iana';

/** The IANA zone for a Windows or IANA name [2.1.1]; null for names of nobody's list, such as `tzone://Microsoft/Custom` (Q34). */
export function ianaZoneOf(name: string): string | null {
  const [fromWindows] = findIana(name);
  if (fromWindows) return fromWindows;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The Windows name that Exchange's own commands take for an IANA zone; null where there is none. */
export const windowsZoneOf = (ianaZone: string): string | null => findWindows(ianaZone)[0] ?? null;
