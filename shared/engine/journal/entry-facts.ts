import type { TimeWindow } from '../../domain/time-window.ts';
import type { PendingView } from '../../view/door-view.ts';
import type { JournalEntry } from './journal-entry.ts';

/** What the person asked for. */
export function commandKindOf(entry: JournalEntry): PendingView['commandKind'] {
  switch (entry.kind) {
    case 'book':
    case 'change':
    case 'order':
      return entry.commandKind;
    case 'end':
    case 'checkIn':
      return entry.kind;
    case 'declineSeries':
      return 'decline';
    case 'copy':
    case 'organizers':
      return entry.act;
    case 'move':
      return entry.kind;
    case 'remove':
      return entry.act === 'withdrawHold' || entry.act === 'noShow' ? 'release' : entry.act;
  }
}

/** True for what the door does by itself and nobody is told of (E20, E45), or by the view itself (E55). */
export function isOwnAccord(entry: JournalEntry): boolean {
  if (entry.kind === 'book') return entry.withdrawal === 'stray';
  if (entry.kind === 'checkIn') return entry.isRewrite;
  if (entry.kind === 'declineSeries') return true;
  return entry.kind === 'remove' && (entry.act === 'withdrawHold' || entry.act === 'noShow');
}

/** True while a person's command is under way. An eviction is the door's own doing, though its person hears of it. */
export function isPersons(entry: JournalEntry): boolean {
  return !isOwnAccord(entry) && !('withdrawal' in entry && entry.withdrawal === 'evicted');
}

export function phaseOf(entry: JournalEntry): PendingView['phase'] {
  return entry.stage === 'create' || entry.stage === 'write' || entry.stage === 'ask' ? 'writing' : 'verifying';
}

/** All the time in the calendar that an entry is about. */
export function stretchOf(entry: JournalEntry): TimeWindow {
  if (entry.kind === 'move') return stretchOf(entry.leave);
  if (entry.kind === 'declineSeries') return { startMs: entry.fromMs, endMs: entry.fromMs }; // it holds nothing up
  const { startMs, endMs } = entry;
  const fromStartMs = 'fromStartMs' in entry ? entry.fromStartMs : startMs;
  const fromEndMs = 'fromEndMs' in entry ? entry.fromEndMs : endMs;
  return { startMs: Math.min(startMs, fromStartMs), endMs: Math.max(endMs, fromEndMs) };
}
