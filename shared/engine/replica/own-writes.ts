import type { Clock } from '../../runtime/clock.ts';
import { type Expectation, noExpectation } from '../rounds/expectation.ts';

/** Longer than any lag between a write and the reads that show it. */
const REMEMBER_MS = 120_000;

/** What this door wrote lately: a read that does not show it is older than the write (E5). */
export interface OwnWrites {
  /** `oldKey` is the change key it had before the write; null for what is new. */
  wrote(id: string, oldKey: string | null): void;
  removed(id: string): void;
  expected(): Expectation;
}

export function createOwnWrites(clock: Pick<Clock, 'monotonicMs'>): OwnWrites {
  const writes = new Map<string, { readonly isThere: boolean; readonly oldKey: string | null; readonly untilMs: number }>();
  const note = (id: string, isThere: boolean, oldKey: string | null): void => {
    writes.set(id, { isThere, oldKey, untilMs: clock.monotonicMs() + REMEMBER_MS });
  };
  return {
    wrote: (id, oldKey) => note(id, true, oldKey),
    removed: (id) => note(id, false, null),
    expected() {
      for (const [id, write] of writes) if (write.untilMs < clock.monotonicMs()) writes.delete(id);
      if (writes.size === 0) return noExpectation;
      const ids = [...writes];
      return {
        present: new Map(ids.filter(([, write]) => write.isThere).map(([id, write]) => [id, write.oldKey])),
        absent: new Set(ids.filter(([, write]) => !write.isThere).map(([id]) => id)),
      };
    },
  };
}
