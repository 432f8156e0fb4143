import type { CommandResult } from '../../shared/protocol/command-result.ts';
import type { DoorCommand } from '../../shared/protocol/door-command.ts';
import type { Later } from './later.ts';

/** Longer than a host takes at its slowest: past it the answer is taken for lost. */
const ANSWER_WITHIN_MS = 90_000;

/** Commands that were sent and not answered yet. */
export interface WaitingAnswers {
  wait(id: string, command: DoorCommand): Promise<CommandResult>;
  answer(id: string, result: CommandResult): void;
  /** The line died: what was sent may have happened or not, and nobody will say. */
  loseAll(): void;
}

/** What leaves every calendar as it is. */
const leavesCalendarsAlone: Readonly<Record<DoorCommand['kind'], boolean>> = {
  bookNow: false,
  bookLater: false,
  bookElsewhere: false,
  extend: false,
  end: false,
  startEarly: false,
  release: false,
  decline: false,
  move: false,
  checkIn: false,
  undoRelease: false,
  findRooms: true,
  refresh: true,
  painted: true,
  unlock: true,
  lock: true,
  exportAudit: true,
  identify: true,
  leaveKiosk: true,
};

/** A read that was lost changed nothing; a write whose answer was lost is not known to be undone. */
function lostResult(id: string, command: DoorCommand): CommandResult {
  return leavesCalendarsAlone[command.kind] ? { kind: 'unreachable', trouble: 'offline' } : { kind: 'unconfirmed', commandId: id };
}

export function createWaitingAnswers(later: Later): WaitingAnswers {
  const waiting = new Map<string, { readonly command: DoorCommand; readonly settle: (result: CommandResult) => void }>();

  const answer = (id: string, result: CommandResult): void => {
    waiting.get(id)?.settle(result);
    waiting.delete(id);
  };
  return {
    answer,
    wait(id, command) {
      return new Promise((resolve) => {
        const cancel = later(ANSWER_WITHIN_MS, () => answer(id, lostResult(id, command)));
        const settle = (result: CommandResult): void => {
          cancel();
          resolve(result);
        };
        waiting.set(id, { command, settle });
      });
    },
    loseAll() {
      for (const [id, { command }] of [...waiting]) answer(id, lostResult(id, command));
    },
  };
}
