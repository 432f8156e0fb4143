import type { AllowedChange } from '../../domain/change-act.ts';
import { checkChange } from '../../domain/change-rules.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { MINUTE_MS } from '../../domain/whole-minute.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import { planChange } from './change-plan.ts';
import { settledPart } from './claim-times.ts';
import { type CommandPlan, GIVE_UP_MS, type PlanFacts } from './command-plan.ts';
import type { EndEntry } from './end-entry.ts';
import { endBodyFor } from './end-steps.ts';
import { planRemoval } from './plan-others.ts';

type OwnChange = Extract<DoorCommand, { readonly kind: 'extend' | 'end' | 'startEarly' }>;

/** A booking that no door has settled for so long has no door at work on it: its time counts as its own. */
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
  // Whether it has the room at all is not decided yet; more of it cannot be claimed meanwhile (E28).
  if (isBeingSettled(ruling.meeting, nowMs)) return { kind: 'refused', reason: 'busy' };
  return { kind: 'write', entry: planChange(command.kind, ruling, common, checkedAt) };
}

function isBeingSettled(meeting: Meeting, nowMs: number): boolean {
  return settledPart(meeting) === null && meeting.createdMs !== null && nowMs - meeting.createdMs < SETTLING_MS;
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
