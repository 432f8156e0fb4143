import { findIana } from 'windows-iana';

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
