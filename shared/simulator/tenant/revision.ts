/** Counts changes anywhere in the tenant, for pages that wait for news. */
export interface Revision {
  readonly current: number;
  bump(): void;
  /** Calls back once, at the next bump; the answer takes it back. */
  onNext(fn: () => void): () => void;
}

export function createRevision(): Revision {
  let current = 1;
  const waiting = new Set<() => void>();
  return {
    get current() {
      return current;
    },
    bump() {
      current += 1;
      const called = [...waiting];
      waiting.clear();
      for (const fn of called) fn();
    },
    onNext(fn) {
      waiting.add(fn);
      return () => void waiting.delete(fn);
    },
  };
}
