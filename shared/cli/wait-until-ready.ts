import type { Clock } from '../runtime/clock.ts';

export interface WaitDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Pick<Clock, 'sleep' | 'monotonicMs'>;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Asks the address again and again until its answer is the one waited for. False after `timeoutMs`, or when told to stop. */
export async function waitUntilReady(
  address: string,
  isReady: (response: Response) => boolean | Promise<boolean>,
  { fetch, clock, signal, timeoutMs }: WaitDeps,
): Promise<boolean> {
  const endMs = clock.monotonicMs() + timeoutMs;
  while (!signal.aborted && clock.monotonicMs() < endMs) {
    const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) }).catch(() => null);
    if (response && (await Promise.resolve(isReady(response)).catch(() => false))) return true;
    await clock.sleep(100, signal);
  }
  return false;
}
