import type { Clock } from '../runtime/clock.ts';
import { GraphError, type GraphErrorFacts } from './graph-error.ts';

export interface Deadline {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly ms: number;
  /** The caller's. */
  readonly signal: AbortSignal;
  readonly facts?: GraphErrorFacts;
}

export const abortedError = (facts: GraphErrorFacts = {}): GraphError => new GraphError('aborted', 'the caller gave up', facts);

/**
 * Gives `work` a signal that aborts with the caller's or after `ms`, and settles at that moment even when `work` ignores it.
 * Throws `aborted` or `offline`, or what `work` throws.
 */
export async function withDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, ms, signal, facts = {} } = deadline;
  if (signal.aborted) throw abortedError(facts);
  const stop = new AbortController();
  let onAbort = () => {};
  const ended = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortedError(facts));
    signal.addEventListener('abort', onAbort, { once: true });
    void clock.sleep(ms, stop.signal).then(() => reject(new GraphError('offline', `no answer within ${ms} ms`, facts)));
  });
  try {
    return await Promise.race([work(stop.signal), ended]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop.abort(); // ends the sleep, and work that nobody waits for any more
  }
}
