import type { ChangeFacts, ChangeRuling } from './change-act.ts';
import { consequenceOf } from './change-consequence.ts';
import type { Means } from './consequence.ts';
import { makerOf } from './door-booking.ts';
import type { Meeting } from './meeting.ts';
import { holdOf } from './meeting-key.ts';
import { isChangedAtOrganizers } from './organizers-event.ts';
import type { Policy } from './policy.ts';
import { refusedFor } from './rule-refusal.ts';
import type { TimeWindow } from './time-window.ts';
import { MINUTE_MS, minuteFrom, minuteOf } from './whole-minute.ts';

/** Ending a running meeting now. In its first minutes it is taken away whole rather than left as a stub: deleted if it is a door's, else declined (policy). */
export function ruleOnEnding({ meetings, policy }: ChangeFacts, meeting: Meeting, nowMs: number): ChangeRuling {
  if (meeting.startMs > nowMs) return refusedFor('notStarted');
  if (meeting.time.kind === 'allDay') return refusedFor('notAllowed'); // it has dates, no end to move
  const means = meansFor(meeting, policy, nowMs);
  const hold = makerOf(meeting) === 'hold' ? null : holdOf(meeting, meetings);
  return { kind: 'allowed', meeting, hold, times: timesFor(means, meeting, nowMs), consequence: consequenceOf(means, meeting) };
}

function meansFor(meeting: Meeting, policy: Policy, nowMs: number): Means {
  const lastedMs = minuteOf(nowMs) - meeting.startMs;
  const stubMs = policy.stubMinutes * MINUTE_MS;
  switch (makerOf(meeting)) {
    case 'door':
    case 'hold':
      return lastedMs < Math.max(stubMs, MINUTE_MS) ? 'remove' : 'change';
    case 'room':
      return 'changeCopy';
    case 'person':
      if (lastedMs < stubMs && policy.stubOfOthers === 'decline') return 'decline';
      return isChangedAtOrganizers(meeting, policy) ? 'changeOrganizers' : 'changeCopy';
  }
}

/** What is shortened keeps a minute at least: a meeting without length is none. */
function timesFor(means: Means, { startMs, endMs }: Meeting, nowMs: number): TimeWindow {
  if (means === 'remove' || means === 'decline') return { startMs, endMs };
  return { startMs, endMs: Math.max(minuteOf(nowMs), minuteFrom(startMs + MINUTE_MS)) };
}
