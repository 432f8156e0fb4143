import type { CalendarEvent, Meeting } from '../../domain/meeting.ts';
import { placeMeeting } from '../../domain/place-meeting.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { evictionsOf } from '../commands/eviction.ts';
import { readSlot, type StepDeps } from '../commands/write-steps.ts';
import { type Journal, JournalError } from './journal.ts';
import type { Watch } from './watch.ts';
import { judgeWatch } from './watch-verdict.ts';

/** When the calendar is read for a claim, after it was made; later ones keep the last pause. Rounds look as well. */
const LOOKS_MS = [15_000, 45_000, 90_000, 131_000];
const LATER_MS = 30_000;
const RETRY_MS = 15_000;

export interface WatchesDeps {
  readonly journal: Journal;
  readonly steps: Pick<StepDeps, 'calendar' | 'timeZone' | 'stopwatch' | 'fold' | 'nowMs'>;
  readonly clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
  /** Called when a watch has led to an entry. */
  readonly onEvicted: () => void;
  readonly log: Log;
}

export interface Watches {
  /** Judges the claims by what a whole round has read. */
  look(events: readonly CalendarEvent[]): Promise<void>;
  /** A claim was settled: wakes the loop. */
  wake(): void;
  /** Reads the calendar for each claim when that is due, until the signal aborts (E31). */
  serve(signal: AbortSignal): Promise<void>;
}

export function createWatches({ journal, steps, clock, onEvicted, log }: WatchesDeps): Watches {
  const dueMs = new Map<string, number>();
  let cut = new AbortController();

  const judge = async (watch: Watch, read: readonly Meeting[]): Promise<void> => {
    const verdict = judgeWatch(watch, read, steps.stopwatch);
    if (verdict.kind === 'goOn') return;
    const entries = verdict.kind === 'evict' ? evictionsOf(watch, verdict.own, journal.watches(), steps) : [];
    const over = [watch.commandId, ...entries.map(({ commandId }) => commandId)];
    await journal.unwatch(over, entries);
    for (const commandId of over) dueMs.delete(commandId);
    if (verdict.kind !== 'evict') return;
    log.warn('settledClaimEvicted', { commandId: watch.commandId, by: verdict.by.id });
    onEvicted();
  };

  const afterLook = (watch: Watch): number => {
    const passedMs = steps.stopwatch.atLeastMs(watch.since);
    const nextMs = LOOKS_MS.find((ms) => ms > passedMs + 1) ?? passedMs + LATER_MS;
    return clock.monotonicMs() + nextMs - passedMs;
  };

  /** A watch of another run is as long again. */
  const goOn = async (watch: Watch): Promise<Watch> => {
    if (steps.stopwatch.isOfThisRun(watch.since)) return watch;
    const again = { ...watch, since: steps.stopwatch.now(), isByStamps: true };
    await journal.rewatch(again);
    return again;
  };

  const read = async (known: Watch, signal: AbortSignal): Promise<void> => {
    try {
      const watch = await goOn(known);
      const slot = { startMs: watch.startMs, endMs: watch.endMs };
      const meetings = await readSlot(steps, slot, signal);
      steps.fold(slot, meetings);
      dueMs.set(watch.commandId, afterLook(watch));
      await judge(watch, meetings);
    } catch (error) {
      if (!(error instanceof GraphError) && !(error instanceof JournalError)) throw error;
      dueMs.set(known.commandId, clock.monotonicMs() + RETRY_MS);
    }
  };

  const firstDue = (): { readonly watch: Watch; readonly atMs: number } | null => {
    const all = journal.watches().map((watch) => ({ watch, atMs: dueMs.get(watch.commandId) ?? firstLookMs(watch) }));
    return all.sort((a, b) => a.atMs - b.atMs)[0] ?? null;
  };
  const firstLookMs = (watch: Watch): number => {
    const atMs = steps.stopwatch.isOfThisRun(watch.since) ? afterLook(watch) : clock.monotonicMs();
    dueMs.set(watch.commandId, atMs);
    return atMs;
  };

  return {
    wake: () => cut.abort(),
    async look(events) {
      const meetings = events.map((event) => placeMeeting(event, steps.timeZone()));
      for (const watch of journal.watches()) {
        if (!journal.watches().includes(watch)) continue; // it went with one before it
        const isThere = meetings.some(({ id }) => id === watch.eventId);
        // A round that does not show ours yet says nothing; the end of a watch is for reads of its own.
        if (isThere && judgeWatch(watch, meetings, steps.stopwatch).kind === 'evict') await judge(watch, meetings).catch(report);
      }
    },
    async serve(signal) {
      const stop = (): void => cut.abort();
      signal.addEventListener('abort', stop);
      while (!signal.aborted) {
        const due = firstDue();
        if (due && due.atMs <= clock.monotonicMs()) {
          await read(due.watch, signal);
          continue;
        }
        cut = new AbortController();
        if (due) await clock.sleep(due.atMs - clock.monotonicMs(), cut.signal);
        else await new Promise<void>((resolve) => cut.signal.addEventListener('abort', () => resolve(), { once: true }));
      }
      signal.removeEventListener('abort', stop);
    },
  };

  function report(error: unknown): void {
    if (!(error instanceof JournalError)) throw error;
    log.error('journalNotSaved', { cause: error.cause });
  }
}
