import { blocks } from '../../domain/blocks.ts';
import { noShowConsequence as consequence } from '../../domain/consequence.ts';
import type { DeclineSeriesEntry } from './decline-series-entry.ts';
import { gaveUp, LATE_EFFECT_MS, type Progress, readSlot, type StepDeps } from './write-steps.ts';

/** One act towards a series that has left the room. @throws GraphError */
export async function advanceSeriesDecline(
  entry: DeclineSeriesEntry,
  deps: StepDeps,
  signal: AbortSignal,
): Promise<Progress<DeclineSeriesEntry>> {
  if (entry.stage === 'write') {
    if (deps.nowMs() >= entry.giveUpMs) return { kind: 'next', entry: { ...entry, stage: 'recheck' } };
    await deps.calendar.declineEvent(entry.masterId, entry.body, signal);
    return { kind: 'next', entry: { ...entry, stage: 'verify' } };
  }
  const slot = { startMs: entry.fromMs, endMs: entry.untilMs };
  const read = await readSlot(deps, slot, signal);
  const left = read.filter((event) => event.seriesMasterId === entry.masterId && blocks(event) && event.startMs >= entry.fromMs);
  if (left.length === 0 && entry.stage === 'verify') {
    deps.fold(slot, read);
    const done = { kind: 'declined', meetingId: entry.masterId, consequence } as const;
    return { kind: 'settled', result: { kind: 'done', done }, isBuried: false };
  }
  const nowMs = deps.nowMs();
  if (nowMs >= entry.giveUpMs + LATE_EFFECT_MS) return gaveUp('offline');
  if (nowMs >= entry.giveUpMs || entry.stage === 'verify') return { kind: 'wait' };
  return { kind: 'next', entry: { ...entry, stage: 'write' } };
}
