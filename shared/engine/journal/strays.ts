import type { CalendarEvent } from '../../domain/meeting.ts';
import type { Log } from '../../runtime/log.ts';
import { type Journal, JournalError } from './journal.ts';

export interface StraysDeps {
  readonly journal: Journal;
  readonly nowMs: number;
  readonly log: Log;
}

/**
 * Events of commands that were given up: created after all, by an answer that took too long (E20). Each becomes an entry to remove it.
 * A disk that takes no entry is reported; the next whole round finds the event again.
 */
export async function withdrawStrays(events: readonly CalendarEvent[], { journal, nowMs, log }: StraysDeps): Promise<void> {
  for (const { id, claim, time } of events) {
    if (claim === null || time.kind === 'allDay' || !journal.isBuried(claim.commandId, nowMs)) continue;
    const { commandId } = claim;
    if (journal.entries().some((entry) => entry.commandId === commandId)) continue;
    const { startMs, endMs } = time;
    const common = { commandId, madeAtMs: nowMs, giveUpMs: nowMs, startMs, endMs };
    try {
      await journal.put({ kind: 'book', ...common, body: '', eventId: id, stage: 'withdraw', withdrawal: 'stray' });
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      log.error('journalNotSaved', { commandId, cause: error.cause });
    }
  }
}
