import type { Meeting } from '../../domain/meeting.ts';
import type { TimeWindow } from '../../domain/time-window.ts';

/** The time of a door's booking that no other door can claim any more, as far as the booking still has it; null where there is none. */
export function settledPart({ claim, startMs, endMs }: Meeting): TimeWindow | null {
  return claim?.settled ? sharedPart(claim.settled, { startMs, endMs }) : null;
}

/** The time of a claim before and after what is settled of it. */
export function without({ startMs, endMs }: TimeWindow, taken: TimeWindow | null): readonly TimeWindow[] {
  if (taken === null) return [{ startMs, endMs }];
  const before = { startMs, endMs: Math.min(endMs, taken.startMs) };
  const after = { startMs: Math.max(startMs, taken.endMs), endMs };
  return [before, after].filter((part) => part.startMs < part.endMs);
}

export function sharedPart(one: TimeWindow, other: TimeWindow): TimeWindow | null {
  const startMs = Math.max(one.startMs, other.startMs);
  const endMs = Math.min(one.endMs, other.endMs);
  return startMs < endMs ? { startMs, endMs } : null;
}

/** What is settled once a claim is: with what was before, where the two touch. */
export function joined(target: TimeWindow, settled: TimeWindow | null): TimeWindow {
  if (settled === null || settled.endMs < target.startMs || target.endMs < settled.startMs) return target;
  return { startMs: Math.min(target.startMs, settled.startMs), endMs: Math.max(target.endMs, settled.endMs) };
}
