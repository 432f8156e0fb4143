import type { Log } from '../shared/runtime/log.ts';

export interface LastResortDeps {
  readonly log: Log;
  readonly nowMs: () => number;
  /** Instants of earlier relaunches, kept through them. */
  readonly relaunches: { load(): readonly number[]; save(instantsMs: readonly number[]): void };
  /** Starts the program anew once this one has ended. */
  readonly relaunch: () => void;
  readonly exit: (code: number) => void;
}

const COUNTED_MS = 60 * 60_000;
const MOST_RELAUNCHES = 5;

/**
 * What is done about an error that nobody caught: it is logged, and the kiosk starts anew, at most five times within an hour. After
 * that the process ends with 1 and leaves the matter to whoever supervises it.
 */
export function createLastResort({ log, nowMs, relaunches, relaunch, exit }: LastResortDeps): (reason: string, error: unknown) => void {
  return (reason, error) => {
    const now = nowMs();
    // An instant in the future comes from a clock since set back; it counts, or a wrong clock would make this endless.
    const recent = relaunches.load().filter((ms) => now - ms < COUNTED_MS);
    const isBounded = recent.length < MOST_RELAUNCHES;
    log.error('lastResort', { reason, error, isRelaunching: isBounded });
    if (isBounded) {
      relaunches.save([...recent, now]);
      relaunch();
    }
    exit(1);
  };
}
