import type { Log } from '../runtime/log.ts';
import type { CheckIns } from './check-in/check-ins.ts';
import { withdrawSpentHolds } from './commands/hold-watch.ts';
import { createConflictLog } from './journal/conflict-log.ts';
import type { Journal } from './journal/journal.ts';
import type { Stopwatch } from './journal/moment.ts';
import type { createWatches } from './journal/serve-watches.ts';
import { noteOwnEvents } from './journal/strays.ts';
import type { createReplicaKeeper } from './replica/replica-keeper.ts';
import type { RoomStateHolder } from './room-state.ts';
import type { TrueClock } from './true-clock.ts';

export interface AfterRoundDeps {
  readonly state: RoomStateHolder;
  readonly journal: Journal;
  readonly trueClock: Pick<TrueClock, 'nowMs'>;
  readonly stopwatch: Stopwatch;
  readonly watches: Pick<ReturnType<typeof createWatches>, 'look'>;
  readonly checkIns: Pick<CheckIns, 'read'>;
  readonly keeper: Pick<ReturnType<typeof createReplicaKeeper>, 'keep'>;
  /** Wakes the journal's loop: what follows from the round may be in it. */
  readonly wake: () => void;
  readonly log: Log;
}

/** What a whole round means for what this door has written, holds and watches; then the replica goes to the disk. */
export function createAfterRound(deps: AfterRoundDeps): () => Promise<void> {
  const { state, journal, trueClock, stopwatch, watches, checkIns, keeper, wake, log } = deps;
  const conflicts = createConflictLog(log);
  return async () => {
    const { replica } = state.get();
    if (replica) {
      const nowMs = trueClock.nowMs();
      await noteOwnEvents(replica.events, { journal, nowMs, stopwatch, log });
      await watches.look(replica.events);
      conflicts.look(replica.events, replica.timeZone);
      await checkIns.read(replica.events);
      await withdrawSpentHolds(replica.events, { journal, nowMs, stopwatch, timeZone: replica.timeZone, log });
    }
    wake();
    await keeper.keep(replica);
  };
}
