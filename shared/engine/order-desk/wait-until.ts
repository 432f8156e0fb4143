import type { Clock } from '../../runtime/clock.ts';

/** Where callers wait for something that the journal's loop brings about. */
export interface Waiting {
  /** Resolves when `isSo` holds, after `ms`, or when the signal aborts; looks again after every `tell`. */
  until(isSo: () => boolean, ms: number, signal: AbortSignal): Promise<void>;
  tell(): void;
}

export function createWaiting(clock: Pick<Clock, 'sleep'>): Waiting {
  const listeners = new Set<() => void>();
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    async until(isSo, ms, signal) {
      if (isSo() || signal.aborted) return;
      const patience = new AbortController();
      const stop = (): void => patience.abort();
      const look = (): void => {
        if (isSo()) stop();
      };
      listeners.add(look);
      signal.addEventListener('abort', stop);
      await clock.sleep(ms, patience.signal);
      listeners.delete(look);
      signal.removeEventListener('abort', stop);
    },
  };
}
