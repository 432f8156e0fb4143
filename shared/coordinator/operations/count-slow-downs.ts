import type { CoordinatorMetrics } from './coordinator-metrics.ts';

/** By which Graph, or the service that signs us in, says to slow down. */
const slowDown: ReadonlySet<number> = new Set([429, 503, 504]);

/** The same `fetch`, which counts the answers that say to slow down, whatever was asked for: rooms, subscriptions or tokens. */
export function countSlowDowns(fetch: typeof globalThis.fetch, metrics: Pick<CoordinatorMetrics, 'throttled'>): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (slowDown.has(response.status)) metrics.throttled();
    return response;
  };
}
