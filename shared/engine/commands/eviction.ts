import type { Meeting } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { Watch } from '../journal/watch.ts';
import { newWithdrawal } from './book-entry.ts';
import { planChange } from './change-plan.ts';
import { without } from './claim-times.ts';
import type { StepDeps } from './write-steps.ts';

type EvictionDeps = Pick<StepDeps, 'nowMs' | 'stopwatch'>;

/**
 * Takes back what was settled (E31): a booking is removed, a changed one loses the time that was added. What later commands added beyond
 * that goes with it, and each of them hears of it: one entry for each, the evicted one's first.
 */
export function evictionsOf(watch: Watch, own: Meeting, watches: readonly Watch[], deps: EvictionDeps): readonly JournalEntry[] {
  const { restore, consequence } = watch;
  const others = watches.filter(({ eventId, commandId }) => eventId === watch.eventId && commandId !== watch.commandId);
  if (restore === null || consequence === null) {
    const { commandId, commandKind, startMs, endMs } = watch;
    const asked = { ...commonOf(commandId, deps), commandKind, startMs, endMs, body: '', eventId: own.id };
    const removal = newWithdrawal(asked, 'evicted', deps.stopwatch.now());
    return [removal, ...others.flatMap((other) => goBack(other, own, own, deps))];
  }
  const left = leftOf(own, watch, restore);
  const losing = others.filter((other) => addedTime(other).some((part) => part.startMs < left.startMs || part.endMs > left.endMs));
  return [watch, ...losing].flatMap((each) => goBack(each, own, left, deps));
}

/** The event without what that command added at its end or its start. */
function leftOf(own: TimeWindow, { startMs, endMs }: Watch, restore: TimeWindow): TimeWindow {
  return {
    startMs: startMs < restore.startMs ? Math.max(own.startMs, restore.startMs) : own.startMs,
    endMs: endMs > restore.endMs ? Math.min(own.endMs, restore.endMs) : own.endMs,
  };
}

function addedTime({ startMs, endMs, restore }: Watch): readonly TimeWindow[] {
  return restore === null ? [] : without({ startMs, endMs }, restore);
}

function goBack(
  { commandId, commandKind, consequence }: Watch,
  own: Meeting,
  left: TimeWindow,
  deps: EvictionDeps,
): readonly JournalEntry[] {
  if (consequence === null) return [];
  const { startMs, endMs } = own;
  const change = { meeting: { ...own, ...left }, times: { startMs, endMs }, consequence };
  const entry = planChange(commandKind, change, commonOf(commandId, deps), deps.stopwatch.now());
  return [{ ...entry, stage: 'revert', withdrawal: 'evicted' }];
}

function commonOf(commandId: string, { nowMs }: EvictionDeps) {
  const madeAtMs = nowMs();
  return { commandId, madeAtMs, giveUpMs: madeAtMs + MINUTE_MS };
}
