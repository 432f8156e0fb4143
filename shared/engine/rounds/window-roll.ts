import { dayBounds, syncWindow } from '../../domain/day-window.ts';
import type { TimeWindow } from '../../domain/time-window.ts';

const HOUR_MS = 3_600_000;
const RETRY_MS = 600_000;

/** Which window the room holds, and when it moves on (E8). */
export interface WindowRoll {
  /** The window for the round about to start: the one held, or today's when that is due. */
  windowAt(nowMs: number, timeZone: string): TimeWindow;
  /** A round over this window came out whole. True when it takes the place of another one. */
  adopt(window: TimeWindow, timeZone: string): boolean;
  /** A round failed: when it was the one to roll, the old window serves for a while yet. */
  failed(nowMs: number): void;
}

interface Held {
  readonly window: TimeWindow;
  /** Between two and four in the night after the window's own day, each door at its own moment. */
  readonly dueMs: number;
}

export function createWindowRoll(random: () => number): WindowRoll {
  let held: Held | null = null;
  let asked: { readonly window: TimeWindow; readonly atMs: number } | null = null;
  let notBeforeMs = Number.NEGATIVE_INFINITY;

  const isDue = (nowMs: number, today: TimeWindow): boolean => {
    if (held === null) return true;
    if (today.startMs < held.window.startMs) return true; // the clock was set right, backwards
    return nowMs >= held.dueMs && nowMs >= notBeforeMs;
  };

  return {
    windowAt(nowMs, timeZone) {
      const today = syncWindow(nowMs, timeZone);
      const window = held === null || isDue(nowMs, today) ? today : held.window;
      asked = { window, atMs: nowMs };
      return window;
    },
    adopt(window, timeZone) {
      if (held && window.startMs === held.window.startMs && window.endMs === held.window.endMs) return false;
      const midnightMs = dayBounds(asked?.atMs ?? window.startMs, timeZone).endMs;
      const isRoll = held !== null;
      held = { window, dueMs: midnightMs + 2 * HOUR_MS + Math.round(random() * 2 * HOUR_MS) };
      return isRoll;
    },
    failed(nowMs) {
      if (held !== null && asked !== null && asked.window.startMs !== held.window.startMs) notBeforeMs = nowMs + RETRY_MS;
    },
  };
}
