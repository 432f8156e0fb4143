import type { Policy } from '../../../shared/domain/policy.ts';
import type { CommandResult } from '../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';
import type { MeetingActs } from '../../../shared/simulator/acts/meeting-acts.ts';
import type { Tenant } from '../../../shared/simulator/tenant/tenant.ts';
import type { DoorView } from '../../../shared/view/door-view.ts';
import type { HouseOptions } from '../house.ts';

/** What somebody else's doing is done with. */
export interface Outside {
  readonly tenant: Tenant;
  readonly acts: MeetingActs;
}

/** One writing command: how a door comes to offer it, and what Exchange holds before and after. The door opens at 10:00:05. */
export interface CommandStory {
  readonly name: string;
  readonly policy?: Partial<Policy>;
  /** PINs; none unless said. */
  readonly staff?: NonNullable<HouseOptions['staff']>;
  /** What is in the calendars before the door opens. */
  readonly before?: (outside: Outside) => void;
  /** A command that is carried out in peace before. */
  readonly first?: (view: DoorView) => DoorCommand;
  /** Minutes that pass before the command. */
  readonly minutesBefore?: number;
  /** The command that the story is about, as the glass offers it; throws where it does not. Null for what the door does by itself. */
  readonly tap: ((view: DoorView) => DoorCommand) | null;
  /** Done by somebody else as soon as the door's first writing request has had its effect. */
  readonly meanwhile?: (outside: Outside) => void;
  /** Told once more by real processes that are really killed: one story a kind of journal entry, and a few that matter most. */
  readonly isKilledForReal?: boolean;
  /** What comes of it when nothing goes wrong. */
  readonly told: CommandResult['kind'];
  /** What Exchange holds when it was not done, as `ledgerOf` prints it. */
  readonly undone: readonly string[];
  /** What Exchange holds when it was done; null where it cannot be. */
  readonly done: readonly string[] | null;
  /** What else counts as not done: it was tried, Exchange refused, and all is as it was but for the mails. */
  readonly undoneOtherwise?: readonly string[];
  /** What else counts as done, where the door has another way when one is closed to it. */
  readonly doneOtherwise?: readonly string[];
}
