import type { Policy } from '../../domain/policy.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Document } from '../../runtime/document.ts';
import type { Log } from '../../runtime/log.ts';
import { type Replica, sameEvents } from './replica.ts';
import { saveReplica } from './replica-file.ts';

/** A replica that only grew younger is saved this often: tablets live on flash that wears. */
const UNCHANGED_MS = 300_000;

export interface ReplicaKeeper {
  /** Saves when there is something worth saving; a failure is logged and tried again with the next call. */
  keep(replica: Replica | null): Promise<void>;
  /** Saves in any case. */
  close(replica: Replica | null): Promise<void>;
}

export interface ReplicaKeeperDeps {
  readonly document: Document;
  readonly room: string;
  readonly policy: Policy;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly lastTrueMs: () => number;
  readonly log: Log;
}

export function createReplicaKeeper({ document, room, policy, clock, lastTrueMs, log }: ReplicaKeeperDeps): ReplicaKeeper {
  let saved: Replica | null = null;
  let savedAtMs = Number.NEGATIVE_INFINITY;

  const save = async (replica: Replica | null): Promise<void> => {
    try {
      await saveReplica(document, { room, replica, lastTrueMs: lastTrueMs() }, policy);
      saved = replica;
      savedAtMs = clock.monotonicMs();
    } catch (cause) {
      log.error('replicaNotSaved', { cause });
    }
  };

  return {
    async keep(replica) {
      const isOld = clock.monotonicMs() - savedAtMs >= UNCHANGED_MS;
      if (isOld || isWorthSaving(saved, replica)) await save(replica);
    },
    close: save,
  };
}

function isWorthSaving(saved: Replica | null, replica: Replica | null): boolean {
  if (saved === null || replica === null) return saved !== replica;
  return (
    saved.timeZone !== replica.timeZone || saved.window.startMs !== replica.window.startMs || !sameEvents(saved.events, replica.events)
  );
}
