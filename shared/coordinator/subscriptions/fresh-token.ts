import type { Clock } from '../../runtime/clock.ts';

/** Signs in anew, once for all who ask within ten minutes. Throws `GraphError`. */
export type FreshToken = () => Promise<void>;

const FRESH_MS = 600_000;

/**
 * A subscription delivers on the token of the last call that renewed it [7.3.9], and Graph asks for another a while before that one ends.
 * By then ours is as old, so that renewing with it would change nothing.
 */
export function createFreshToken(clock: Pick<Clock, 'monotonicMs'>, renewToken: () => Promise<void>): FreshToken {
  let renewed: { readonly atMs: number; readonly done: Promise<void> } | null = null;
  return async () => {
    const nowMs = clock.monotonicMs();
    if (renewed === null || nowMs - renewed.atMs >= FRESH_MS) renewed = { atMs: nowMs, done: renewToken() };
    try {
      await renewed.done;
    } catch (error) {
      renewed = null;
      throw error;
    }
  };
}
