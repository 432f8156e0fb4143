import type { Clock } from '../../runtime/clock.ts';
import type { JournalEntry } from './journal-entry.ts';

/** Looks again after these waits while Graph does not show yet what it took. */
const LOOK_AGAIN_MS = [300, 500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 5_000, 10_000];

/** No command needs so many acts in a row: one that does is told two things by Graph in turn, and must not ask without a pause. */
const ACTS_IN_A_ROW = 12;

/** What rests so long, or is waited for so long, has nobody standing before the door any more. */
const PATIENCE_MS = 15_000;

interface Turn {
  readonly dueMs: number;
  /** When the entry was first acted on. */
  readonly sinceMs: number;
  readonly looks: number;
  /** Acts since the last pause. */
  readonly acts: number;
  readonly failures: number;
  readonly isResting: boolean;
  readonly mayWake: boolean;
}

/** When each entry of the journal is acted on next (E32). Forgotten with the program: after a start everything is tried at once (E21). */
export interface Turns {
  /** The oldest entry that is due; null when all rest. */
  next(entries: readonly JournalEntry[]): JournalEntry | null;
  /** Until when all of them rest, by the monotonic clock. */
  restsUntilMs(entries: readonly JournalEntry[]): number;
  /** It went on: the next act follows at once, unless it goes round in circles. */
  wentOn(commandId: string): void;
  /** Not to be seen yet. */
  looked(commandId: string): void;
  /** How often it has failed in a row, this time included. */
  failed(commandId: string): number;
  rest(commandId: string, ms: number, mayWake: boolean): void;
  forget(commandId: string): void;
  /** Graph answers again: what was refused for a moment is tried at once. */
  wake(): void;
  /** True once an entry waits longer than a person does: it no longer keeps the door from other things (E15). */
  isResting(commandId: string): boolean;
}

export function createTurns(clock: Pick<Clock, 'monotonicMs'>): Turns {
  const turns = new Map<string, Turn>();
  const turnOf = (commandId: string): Turn => {
    const nowMs = clock.monotonicMs();
    return turns.get(commandId) ?? { dueMs: nowMs, sinceMs: nowMs, looks: 0, acts: 0, failures: 0, isResting: false, mayWake: false };
  };
  const looked = (commandId: string): void => {
    const turn = turnOf(commandId);
    const nowMs = clock.monotonicMs();
    const waitMs = LOOK_AGAIN_MS[turn.looks] ?? LOOK_AGAIN_MS.at(-1)!;
    const isResting = nowMs - turn.sinceMs >= PATIENCE_MS;
    turns.set(commandId, { ...turn, dueMs: nowMs + waitMs, looks: turn.looks + 1, acts: 0, failures: 0, isResting, mayWake: false });
  };
  const dueMs = ({ commandId }: JournalEntry): number => turns.get(commandId)?.dueMs ?? Number.NEGATIVE_INFINITY;

  return {
    next: (entries) => entries.find((entry) => dueMs(entry) <= clock.monotonicMs()) ?? null,
    restsUntilMs: (entries) => Math.min(...entries.map(dueMs)),
    wentOn(commandId) {
      const turn = turnOf(commandId);
      if (turn.acts >= ACTS_IN_A_ROW) return looked(commandId);
      turns.set(commandId, { ...turn, dueMs: clock.monotonicMs(), acts: turn.acts + 1, failures: 0, mayWake: false });
    },
    looked,
    failed(commandId) {
      const turn = turnOf(commandId);
      turns.set(commandId, { ...turn, failures: turn.failures + 1 });
      return turn.failures + 1;
    },
    rest(commandId, ms, mayWake) {
      const turn = turnOf(commandId);
      const nowMs = clock.monotonicMs();
      const isResting = ms >= PATIENCE_MS || nowMs - turn.sinceMs >= PATIENCE_MS;
      turns.set(commandId, { ...turn, dueMs: nowMs + ms, isResting, mayWake });
    },
    forget: (commandId) => void turns.delete(commandId),
    wake() {
      for (const [commandId, turn] of turns) if (turn.mayWake) turns.set(commandId, { ...turn, dueMs: clock.monotonicMs() });
    },
    isResting: (commandId) => turns.get(commandId)?.isResting ?? false,
  };
}
