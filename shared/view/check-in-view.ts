import type { Consequence } from '../domain/consequence.ts';
import { meetingAt } from '../domain/schedule.ts';
import { protectionOf } from './act-protection.ts';
import type { CheckInView, ReleasedView } from './door-view.ts';
import { buildMeetingView } from './meeting-view.ts';
import type { ViewContext } from './view-context.ts';

/** What booking the room again for a meeting that was given up brings about: the room's no has reached the organiser and stands (D8). */
export const undoConsequence: Consequence = { means: 'hold', calendars: ['room'], told: 'nobody', organizerMust: 'inviteAgain' };

export function buildCheckIn({ facts, policy, labels, nowMs }: ViewContext): CheckInView | null {
  if (facts.checkIn === null) return null;
  const { meetingId, mode, closesMs } = facts.checkIn;
  const command = { kind: 'checkIn', meetingId } as const;
  return { meetingId, mode, closes: labels.at(closesMs, nowMs), closesMs, command, protection: protectionOf('checkIn', policy) };
}

/** Not while somebody else has the room: there is nothing left to hold. */
export function buildReleased(context: ViewContext): ReleasedView | null {
  const { facts, labels, nowMs, schedule } = context;
  const { released } = facts;
  if (released === null || nowMs >= released.undoUntilMs || meetingAt(schedule, nowMs) !== null) return null;
  return {
    meeting: buildMeetingView(released.meeting, context, nowMs),
    releasedAt: labels.at(released.releasedMs, nowMs),
    undoUntil: labels.at(released.undoUntilMs, nowMs),
    command: { kind: 'undoRelease', meetingId: released.meeting.id },
    consequence: undoConsequence,
  };
}
