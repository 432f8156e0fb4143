import type { AllowedChange } from '../../domain/change-act.ts';
import { consequenceOf } from '../../domain/change-consequence.ts';
import { minuteFrom } from '../../domain/whole-minute.ts';
import { buildTimesPatchBody } from '../../graph/event-body.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import { GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import type { OrganizersEntry } from './organizers-entry.ts';
import { planHold } from './plan-hold.ts';
import { planCopy } from './plan-others.ts';

/** At the organiser's, with what the room does by itself where that calendar is closed (E46). Null where the meeting cannot be found there. */
export function planOrganizers(act: OrganizersEntry['act'], ruling: AllowedChange, facts: PlanFacts): JournalEntry | null {
  const { meeting, times, consequence } = ruling;
  const { commandId, nowMs } = facts;
  const organizer = meeting.organizer?.address;
  const fallback = inTheRoom(act, ruling, facts);
  if (!organizer || meeting.iCalUId === null || !fallback) return null;
  return {
    kind: 'organizers',
    ...{ commandId, madeAtMs: nowMs, giveUpMs: nowMs + GIVE_UP_MS },
    ...{ act, eventId: meeting.id, organizer, iCalUId: meeting.iCalUId, startMs: meeting.startMs },
    ...{ fromEndMs: meeting.endMs, endMs: times.endMs, consequence, fallback },
    body: buildTimesPatchBody({ endMs: times.endMs }),
    revertBody: buildTimesPatchBody({ endMs: minuteFrom(meeting.endMs) }),
    ...{ isSent: false, organizersId: null, organizersKey: null, writtenAtMs: null, stage: 'find' },
  };
}

function inTheRoom(act: OrganizersEntry['act'], ruling: AllowedChange, facts: PlanFacts): OrganizersEntry['fallback'] | null {
  const { meeting, times } = ruling;
  if (act === 'end') return planCopy('end', { ...ruling, consequence: consequenceOf('changeCopy', meeting) }, facts);
  const after = { startMs: minuteFrom(meeting.endMs), endMs: times.endMs };
  const entry = planHold({ ...ruling, times: after, consequence: consequenceOf('hold', meeting) }, facts);
  return entry?.kind === 'book' ? entry : null;
}
