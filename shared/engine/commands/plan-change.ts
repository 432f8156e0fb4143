import type { AllowedChange } from '../../domain/change-act.ts';
import { checkChange } from '../../domain/change-rules.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { planChange } from './change-plan.ts';
import { settledPart, without } from './claim-times.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import type { EndEntry } from './end-entry.ts';
import { endBodyFor } from './end-steps.ts';
import { planRemoval } from './plan-others.ts';

type OwnChange = Extract<DoorCommand, { readonly kind: 'extend' | 'end' | 'startEarly' }>;

/** Time that no door has settled for so long has no door at work on it: it counts as the booking's own. */
const SETTLING_MS = 5 * MINUTE_MS;

/** Other times for what a door made itself (D7). */
export function planOwnChange(command: OwnChange, facts: PlanFacts): CommandPlan {
  const ruling = checkChange(facts, command, facts.nowMs);
  if (ruling.kind === 'refused') return ruling;
  const { nowMs, commandId, checkedAt } = facts;
  const common = { commandId, madeAtMs: nowMs, giveUpMs: nowMs + GIVE_UP_MS };
  if (command.kind === 'end') {
    const isRemoval = ruling.consequence.means === 'remove';
    return { kind: 'write', entry: isRemoval ? planRemoval('end', ruling, facts) : planEnding(ruling, common) };
  }
  // Whether it has all of its time is not decided yet; more of it cannot be claimed meanwhile (E28).
  if (isBeingSettled(ruling.meeting, nowMs)) return { kind: 'refused', reason: 'busy' };
  return { kind: 'write', entry: planChange(command.kind, ruling, common, checkedAt) };
}

/** New, or given more time, also by another door of the room: where that one's claim goes back, so would time claimed on top of it. */
function isBeingSettled(meeting: Meeting, nowMs: number): boolean {
  const settled = settledPart(meeting);
  const sinceMs = settled === null ? meeting.createdMs : meeting.lastModifiedMs;
  return without(meeting, settled).length > 0 && sinceMs !== null && nowMs - sinceMs < SETTLING_MS;
}

function planEnding(
  { meeting, times, consequence }: AllowedChange,
  common: Pick<EndEntry, 'commandId' | 'madeAtMs' | 'giveUpMs'>,
): EndEntry {
  const { id: eventId, changeKey: oldKey, startMs, endMs: fromEndMs } = meeting;
  const { endMs } = times;
  return {
    kind: 'end',
    ...common,
    eventId,
    oldKey,
    startMs,
    fromEndMs,
    endMs,
    body: endBodyFor(meeting, endMs),
    consequence,
    stage: 'write',
  };
}
