import type { GraphError } from '../../graph/graph-error.ts';
import type { Clock } from '../../runtime/clock.ts';

const FAILURES_IN_A_ROW = 3;
const REST_MS = 30 * 60_000;

/** Whether delta is worth asking, or plain reads carry the door for a while (E3, E10). */
export interface DeltaTrust {
  isTrusted(): boolean;
  /** A round went in circles: leave delta alone until the window rolls. */
  looped(): void;
  failed(error: GraphError): void;
  whole(): void;
  rolled(): void;
}

export function createDeltaTrust(clock: Pick<Clock, 'monotonicMs'>): DeltaTrust {
  let restUntilMs = 0;
  let failures = 0;
  const isTrusted = (): boolean => clock.monotonicMs() >= restUntilMs;
  return {
    isTrusted,
    looped() {
      restUntilMs = Number.POSITIVE_INFINITY;
    },
    failed(error) {
      // What is no page at all speaks against whoever answers, and would then be asked for a calendar that may look empty (D1).
      const isDeltas = error.kind === 'serviceFailing' || error.kind === 'cursorExpired';
      if (!isDeltas || !isTrusted()) return;
      failures += 1;
      if (failures < FAILURES_IN_A_ROW) return;
      restUntilMs = clock.monotonicMs() + REST_MS;
      failures = 0;
    },
    whole() {
      failures = 0;
    },
    rolled() {
      restUntilMs = 0;
      failures = 0;
    },
  };
}
