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

interface Piece {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Where a piece goes: behind all that are due no later. Ten thousand subscriptions have a piece each, so no sorting anew. */
function placeFor(work: readonly Piece[], dueMs: number): number {
  let [low, high] = [0, work.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((work[middle]?.dueMs ?? 0) <= dueMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createAgenda(onAdd: () => void): Agenda {
  const work: Piece[] = [];
  return {
    add(dueMs, run) {
      work.splice(placeFor(work, dueMs), 0, { dueMs, run });
      onAdd();
    },
    runDue(nowMs) {
      for (let next = work[0]; next && next.dueMs <= nowMs; next = work[0]) {
        work.shift();
        next.run();
      }
    },
    step() {
      const next = work.shift();
      next?.run();
      return next !== undefined;
    },
    get size() {
      return work.length;
    },
    nextDueMs: () => work[0]?.dueMs ?? null,
  };
}
