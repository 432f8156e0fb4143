import { abortedError } from './deadline.ts';

export interface RequestSlots {
  /** Runs `work` as soon as a slot is free, first come, first served. Waiting ends with `aborted` when the signal aborts. */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Keeps the number of requests in flight down; a mailbox takes four at a time from all programs of the app together [8.1]. */
export function createRequestSlots(limit: number): RequestSlots {
  let taken = 0;
  const waiting = new Set<() => void>();

  const take = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(abortedError());
      if (taken < limit) {
        taken += 1;
        return resolve();
      }
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.delete(enter);
        reject(abortedError());
      };
      waiting.add(enter);
      signal.addEventListener('abort', leave, { once: true });
    });

  const release = (): void => {
    const [next] = waiting;
    if (!next) {
      taken -= 1;
      return;
    }
    waiting.delete(next); // the slot passes on without ever being free
    next();
  };

  return {
    async run(signal, work) {
      await take(signal);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
