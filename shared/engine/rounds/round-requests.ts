import type { Trouble } from '../../domain/trouble.ts';
import type { Clock } from '../../runtime/clock.ts';

/** `person`: somebody at the door asks. `event`: something happened that a round should look at. `hint`: the coordinator says so. */
export type Urgency = 'person' | 'event' | 'hint';

export type RoundReport = { readonly kind: 'whole' } | { readonly kind: 'failed'; readonly trouble: Trouble };

/** Where the rest of the engine asks the one loop for a round, and the loop waits for its turn (E1). */
export interface RoundRequests {
  ask(urgency: Urgency): void;
  /** Asks as a person, and tells how the first round that starts from now on ended. */
  askAndWait(): Promise<RoundReport>;
  /** What a round was waited for may be due at another time now: the loop's wait ends, and it thinks again. */
  reconsider(): void;
  /** For the loop: waits `ms`, or less when asked. `hears` says which requests may cut this wait short. */
  wait(ms: number, hears: (urgency: Urgency) => boolean, signal: AbortSignal): Promise<void>;
  /** For the loop: whether such a request waits for its turn. */
  isAsked(hears: (urgency: Urgency) => boolean): boolean;
  /** For the loop: takes the requests a starting round answers; call what it returns with how the round ended. */
  take(): (report: RoundReport) => void;
}

export function createRoundRequests(clock: Pick<Clock, 'sleep'>): RoundRequests {
  let asked = new Set<Urgency>();
  let waiting: ((report: RoundReport) => void)[] = [];
  let wake: (() => void) | null = null;
  let endWait: (() => void) | null = null;
  const isAsked = (hears: (urgency: Urgency) => boolean): boolean => [...asked].some(hears);

  const ask = (urgency: Urgency): void => {
    asked.add(urgency);
    wake?.();
  };

  return {
    ask,
    isAsked,
    reconsider: () => endWait?.(),
    askAndWait: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        ask('person');
      }),
    async wait(ms, hears, signal) {
      const cut = new AbortController();
      const stop = (): void => cut.abort();
      if (isAsked(hears) || signal.aborted) return;
      wake = () => isAsked(hears) && stop();
      endWait = stop;
      signal.addEventListener('abort', stop);
      await clock.sleep(ms, cut.signal);
      signal.removeEventListener('abort', stop); // by hand: AbortSignal.any would pile up on a signal that lives for months
      wake = null;
      endWait = null;
    },
    take() {
      const answered = waiting;
      waiting = [];
      asked = new Set();
      return (report) => {
        for (const resolve of answered) resolve(report);
      };
    },
  };
}
