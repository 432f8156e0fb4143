import { AnswerDropped } from '../../shared/simulator/http/answer-dropped.ts';

/** Requests under way in this process, for a driven clock to stand still for. */
export interface CountedWork {
  isBusy(): boolean;
  /** The same requests, counted; one whose answer the tenant drops fails as it does on a network. */
  counted(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
}

export function createCountedWork(): CountedWork {
  let inFlight = 0;
  return {
    isBusy: () => inFlight > 0,
    counted: (fetch) => async (input, init) => {
      inFlight += 1;
      // A request that waits for the clock (latency, a time-out to come) must not hold the clock.
      const release = setTimeout(() => {
        inFlight -= 1;
      }, 50);
      try {
        return await fetch(input, init).catch((error: unknown) => {
          throw error instanceof AnswerDropped ? new TypeError('fetch failed', { cause: error }) : error;
        });
      } finally {
        if (release.hasRef()) {
          clearTimeout(release);
          inFlight -= 1;
        }
      }
    },
  };
}
