import type { Clock } from '../../runtime/clock.ts';

const MOST = 60;
const ONE_MORE_EVERY_MS = 10 * 60_000;

/** Bounds how fast what changed nothing may fill the log: hammering at the glass must not push the record of an earlier act out of it (E66). */
export function createSpareLines(clock: Pick<Clock, 'monotonicMs'>): { take(): boolean } {
  let lines = MOST;
  let countedMs = clock.monotonicMs();
  return {
    take() {
      const more = Math.floor((clock.monotonicMs() - countedMs) / ONE_MORE_EVERY_MS);
      lines = Math.min(MOST, lines + more);
      countedMs += more * ONE_MORE_EVERY_MS;
      if (lines === 0) return false;
      lines -= 1;
      return true;
    },
  };
}
