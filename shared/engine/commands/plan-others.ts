import type { AllowedChange } from '../../domain/change-act.ts';
import { isDoorBooking } from '../../domain/door-booking.ts';
import { minuteOf } from '../../domain/whole-minute.ts';
import { buildDeclineBody, buildTimesPatchBody } from '../../graph/event-body.ts';
import { GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import type { CopyEntry } from './copy-entry.ts';
import { buildDeclineComment, type DeclineReason } from './decline-comment.ts';
import type { RemoveEntry } from './remove-entry.ts';

const commonOf = ({ commandId, nowMs }: EntryFacts) => ({ commandId, madeAtMs: nowMs, giveUpMs: nowMs + GIVE_UP_MS });

type EntryFacts = Pick<PlanFacts, 'commandId' | 'nowMs' | 'roomName'>;

/** The meeting leaves the room's calendar: deleted if a door made it, else declined, with a comment unless nobody is to be told (E40). */
export function planRemoval(
  act: 'release' | 'decline' | 'end' | 'noShow',
  { meeting, consequence }: Pick<AllowedChange, 'meeting' | 'consequence'>,
  facts: EntryFacts & Pick<PlanFacts, 'checkedAt'>,
  reason: DeclineReason = { kind: act === 'end' ? 'end' : 'release' },
): RemoveEntry {
  const comment = consequence.means === 'declineSilently' ? null : buildDeclineComment(facts.roomName, reason);
  return {
    kind: 'remove',
    ...commonOf(facts),
    act,
    eventId: meeting.id,
    startMs: meeting.startMs,
    endMs: meeting.endMs,
    body: isDoorBooking(meeting) ? null : buildDeclineBody(comment),
    bookingId: meeting.claim?.commandId ?? null,
    consequence,
    checkedAt: facts.checkedAt,
    isSent: false,
    stage: 'write',
  };
}

/** The room's own copy gets other times (E42). */
export function planCopy(act: CopyEntry['act'], { meeting, times, consequence }: AllowedChange, facts: EntryFacts): CopyEntry {
  const { id: eventId, changeKey: oldKey, startMs: fromStartMs, endMs: fromEndMs } = meeting;
  return {
    kind: 'copy',
    ...commonOf(facts),
    ...{ act, eventId, oldKey, fromStartMs, fromEndMs, ...times },
    body: buildTimesPatchBody(act === 'end' ? { endMs: times.endMs } : { startMs: times.startMs }),
    revertBody: act === 'end' ? null : buildTimesPatchBody({ startMs: minuteOf(fromStartMs) }),
    consequence,
    isSent: false,
    stage: 'write',
  };
}
