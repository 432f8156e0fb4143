import { blocks } from '../../domain/blocks.ts';
import { checkInWindowOf } from '../../domain/check-in.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { meetingKeyOf } from '../../domain/meeting-key.ts';
import { buildSchedule } from '../../domain/schedule.ts';
import { buildStatePatchBody } from '../../graph/event-body.ts';
import { stateOf } from '../../graph/event-state.ts';
import type { RefusalReason } from '../../protocol/command-result.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { CheckInEntry } from './check-in-entry.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';

/** Anybody may check in, once, while it is open (E50). */
export function planCheckIn(command: Extract<DoorCommand, { readonly kind: 'checkIn' }>, facts: PlanFacts): CommandPlan {
  const meeting = facts.meetings.find(({ id }) => id === command.meetingId);
  const reason = refusalOf(meeting, facts);
  if (reason !== null || !meeting) return { kind: 'refused', reason: reason ?? 'meetingGone' };
  const entry = buildCheckInEntry(meeting, { ...facts, checkedInMs: facts.nowMs, isRewrite: false });
  return entry === null ? { kind: 'refused', reason: 'notNow' } : { kind: 'write', entry };
}

function refusalOf(meeting: Meeting | undefined, { policy, meetings, nowMs, checkIns }: PlanFacts): RefusalReason | null {
  if (policy.checkIn === 'off') return 'notAllowed';
  if (!meeting || !blocks(meeting)) return 'meetingGone';
  if (meeting.endMs <= nowMs) return 'meetingOver';
  if (meeting.checkedInMs !== null || checkIns.isCheckedIn(meeting)) return 'alreadyCheckedIn';
  const window = checkInWindowOf(meeting, buildSchedule(meetings), checkIns.knownSinceMs(meeting), policy);
  const isOpen = window !== null && window.opensMs <= nowMs && nowMs < window.closesMs;
  return isOpen ? null : 'notNow';
}

/** Null for a meeting that nothing can refer to. */
export function buildCheckInEntry(
  meeting: Meeting,
  facts: Pick<PlanFacts, 'commandId' | 'nowMs'> & Pick<CheckInEntry, 'checkedInMs' | 'isRewrite'>,
): CheckInEntry | null {
  const key = meetingKeyOf(meeting);
  if (key === null) return null;
  const { commandId, nowMs, checkedInMs, isRewrite } = facts;
  const { id: eventId, changeKey: oldKey, startMs, endMs, seriesMasterId } = meeting;
  return {
    kind: 'checkIn',
    ...{ commandId, madeAtMs: nowMs, giveUpMs: Math.min(endMs, nowMs + GIVE_UP_MS) },
    ...{ eventId, key, startMs, endMs, seriesMasterId, checkedInMs, isRewrite, oldKey },
    body: buildStatePatchBody({ ...stateOf(meeting), checkedInMs }),
    stage: 'write',
  };
}
