import type { Clock } from '../../runtime/clock.ts';

/** Cuts a loop's rest short when there is news. A ring that nobody waits for cuts the next rest. */
export interface Bell {
  ring(): void;
  /** Returns after `ms`, when rung, or when the signal aborts. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
}

export function createBell(clock: Pick<Clock, 'sleep'>): Bell {
  let isRung = false;
  let wake: (() => void) | null = null;

  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async rest(ms, signal) {
      if (!isRung && !signal.aborted) {
        const cut = new AbortController();
        wake = () => cut.abort();
        signal.addEventListener('abort', wake);
        await clock.sleep(ms, cut.signal);
        signal.removeEventListener('abort', wake); // by hand: AbortSignal.any would pile up on a signal that lives for months
        wake = null;
      }
      isRung = false;
    },
  };
}
