import type { GraphError } from '../../graph/graph-error.ts';
import type { BookEntry } from '../commands/book-entry.ts';
import { advanceBooking } from '../commands/book-steps.ts';
import type { ChangeEntry } from '../commands/change-entry.ts';
import { advanceChange, doubtful } from '../commands/change-steps.ts';
import { advanceCheckIn } from '../commands/check-in-steps.ts';
import { advanceCopy } from '../commands/copy-steps.ts';
import { advanceSeriesDecline } from '../commands/decline-series-steps.ts';
import { advanceEnding } from '../commands/end-steps.ts';
import { afterMoveFailure } from '../commands/move-failure.ts';
import { advanceMove } from '../commands/move-steps.ts';
import { advanceOrder, afterUnanswered } from '../commands/order-steps.ts';
import { advanceOrganizers } from '../commands/organizers-steps.ts';
import { advanceRemoval } from '../commands/remove-steps.ts';
import { mayLandElsewhere } from '../commands/withdraw-steps.ts';
import type { Progress, StepDeps } from '../commands/write-steps.ts';
import type { JournalEntry } from './journal-entry.ts';

/** One act towards the end of an entry: one case a kind. @throws GraphError */
export function advance(entry: JournalEntry, steps: StepDeps, signal: AbortSignal): Promise<Progress> {
  switch (entry.kind) {
    case 'book':
      return advanceBooking(entry, entry.elsewhere === null ? steps : steps.inRoom(entry.elsewhere.address), signal);
    case 'change':
      return advanceChange(entry, steps, signal);
    case 'end':
      return advanceEnding(entry, steps, signal);
    case 'remove':
      return advanceRemoval(entry, steps, signal);
    case 'checkIn':
      return advanceCheckIn(entry, steps, signal);
    case 'declineSeries':
      return advanceSeriesDecline(entry, steps, signal);
    case 'copy':
      return advanceCopy(entry, steps, signal);
    case 'move':
      return advanceMove(entry, steps, signal);
    case 'order':
      return advanceOrder(entry, steps, signal);
    case 'organizers':
      return advanceOrganizers(entry, steps, signal);
  }
}

/**
 * After a failed act: a write that Graph refuses outright changed nothing and is over; any other failure leaves the write in doubt,
 * and what is in doubt is looked at before it is sent again (E17).
 */
export function afterFailure(entry: JournalEntry, error: GraphError, steps: Pick<StepDeps, 'stopwatch' | 'nowMs'>): Progress {
  if (entry.kind === 'move') return afterMoveFailure(entry, (part) => afterFailure(part, error, steps), steps.nowMs());
  if (entry.kind === 'order') return afterUnanswered(entry);
  const isRefusal = error.kind === 'forbidden' || error.kind === 'badRequest' || error.kind === 'roomNotFound';
  if (isRefusal && entry.kind === 'book' && entry.stage === 'create' && mayLandElsewhere(entry, steps)) {
    return { kind: 'next', entry: { ...entry, stage: 'withdraw', withdrawal: 'writeRefused' } };
  }
  if (isRefusal && isFirstWrite(entry)) return { kind: 'settled', result: { kind: 'refused', reason: 'writeRefused' }, isBuried: true };
  if ((entry.kind === 'book' || entry.kind === 'change') && entry.stage === 'mark') return unmarked(entry, error);
  if (entry.kind === 'book') return entry.stage === 'create' ? { kind: 'next', entry: { ...entry, isSent: true } } : { kind: 'wait' };
  if (entry.stage !== 'write') return { kind: 'wait' };
  if (entry.kind === 'change') return doubtful(entry, steps);
  if ('isSent' in entry) return { kind: 'next', entry: { ...entry, isSent: true, stage: 'recheck' } };
  return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
}

/** An earlier one in doubt may land all the same; then nothing is over. An event that it makes is met by the tombstone (E20). */
function isFirstWrite(entry: JournalEntry): boolean {
  if (entry.kind === 'change') return entry.stage === 'write' && entry.writeInDoubt === null;
  if (entry.kind === 'remove' || entry.kind === 'copy' || entry.kind === 'organizers') return entry.stage === 'write' && !entry.isSent;
  return entry.stage === 'create' || entry.stage === 'write';
}

/** A mark that Graph will never take cannot settle anything: back. Any other failure leaves it in doubt, by the decision that stands in the entry. */
function unmarked(entry: BookEntry | ChangeEntry, error: GraphError): Progress {
  if (error.kind !== 'badRequest') return { kind: 'next', entry: { ...entry, stage: 'verify' } };
  const facts = { decided: null, withdrawal: 'writeRefused' } as const;
  return {
    kind: 'next',
    entry: entry.kind === 'book' ? { ...entry, ...facts, stage: 'withdraw' } : { ...entry, ...facts, stage: 'revert' },
  };
}

/** What Graph has refused for good is over; taking back what came before is another request, which need not wait for that one's sake. */
export function isTakenBack(progress: Progress): boolean {
  if (progress.kind !== 'next') return false;
  const { stage } = progress.entry;
  return stage === 'withdraw' || stage === 'revert' || stage === 'giveBack';
}
