/** A change shows within seconds of its notification, or it takes about this long. */
const SECOND_LOOK_MS = 30_000;

/** One change is told of two to four times within seconds [7.3.6]: a hint so soon after news needs no change of its own. */
const SAME_CHANGE_MS = 10_000;

/** A whole round, on the device's monotonic clock. */
export interface EndedRound {
  readonly endedMs: number;
  /** The coordinator had asked for it. */
  readonly isHinted: boolean;
  readonly broughtNews: boolean;
}

/** What the rounds so far leave to be looked for. */
export interface SecondLook {
  /** When to look again; null while nothing is missing. */
  readonly dueMs: number | null;
  readonly lastNewsMs: number;
}

export const nothingMissing: SecondLook = { dueMs: null, lastNewsMs: Number.NEGATIVE_INFINITY };

/** A notification can be there before what it tells of (Q16): a hint that brought nothing is looked at once more. */
export function applyRound(before: SecondLook, { endedMs, isHinted, broughtNews }: EndedRound): SecondLook {
  if (broughtNews) return { dueMs: null, lastNewsMs: endedMs };
  if (isHinted && endedMs - before.lastNewsMs > SAME_CHANGE_MS) return { ...before, dueMs: endedMs + SECOND_LOOK_MS };
  return before.dueMs !== null && before.dueMs <= endedMs ? { ...before, dueMs: null } : before;
}
