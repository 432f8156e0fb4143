interface LoggedRequest {
  readonly serial: number;
  readonly atMs: number;
  readonly method: string;
  /** Path and query, as they came. */
  readonly path: string;
  readonly operation: string;
  /** Object id, or null outside a mailbox. */
  readonly mailbox: string | null;
  /** 0 when the answer was dropped. */
  readonly status: number;
  /** The fault that spoiled the body of the answer; null for an honest one. */
  readonly spoiledBy: string | null;
  readonly requestId: string;
  readonly clientRequestId: string | null;
}

/** Which requests came: the latest few hundred, and counts of all. */
export interface RequestLog {
  add(request: Omit<LoggedRequest, 'serial'>): void;
  latest(): readonly LoggedRequest[];
  counts(): Readonly<Record<string, number>>;
  /** Counts one more in flight on a mailbox and says how many that makes; the answer to `leave` is its end. */
  enter(mailbox: string): number;
  leave(mailbox: string): void;
  mostInFlight(): Readonly<Record<string, number>>;
  clear(): void;
}

const KEPT = 500;

export function createRequestLog(): RequestLog {
  let kept: LoggedRequest[] = [];
  let serial = 0;
  const counts = new Map<string, number>();
  const inFlight = new Map<string, number>();
  const most = new Map<string, number>();
  return {
    add(request) {
      serial += 1;
      kept.push({ ...request, serial });
      if (kept.length > KEPT * 2) kept = kept.slice(-KEPT);
      counts.set(request.operation, (counts.get(request.operation) ?? 0) + 1);
    },
    latest: () => kept.slice(-KEPT),
    counts: () => Object.fromEntries(counts),
    enter(mailbox) {
      const now = (inFlight.get(mailbox) ?? 0) + 1;
      inFlight.set(mailbox, now);
      most.set(mailbox, Math.max(now, most.get(mailbox) ?? 0));
      return now;
    },
    leave(mailbox) {
      inFlight.set(mailbox, (inFlight.get(mailbox) ?? 1) - 1);
    },
    mostInFlight: () => Object.fromEntries(most),
    clear() {
      kept = [];
      counts.clear();
      most.clear();
    },
  };
}
