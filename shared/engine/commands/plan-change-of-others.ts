import type { AllowedChange } from '../../domain/change-act.ts';
import { checkChange } from '../../domain/change-rules.ts';
import type { DoorCommand } from '../../protocol/door-command.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';
import type { CommandPlan, PlanFacts } from './command-plan.ts';
import { planHold } from './plan-hold.ts';
import { planOrganizers } from './plan-organizers.ts';
import { planCopy, planRemoval } from './plan-others.ts';

export type ChangeCommand = Extract<DoorCommand, { readonly kind: 'extend' | 'end' | 'startEarly' | 'release' | 'decline' }>;

/**
 * What a door does about a meeting that no door made, by the means that the rules name (D7); null where it is a door's own and
 * only gets other times. Giving back and declining are here for every meeting: they differ in no more than the request.
 */
export function planChangeOfOthers(command: ChangeCommand, facts: PlanFacts): CommandPlan | null {
  const ruling = checkChange(facts, command, facts.nowMs);
  if (ruling.kind === 'refused') return ruling;
  const entry = entryFor(command, ruling, facts);
  return entry && { kind: 'write', entry };
}

function entryFor({ kind }: ChangeCommand, ruling: AllowedChange, facts: PlanFacts): JournalEntry | null {
  const { means } = ruling.consequence;
  switch (kind) {
    case 'release':
    case 'decline':
      return planRemoval(kind, ruling, facts);
    case 'end':
      if (means === 'decline') return planRemoval(kind, ruling, facts);
      if (means === 'changeOrganizers') return planOrganizers(kind, ruling, facts);
      return means === 'changeCopy' ? planCopy(kind, ruling, facts) : null;
    case 'startEarly':
      return means === 'changeCopy' ? planCopy(kind, ruling, facts) : null;
    case 'extend':
      if (means === 'changeOrganizers') return planOrganizers(kind, ruling, facts);
      return means === 'hold' ? planHold(ruling, facts) : null;
  }
}
