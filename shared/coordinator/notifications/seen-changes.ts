import { hash } from 'node:crypto';
import type { Clock } from '../../runtime/clock.ts';

export interface SeenChanges {
  /** True where this was told before, within some minutes; notes it otherwise. */
  wasSeen(subscriptionId: string, change: string): boolean;
}

const GENERATION_MS = 3 * 60_000;
const MOST_OF_A_GENERATION = 50_000;

/**
 * Which changes have been told, for three to six minutes, or for the last fifty thousand at least. Two generations, so that
 * forgetting needs no timer and costs nothing; digests, so that an entry is small and says nothing.
 */
export function createSeenChanges(clock: Pick<Clock, 'monotonicMs'>): SeenChanges {
  let current = new Set<string>();
  let previous = new Set<string>();
  let sinceMs = clock.monotonicMs();

  function turn(): void {
    const ageMs = clock.monotonicMs() - sinceMs;
    if (ageMs < GENERATION_MS && current.size < MOST_OF_A_GENERATION) return;
    previous = ageMs < 2 * GENERATION_MS ? current : new Set();
    current = new Set();
    sinceMs = clock.monotonicMs();
  }

  return {
    wasSeen(subscriptionId, change) {
      turn();
      const key = hash('sha256', `${subscriptionId} ${change}`, 'base64url');
      if (current.has(key) || previous.has(key)) return true;
      current.add(key);
      return false;
    },
  };
}
