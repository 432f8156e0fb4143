import type { Meeting } from '../../domain/meeting.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { Watch } from '../journal/watch.ts';
import { newWithdrawal } from './book-entry.ts';
import { planChange } from './change-plan.ts';
import type { StepDeps } from './write-steps.ts';

/** Takes back what was settled: a booking is removed, a changed one goes back to its times (E31). */
export function evictionOf(watch: Watch, own: Meeting, { nowMs, stopwatch }: Pick<StepDeps, 'nowMs' | 'stopwatch'>): JournalEntry {
  const { commandId, commandKind, startMs, endMs, restore, consequence } = watch;
  const madeAtMs = nowMs();
  const common = { commandId, madeAtMs, giveUpMs: madeAtMs + MINUTE_MS };
  const now = stopwatch.now();
  if (restore === null || consequence === null)
    return newWithdrawal({ ...common, commandKind, startMs, endMs, body: '', eventId: own.id }, 'evicted', now);
  const change = planChange(commandKind, { meeting: { ...own, ...restore }, times: { startMs, endMs }, consequence }, common, now);
  return { ...change, stage: 'revert', withdrawal: 'evicted' };
}
