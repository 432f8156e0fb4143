import type { Clock } from '../../runtime/clock.ts';
import type { Lines } from '../lines/lines.ts';
import type { CoordinatorMetrics } from '../operations/coordinator-metrics.ts';
import type { Hints } from './hints.ts';

export interface HintsDeps {
  readonly lines: Pick<Lines, 'hint'>;
  readonly clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly metrics: Pick<CoordinatorMetrics, 'hintLatency'>;
  readonly gatherMs?: number;
}

export interface OpenHints extends Hints {
  /** Tells nobody any more. */
  close(): void;
}

/**
 * Graph tells one act two to four times within a second or so [7.3.6]. Half of one: the door has read by then what the first hint was about,
 * and an edit that comes right after another one is on the glass within a second all the same.
 */
const GATHER_MS = 500;
/** How often the gathered are looked at, at most: a bound on wake-ups under load, and on how late a gathered hint can be. */
const STEP_MS = 20;

interface Burst {
  readonly untilMs: number;
  /** Whether anything came after the hint that began it. */
  hasMore: boolean;
}

/**
 * The first hint of a room goes at once; what comes within the next half second becomes one more at its end. All bursts last equally long, so
 * their order of arrival is the order in which they end: one sleep serves them all, and none where nothing happens.
 *
 * The latency of a gathered hint is counted from the end of its burst: that it waited until then is meant.
 */
export function createHints({ lines, clock, metrics, gatherMs = GATHER_MS }: HintsDeps): OpenHints {
  const bursts = new Map<string, Burst>();
  const closing = new AbortController();
  let isFollowing = false;

  function begin(roomId: string, dueMs: number): void {
    bursts.delete(roomId); // to go to the end of the order
    bursts.set(roomId, { untilMs: clock.monotonicMs() + gatherMs, hasMore: false });
    lines.hint(roomId);
    metrics.hintLatency(clock.monotonicMs() - dueMs);
  }

  async function followBursts(): Promise<void> {
    isFollowing = true;
    for (;;) {
      const [first] = bursts.values();
      if (first === undefined || closing.signal.aborted) break;
      await clock.sleep(Math.max(STEP_MS, first.untilMs - clock.monotonicMs()), closing.signal);
      endBursts();
    }
    isFollowing = false;
  }

  function endBursts(): void {
    const nowMs = clock.monotonicMs();
    for (const [roomId, { untilMs, hasMore }] of bursts) {
      if (untilMs > nowMs || closing.signal.aborted) return;
      if (hasMore) begin(roomId, untilMs);
      else bursts.delete(roomId);
    }
  }

  return {
    changed(roomId, receivedMs) {
      if (closing.signal.aborted) return;
      const burst = bursts.get(roomId);
      if (burst !== undefined) {
        burst.hasMore = true;
        return;
      }
      begin(roomId, receivedMs);
      if (!isFollowing) void followBursts();
    },
    close() {
      closing.abort();
      bursts.clear();
    },
  };
}
