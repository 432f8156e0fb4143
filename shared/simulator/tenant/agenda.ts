/** Work that falls due as the tenant's clock moves, done in the order it is due. */
export interface Agenda {
  add(dueMs: number, run: () => void): void;
  /** Does all that is due; work added by it counts too. */
  runDue(nowMs: number): void;
  /** Does the next piece, due or not; false when there is none. */
  step(): boolean;
  readonly size: number;
  /** When the next piece is due; null when there is none. */
  nextDueMs(): number | null;
}

export function createAgenda(onAdd: () => void): Agenda {
  let work: { readonly dueMs: number; readonly run: () => void }[] = [];
  return {
    add(dueMs, run) {
      work = [...work, { dueMs, run }].sort((a, b) => a.dueMs - b.dueMs);
      onAdd();
    },
    runDue(nowMs) {
      for (let next = work[0]; next && next.dueMs <= nowMs; next = work[0]) {
        work = work.slice(1);
        next.run();
      }
    },
    step() {
      const [next, ...rest] = work;
      if (!next) return false;
      work = rest;
      next.run();
      return true;
    },
    get size() {
      return work.length;
    },
    nextDueMs: () => work[0]?.dueMs ?? null,
  };
}
