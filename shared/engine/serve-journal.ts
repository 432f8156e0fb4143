import { GraphError } from '../graph/graph-error.ts';
import type { CommandResult } from '../protocol/command-result.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { PendingView } from '../view/door-view.ts';
import { advanceBooking } from './book-steps.ts';
import { advanceEnding, advanceExtension } from './change-steps.ts';
import { type Journal, JournalError } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { retryDelayMs } from './retry-delay.ts';
import type { Progress, StepDeps } from './write-steps.ts';

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

/** Looks again after these waits while Graph does not show yet what it took. */
const DISK_RETRY_MS = 5_000;
const LOOK_AGAIN_MS = [300, 500, 1_000, 2_000];

/** Carries every journalled command to its end, one act at a time, oldest first, until the signal aborts. */
export async function serveJournal(deps: ServeJournalDeps, signal: AbortSignal): Promise<void> {
  const { journal, clock, log } = deps;
  let looks = 0;
  let failures = 0;
  while (!signal.aborted) {
    const entry = journal.entries()[0];
    if (!entry) {
      await deps.untilWoken(signal);
      continue;
    }
    deps.onPhase({ commandKind: commandKindOf(entry), phase: phaseOf(entry) });
    try {
      const progress = await advance(entry, deps.steps, signal);
      failures = 0;
      if (progress.kind === 'wait') {
        await clock.sleep(LOOK_AGAIN_MS[Math.min(looks, LOOK_AGAIN_MS.length - 1)] ?? 0, signal);
        looks += 1;
        continue;
      }
      looks = 0;
      if (progress.kind === 'next') {
        await journal.put(progress.entry);
        continue;
      }
      if (progress.isBuried) await journal.bury(entry.commandId, deps.steps.nowMs());
      else await journal.settle(entry.commandId);
      deps.onSettled(entry, progress.result);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof JournalError) {
        log.error('journalNotSaved', { commandId: entry.commandId, cause: error.cause });
        await clock.sleep(DISK_RETRY_MS, signal); // the entry stands as it was: every act may be done again
        continue;
      }
      if (!(error instanceof GraphError)) throw error;
      log.warn('commandStepFailed', { commandId: entry.commandId, stage: entry.stage, kind: error.kind, requestId: error.facts.requestId });
      const doubtful = afterFailure(entry, error);
      if (doubtful.kind === 'settled') {
        await journal.bury(entry.commandId, deps.steps.nowMs());
        deps.onSettled(entry, doubtful.result);
        continue;
      }
      if (doubtful.entry !== entry) await journal.put(doubtful.entry);
      failures += 1;
      await clock.sleep(retryDelayMs(error, failures, deps.random), signal);
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
function afterFailure(
  entry: JournalEntry,
  error: GraphError,
): { readonly kind: 'settled'; readonly result: CommandResult } | { readonly kind: 'again'; readonly entry: JournalEntry } {
  const isWrite = entry.stage === 'create' || entry.stage === 'write';
  const isRefusal = error.kind === 'forbidden' || error.kind === 'badRequest' || error.kind === 'roomNotFound';
  if (isWrite && isRefusal) return { kind: 'settled', result: { kind: 'refused', reason: 'writeRefused' } };
  if (entry.kind !== 'book' && entry.stage === 'write') return { kind: 'again', entry: { ...entry, stage: 'recheck' } };
  return { kind: 'again', entry };
}

export function commandKindOf(entry: JournalEntry): PendingView['commandKind'] {
  return entry.kind === 'book' ? 'bookNow' : entry.kind;
}

function phaseOf(entry: JournalEntry): PendingView['phase'] {
  return entry.stage === 'create' || entry.stage === 'write' ? 'writing' : 'verifying';
}
