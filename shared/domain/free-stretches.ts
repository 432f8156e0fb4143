import { blocks } from './blocks.ts';
import type { Meeting } from './meeting.ts';
import { closedStretches } from './opening-hours.ts';
import type { RuleFacts } from './slot-rules.ts';
import type { TimeWindow } from './time-window.ts';

/** What of a window nothing blocks and no closing covers, in order. */
export function freeStretches({ meetings, policy, timeZone }: RuleFacts, window: TimeWindow): readonly TimeWindow[] {
  const taken: readonly TimeWindow[] = [...meetings.filter(takesTime), ...closedStretches(policy.hours, window, timeZone)];
  const free: TimeWindow[] = [];
  let fromMs = window.startMs;
  for (const { startMs, endMs } of [...taken].sort((a, b) => a.startMs - b.startMs)) {
    if (startMs >= window.endMs) break;
    if (startMs > fromMs) free.push({ startMs: fromMs, endMs: startMs });
    fromMs = Math.max(fromMs, endMs);
  }
  if (fromMs < window.endMs) free.push({ startMs: fromMs, endMs: window.endMs });
  return free;
}

function takesTime(meeting: Meeting): boolean {
  return blocks(meeting) && meeting.endMs > meeting.startMs;
}
