import { GraphError } from '../../graph/graph-error.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { PendingView } from '../../view/door-view.ts';
import { advanceBooking } from '../commands/book-steps.ts';
import { advanceEnding, advanceExtension } from '../commands/change-steps.ts';
import type { Progress, StepDeps } from '../commands/write-steps.ts';
import { retryDelayMs } from '../rounds/retry-delay.ts';
import { type Journal, JournalError } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';

export interface ServeJournalDeps {
  readonly journal: Journal;
  readonly steps: StepDeps;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onPhase: (pending: PendingView) => void;
  /** Called once for each entry, when it is off the disk. */
  readonly onSettled: (entry: JournalEntry, result: CommandResult) => void;
  /** Resolves when an entry may have been added. */
  readonly untilWoken: (signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}

const DISK_RETRY_MS = 5_000;
/** Looks again after these waits while Graph does not show yet what it took. */
const LOOK_AGAIN_MS = [300, 500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 5_000, 10_000];

/** Carries every journalled command to its end, one act at a time, oldest first, until the signal aborts. */
export async function serveJournal(deps: ServeJournalDeps, signal: AbortSignal): Promise<void> {
  const { journal, clock, log } = deps;
  let looks = 0;
  let failures = 0;

  /** One act, what follows from it, and how long to rest before the next: until then, or until `mayWake` and a whole round shows that Graph answers. */
  const act = async (
    entry: JournalEntry,
  ): Promise<{ readonly progress: Progress; readonly restMs: number; readonly mayWake?: boolean }> => {
    try {
      const progress = await advance(entry, deps.steps, signal);
      const restMs = progress.kind === 'wait' ? (LOOK_AGAIN_MS[looks] ?? LOOK_AGAIN_MS.at(-1)!) : 0;
      looks = progress.kind === 'wait' ? looks + 1 : 0;
      failures = 0;
      return { progress, restMs };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      if (signal.aborted) return { progress: { kind: 'wait' }, restMs: 0 };
      log.warn('commandStepFailed', { commandId: entry.commandId, stage: entry.stage, kind: error.kind, requestId: error.facts.requestId });
      failures += 1;
      // A read refused for a moment must not hold the door for the half hour that a denial gets [Q42].
      const mayWake = error.kind === 'forbidden' && (entry.stage === 'verify' || entry.stage === 'recheck');
      return { progress: afterFailure(entry, error), restMs: retryDelayMs(error, failures, deps.random), mayWake };
    }
  };

  const rest = async (ms: number, mayWake: boolean): Promise<void> => {
    if (!mayWake) return clock.sleep(ms, signal);
    const cut = new AbortController();
    const stop = (): void => cut.abort();
    signal.addEventListener('abort', stop);
    await Promise.race([clock.sleep(ms, cut.signal), deps.untilWoken(cut.signal)]);
    signal.removeEventListener('abort', stop);
    stop();
  };

  while (!signal.aborted) {
    const entry = journal.entries()[0];
    if (!entry) {
      await deps.untilWoken(signal);
      continue;
    }
    deps.onPhase({ commandKind: commandKindOf(entry), phase: phaseOf(entry) });
    try {
      const { progress, restMs, mayWake = false } = await act(entry);
      if (progress.kind === 'next') await journal.put(progress.entry);
      if (progress.kind !== 'settled') {
        if (restMs > 0) await rest(restMs, mayWake);
        continue;
      }
      // Before the journal forgets it: whoever dies in between has still said what became of it.
      log.info('commandSettled', { commandId: entry.commandId, commandKind: commandKindOf(entry), result: progress.result.kind });
      if (progress.removed !== undefined) await journal.bury(progress.removed, deps.steps.nowMs());
      if (progress.isBuried) await journal.bury(entry.commandId, deps.steps.nowMs());
      else await journal.settle(entry.commandId);
      deps.onSettled(entry, progress.result);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      log.error('journalNotSaved', { commandId: entry.commandId, cause: error.cause });
      await clock.sleep(DISK_RETRY_MS, signal); // the entry stands as it was: every act may be done again
    }
  }
}

function advance(entry: JournalEntry, steps: StepDeps, signal: AbortSignal): Promise<Progress> {
  switch (entry.kind) {
    case 'book':
      return advanceBooking(entry, steps, signal);
    case 'extend':
      return advanceExtension(entry, steps, signal);
    case 'end':
      return advanceEnding(entry, steps, signal);
  }
}

/**
 * After a failed act: a write that Graph refuses outright changed nothing and is over; any other failure leaves the write in doubt,
 * and a change in doubt is looked at before it is sent again (E17).
 */
function afterFailure(entry: JournalEntry, error: GraphError): Progress {
  const isWrite = entry.stage === 'create' || entry.stage === 'write';
  const isRefusal = error.kind === 'forbidden' || error.kind === 'badRequest' || error.kind === 'roomNotFound';
  if (isWrite && isRefusal) return { kind: 'settled', result: { kind: 'refused', reason: 'writeRefused' }, isBuried: true };
  if (entry.kind !== 'book' && entry.stage === 'write') return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
  return { kind: 'wait' };
}

export function commandKindOf(entry: JournalEntry): PendingView['commandKind'] {
  return entry.kind === 'book' ? 'bookNow' : entry.kind;
}

function phaseOf(entry: JournalEntry): PendingView['phase'] {
  return entry.stage === 'create' || entry.stage === 'write' ? 'writing' : 'verifying';
}
