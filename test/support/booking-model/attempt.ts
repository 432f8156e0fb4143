import type { CommandResult } from '../../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../../shared/protocol/door-command.ts';

/** What a door said of a command. A log knows no more than the kind of the result. */
export interface Word {
  readonly how: 'answer' | 'notice' | 'log';
  readonly atMs: number;
  /** The state of the calendar at that instant, by its place in the timeline; -1 before the first. */
  readonly moment: number;
  readonly result: CommandResult | { readonly kind: string };
}

/** A command that somebody gave at a door, and all that was said of it. */
export interface Attempt {
  readonly door: string;
  readonly command: DoorCommand;
  /** The event it is about, by its key in the room's mailbox; null for a booking. */
  readonly target: number | null;
  readonly startedMs: number;
  readonly startedMoment: number;
  /** Under which it was journalled; null when it never was. */
  commandId: string | null;
  readonly words: Word[];
  isAnswered: boolean;
  /** Its door stopped before anybody was told: then the log has to know. */
  wasCutOff: boolean;
}

/** The last word on it; null when there was none but `unconfirmed`. The log counts only where nobody else could be told. */
export function lastWord({ words }: Attempt): Word | null {
  const final = words.filter(({ result }) => result.kind !== 'unconfirmed');
  return final.findLast(({ how }) => how !== 'log') ?? final.at(-1) ?? null;
}

/** A person has heard what became of it. */
export const isTold = ({ words }: Attempt): boolean => words.some(({ how, result }) => how !== 'log' && result.kind !== 'unconfirmed');

export const isDone = (attempt: Attempt): boolean => lastWord(attempt)?.result.kind === 'done';

export const isLostRace = (attempt: Attempt): boolean => {
  const result = lastWord(attempt)?.result;
  return result?.kind === 'refused' && 'reason' in result && result.reason === 'lostRace';
};

export const isBooking = ({ command }: Attempt): boolean => command.kind === 'bookNow' || command.kind === 'bookLater';
