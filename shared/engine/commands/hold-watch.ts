import { consequenceOf } from '../../domain/change-consequence.ts';
import { isHoldSpent } from '../../domain/hold-rules.ts';
import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import type { Log } from '../../runtime/log.ts';
import { type Journal, JournalError } from '../journal/journal.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { Moment, Stopwatch } from '../journal/moment.ts';
import type { RemoveEntry } from './remove-entry.ts';

export interface HoldWatchDeps {
  readonly journal: Journal;
  readonly nowMs: number;
  readonly stopwatch: Pick<Stopwatch, 'now'>;
  readonly timeZone: string;
  readonly log: Log;
}

/**
 * Holds follow their meetings (E45): a whole read that shows a hold without its reason makes an entry to remove it, which looks again
 * before anything is sent. Any door of the room may do it; a hold removed twice is removed. A disk that takes no entry is reported; the
 * next whole round finds the hold again.
 */
export async function withdrawSpentHolds(events: readonly CalendarEvent[], deps: HoldWatchDeps): Promise<void> {
  const { journal, nowMs, stopwatch, timeZone, log } = deps;
  const meetings = events.map((event) => placeMeeting(event, timeZone));
  for (const hold of meetings.filter((meeting) => isHoldSpent(meeting, meetings, nowMs))) {
    const commandId = withdrawalOf(hold);
    if (journal.isBuried(commandId, nowMs) || journal.entries().some((entry) => concerns(entry, hold))) continue;
    try {
      await journal.put(withdrawal(commandId, hold, nowMs, stopwatch.now()));
      log.info('holdSpent', { commandId });
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      log.error('journalNotSaved', { commandId, cause: error.cause });
    }
  }
}

/** The same name for the same hold: one that Graph refused to remove is not tried again with every round. */
const withdrawalOf = ({ id, claim }: Meeting): string => `withdraw ${claim?.commandId ?? id}`;

/** A command under way with this hold decides first; it asks about the meeting itself. */
function concerns(entry: JournalEntry, hold: Meeting): boolean {
  return entry.commandId === hold.claim?.commandId || ('eventId' in entry && entry.eventId === hold.id);
}

function withdrawal(commandId: string, hold: Meeting, nowMs: number, now: Moment): RemoveEntry {
  return {
    kind: 'remove',
    commandId,
    madeAtMs: nowMs,
    giveUpMs: hold.endMs, // until then it stands in somebody's way
    act: 'withdrawHold',
    eventId: hold.id,
    startMs: hold.startMs,
    endMs: hold.endMs,
    body: null,
    bookingId: hold.claim?.commandId ?? null,
    consequence: consequenceOf('remove', hold),
    checkedAt: now,
    isSent: false,
    stage: 'recheck',
  };
}
