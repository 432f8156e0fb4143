import { GraphError } from '../../graph/graph-error.ts';
import type { CommandResult } from '../../protocol/command-result.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { PendingView } from '../../view/door-view.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Progress, StepDeps } from '../commands/write-steps.ts';
import { retryDelayMs } from '../rounds/retry-delay.ts';
import { advance, afterFailure, isTakenBack } from './advance-entry.ts';
import { commandKindOf, isPersons, phaseOf } from './entry-facts.ts';
import { type Journal, JournalError } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { Turns } from './turns.ts';
import { isUnderWay } from './under-way.ts';

export interface ServeJournalDeps {
  readonly journal: Journal;
  readonly turns: Turns;
  readonly steps: StepDeps;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onPhase: (pending: PendingView) => void;
  /** Called when an entry rests and none is under way any more. */
  readonly onIdle: () => void;
  /** Told what became of an entry before the journal forgets it, and again when a crash comes in between (E64). */
  readonly audit: Pick<AuditLog, 'turnOf' | 'settle'>;
  /** Called once for each entry, when it is off the disk. */
  readonly onSettled: (entry: JournalEntry, result: CommandResult) => void;
  /** Resolves when an entry may have been added, or a whole round shows that Graph answers. */
  readonly untilWoken: (signal: AbortSignal) => Promise<void>;
  readonly log: Log;
}

const DISK_RETRY_MS = 5_000;

/** Carries every journalled command to its end, one act at a time, the oldest that is due first (E32), until the signal aborts. */
export async function serveJournal(deps: ServeJournalDeps, signal: AbortSignal): Promise<void> {
  const { journal, turns, clock, log } = deps;

  while (!signal.aborted) {
    const entry = turns.next(journal.entries());
    if (!entry) {
      await restUntilDue(deps, signal);
      continue;
    }
    deps.audit.turnOf(entry.commandId);
    if (isPersons(entry) && !turns.isResting(entry.commandId)) deps.onPhase({ commandKind: commandKindOf(entry), phase: phaseOf(entry) });
    try {
      await actOn(entry, deps, signal);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      log.error('journalNotSaved', { commandId: entry.commandId, cause: error.cause });
      await clock.sleep(DISK_RETRY_MS, signal); // the entry stands as it was: every act may be done again
    }
  }
}

/** One act, and what follows from it. @throws JournalError */
async function actOn(entry: JournalEntry, deps: ServeJournalDeps, signal: AbortSignal): Promise<void> {
  const { journal, turns, log } = deps;
  const { commandId } = entry;
  const { progress: found, rest } = await tryTo(entry, deps, signal);
  // A round has seen the event meanwhile (E33): that says more than a failure.
  const isOvertaken = rest !== null && !journal.entries().includes(entry);
  const progress: Progress = isOvertaken ? { kind: 'wait' } : found;
  switch (progress.kind) {
    case 'next':
      await journal.put(progress.entry);
      if (!rest) turns.wentOn(commandId);
      break;
    case 'wait':
      if (progress.entry) await journal.put(progress.entry);
      if (!rest) turns.looked(commandId);
      break;
    case 'settled':
      // Before the journal forgets it: whoever dies in between has still said what became of it.
      log.info('commandSettled', { commandId, commandKind: commandKindOf(entry), result: progress.result.kind });
      await deps.audit.settle(entry, progress.result);
      await journal.settle(commandId, progress, deps.steps.nowMs());
      turns.forget(commandId);
      deps.onSettled(entry, progress.result);
      return;
  }
  if (rest) turns.rest(commandId, rest.ms, rest.mayWake);
  if (!isUnderWay(journal.entries(), turns)) deps.onIdle();
}

interface Tried {
  readonly progress: Progress;
  /** After a failure; null leaves the pause to the turns. */
  readonly rest: { readonly ms: number; readonly mayWake: boolean } | null;
}

async function tryTo(entry: JournalEntry, deps: ServeJournalDeps, signal: AbortSignal): Promise<Tried> {
  const { commandId, stage } = entry;
  try {
    return { progress: await advance(entry, deps.steps, signal), rest: null };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (signal.aborted) return { progress: { kind: 'wait' }, rest: null };
    deps.log.warn('commandStepFailed', { commandId, stage, kind: error.kind, requestId: error.facts.requestId });
    const wasResting = deps.turns.isResting(commandId);
    const ms = retryDelayMs(error, deps.turns.failed(commandId), deps.random);
    // A read refused for a moment must not hold the door for the half hour that a denial gets [Q42].
    const isLooking = stage === 'verify' || stage === 'recheck' || (stage === 'mark' && !wasResting);
    const mayWake = error.kind === 'forbidden' && isLooking;
    const progress = afterFailure(entry, error, deps.steps);
    return { progress, rest: isTakenBack(progress) ? null : { ms, mayWake } };
  }
}

async function restUntilDue({ journal, turns, clock, untilWoken }: ServeJournalDeps, signal: AbortSignal): Promise<void> {
  const cut = new AbortController();
  const stop = (): void => cut.abort();
  signal.addEventListener('abort', stop);
  const entries = journal.entries();
  const due = entries.length === 0 ? [] : [clock.sleep(turns.restsUntilMs(entries) - clock.monotonicMs(), cut.signal)];
  let isWoken = false;
  const woken = untilWoken(cut.signal).then(() => {
    isWoken = !cut.signal.aborted;
  });
  await Promise.race([woken, ...due]);
  signal.removeEventListener('abort', stop);
  stop();
  if (isWoken) turns.wake();
}
