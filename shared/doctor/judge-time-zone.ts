import { ianaZoneOf, windowsZoneOf } from '../graph/zone-names.ts';
import type { Finding } from './finding.ts';

export interface ZoneFacts {
  /** IANA; null leaves it to the mailbox. */
  readonly config: string | null;
  /** As Exchange names it; null where it has none or may not be read. */
  readonly mailbox: string | null;
  /** Why the mailbox tells none. */
  readonly mailboxNote: string;
  /** IANA. */
  readonly machine: string;
  readonly nowMs: number;
}

/** Which zone the door goes by (configuration, else mailbox, else machine) and whether the three agree. */
export function judgeTimeZone({ config, mailbox, mailboxNote, machine, nowMs }: ZoneFacts): Finding {
  const fromMailbox = mailbox === null ? null : ianaZoneOf(mailbox);
  const zone = config ?? fromMailbox ?? machine;
  const note = mailbox !== null && fromMailbox === null ? `the mailbox names a zone that nobody knows (${mailbox})` : mailboxNote;
  const machineNote = areAlike(zone, machine, nowMs) ? '' : `; this machine keeps ${machine}, which does not matter`;
  const facts = { zone, machineNote, mailboxNote: note, mailboxZone: fromMailbox ?? '', windowsZone: windowsZoneOf(zone) ?? zone };
  if (config !== null && fromMailbox === null) return { code: 'zoneConfigOnly', facts };
  if (fromMailbox === null) return { code: 'zoneFromMachine', facts };
  if (config !== null && !areAlike(config, fromMailbox, nowMs)) return { code: 'zonesDiffer', facts };
  const source = config === null ? 'the mailbox' : `the configuration; the mailbox (${mailbox}) agrees`;
  return { code: 'zoneSame', facts: { ...facts, source } };
}

const MONTH_MS = 30 * 86_400_000;

/** Zones are alike that keep the same time in the coming year, whatever their names. */
function areAlike(a: string, b: string, nowMs: number): boolean {
  const times = Array.from({ length: 13 }, (_, month) => nowMs + month * MONTH_MS);
  return times.every((ms) => wallTime(ms, a) === wallTime(ms, b));
}

const wallTime = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(ms);
