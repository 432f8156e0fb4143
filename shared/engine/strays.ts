import type { CalendarEvent } from '../domain/meeting.ts';
import type { Journal } from './journal.ts';

/** Events of commands that were given up: created after all, by an answer that took too long (E20). Each becomes an entry to remove it. */
export async function withdrawStrays(events: readonly CalendarEvent[], journal: Journal, nowMs: number): Promise<number> {
  let count = 0;
  for (const { id, claim, time } of events) {
    if (claim === null || time.kind === 'allDay' || !journal.isBuried(claim.commandId)) continue;
    if (journal.entries().some(({ commandId }) => commandId === claim.commandId)) continue;
    const { startMs, endMs } = time;
    await journal.put({
      kind: 'book',
      commandId: claim.commandId,
      madeAtMs: nowMs,
      giveUpMs: nowMs,
      ...{ startMs, endMs },
      body: '',
      eventId: id,
      stage: 'withdraw',
      withdrawal: 'stray',
    });
    count += 1;
  }
  return count;
}
