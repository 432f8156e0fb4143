/** The subscription API's limits for one app in one tenant (fact 7.1.8). */
const WINDOW_MS = 20_000;
const MOST: Readonly<Record<'list' | 'other', number>> = { list: 40, other: 1000 };

export interface SubscriptionLimits {
  /** Counts one call; how long to wait where that is one too many, else null. */
  exceededBy(kind: 'list' | 'other'): number | null;
}

/** Windows follow each other from the first call on; what was refused counts too (fact 8.3). */
export function createSubscriptionLimits(nowMs: () => number): SubscriptionLimits {
  const windows = new Map<'list' | 'other', { readonly fromMs: number; readonly calls: number }>();
  return {
    exceededBy(kind) {
      const now = nowMs();
      const current = windows.get(kind);
      const isOpen = current !== undefined && now - current.fromMs < WINDOW_MS;
      const window = isOpen ? { ...current, calls: current.calls + 1 } : { fromMs: now, calls: 1 };
      windows.set(kind, window);
      return window.calls > MOST[kind] ? window.fromMs + WINDOW_MS - now : null;
    },
  };
}
