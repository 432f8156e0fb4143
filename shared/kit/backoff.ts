export interface BackoffOptions {
  readonly firstMs: number;
  readonly capMs: number;
}

/**
 * Capped exponential backoff with full jitter on its upper half.
 * `attempt` counts from 1; `random` is in [0, 1). The answer lies between half of and the whole of `min(cap, first * 2^(attempt-1))`.
 */
export function backoffMs(attempt: number, { firstMs, capMs }: BackoffOptions, random: () => number): number {
  const ceiling = Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}
