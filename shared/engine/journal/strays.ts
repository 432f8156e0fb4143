import type { CalendarEvent } from '../../domain/meeting.ts';
import type { Log } from '../../runtime/log.ts';
import { newWithdrawal } from '../commands/book-entry.ts';
import { sighted } from '../commands/book-steps.ts';
import { type Journal, JournalError } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Stopwatch } from './moment.ts';

export interface StraysDeps {
  readonly journal: Journal;
  readonly nowMs: number;
  readonly stopwatch: Stopwatch;
  readonly log: Log;
}

/**
 * What a whole read tells the journal about events of this door's commands. Of a command given up: created after all, by an answer that
 * took too long; it becomes an entry to remove it (E20). Of a booking whose answer is still awaited: it is there, and its bytes are
 * never sent again (E33). A disk that takes no entry is reported; the next whole round finds the event again.
 */
export async function noteOwnEvents(events: readonly CalendarEvent[], deps: StraysDeps): Promise<void> {
  for (const event of events) {
    const entry = entryFor(event, deps);
    if (entry === null) continue;
    try {
      await deps.journal.put(entry);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      deps.log.error('journalNotSaved', { commandId: entry.commandId, cause: error.cause });
    }
  }
}

function entryFor({ id, claim, time }: CalendarEvent, { journal, nowMs, stopwatch }: StraysDeps): JournalEntry | null {
  if (claim === null || time.kind === 'allDay') return null;
  const { commandId } = claim;
  const known = journal.entries().find((entry) => entry.commandId === commandId);
  if (known) return known.kind === 'book' && known.stage === 'create' ? sighted(known, id, { stopwatch }).entry : null;
  if (!journal.isBuried(commandId, nowMs)) return null;
  const { startMs, endMs } = time;
  const asked = { commandId, commandKind: 'bookNow', madeAtMs: nowMs, giveUpMs: nowMs, startMs, endMs, body: '', eventId: id } as const;
  return newWithdrawal(asked, 'stray', stopwatch.now());
}
