import type { Clock } from '../../shared/runtime/clock.ts';

/** A clock that only moves when told to. */
export interface DrivenClock extends Clock {
  /**
   * Moves time on in steps from sleeper to sleeper, and lets what each wakes run to its next wait.
   */
  advance(ms: number): Promise<void>;
  /** Lets waiting promises run without moving time. */
  settle(): Promise<void>;
  /** Moves only the wall clock, as a person or a time server does. */
  jumpWall(ms: number): void;
  /** How many sleeps are waiting. */
  readonly sleeperCount: number;
}

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

export interface DrivenClockOptions {
  /** Turns of the event loop that count as nothing left to do. */
  readonly pump?: number;
  /** Work under way that is not waiting for time; time stands still until it is done. */
  readonly isBusy?: () => boolean;
}

export function createDrivenClock(startMs: number, { pump = 20, isBusy = () => false }: DrivenClockOptions = {}): DrivenClock {
  let monotonicMs = 0;
  let wallOffsetMs = startMs;
  const sleepers = new Set<Sleeper>();

  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < pump; quiet = isBusy() ? 0 : quiet + 1) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    nowMs: () => Math.floor(wallOffsetMs + monotonicMs),
    monotonicMs: () => monotonicMs,
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const finish = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const sleeper: Sleeper = { dueMs: monotonicMs + Math.max(0, ms), wake: finish };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', finish);
      });
    },
    settle,
    async advance(ms) {
      const goalMs = monotonicMs + ms;
      await settle();
      for (;;) {
        const due = [...sleepers].filter((sleeper) => sleeper.dueMs <= goalMs).sort((a, b) => a.dueMs - b.dueMs)[0];
        if (!due) break;
        monotonicMs = Math.max(monotonicMs, due.dueMs);
        due.wake();
        await settle();
      }
      monotonicMs = goalMs;
      await settle();
    },
    jumpWall(ms) {
      wallOffsetMs += ms;
    },
    get sleeperCount() {
      return sleepers.size;
    },
  };
}
