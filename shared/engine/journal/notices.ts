import type { CommandResult } from '../../protocol/command-result.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { NoticeView } from '../../view/door-view.ts';
import type { RoomStateHolder } from '../room-state.ts';
import { commandKindOf, isOwnAccord } from './entry-facts.ts';
import type { JournalEntry } from './journal-entry.ts';

const SHOWN_MS = 60_000;

export interface NoticesDeps {
  readonly state: RoomStateHolder;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Outcomes that came when nobody waited any more: on the glass for a minute, one that was handed over for another (E104), and in the log (E18). */
export function createNotices({ state, clock, signal, log }: NoticesDeps): { post(entry: JournalEntry, result: CommandResult): void } {
  const standAMinute = (notice: NoticeView): void => {
    void clock.sleep(SHOWN_MS, signal).then(() => {
      if (!signal.aborted && state.get().notice === notice) state.update({ notice: null }); // else it is for the next engine
    });
  };
  const { notice: handedOver } = state.get();
  if (handedOver) standAMinute(handedOver);
  return {
    post(entry, result) {
      const { commandId } = entry;
      log.info('commandSettledLate', { commandId, commandKind: commandKindOf(entry), result: result.kind });
      if (isOwnAccord(entry)) return; // there is no person, or they were told long ago
      const notice: NoticeView = { commandId, commandKind: commandKindOf(entry), result };
      state.update({ notice });
      standAMinute(notice);
    },
  };
}
