import type { JournalEntry } from '../journal/journal-entry.ts';

/** What a door does by itself, as the record names it. */
export type OwnAct =
  /** An event of a command that was given up turned up after all, and goes (E20). */
  | 'removeStray'
  /** Nobody came (D8). */
  | 'releaseNoShow'
  /** The rest of a series that nobody came to. */
  | 'declineSeries'
  /** What a hold was for has changed. */
  | 'withdrawHold'
  /** The mark of a check-in had vanished. */
  | 'restoreCheckIn';

/** Null for what a person asked for. */
export function ownActOf(entry: JournalEntry): OwnAct | null {
  switch (entry.kind) {
    case 'book':
      return entry.withdrawal === 'stray' ? 'removeStray' : null;
    case 'checkIn':
      return entry.isRewrite ? 'restoreCheckIn' : null;
    case 'declineSeries':
      return 'declineSeries';
    case 'remove':
      if (entry.act === 'noShow') return 'releaseNoShow';
      return entry.act === 'withdrawHold' ? 'withdrawHold' : null;
    default:
      return null;
  }
}
