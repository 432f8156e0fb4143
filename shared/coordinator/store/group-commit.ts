import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, DatabaseTransaction } from './tables.ts';

/** Carries out a change; may be called a second time, on its own, where another change of the same transaction failed. */
type Change<Result> = (transaction: DatabaseTransaction) => Promise<Result>;

export interface GroupCommit {
  /** Resolves once the change is on the disk; rejects, with nothing of it done, where it or the disk failed. */
  run<Result>(change: Change<Result>): Promise<Result>;
  /** Resolves once nothing is under way any more. */
  idle(): Promise<void>;
}

/** One transaction holds up the process while it runs, so that it must not hold everything that waits. */
const MOST_AT_ONCE = 50;

interface Waiting {
  readonly change: Change<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Changes asked for at the same time share a transaction: each commit waits for the disk, some 5 ms, and ten thousand rooms or doors
 * arrive at once. They are carried out in the order asked. One that fails takes no other down: the rest are done again, each by itself.
 */
export function createGroupCommit(database: Database): GroupCommit {
  const waiting: Waiting[] = [];
  let drained: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await nextTurn(); // gathers what this turn of the event loop still brings, and lets the others have their turn
      await commit(waiting.splice(0, MOST_AT_ONCE));
    }
    drained = null;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    try {
      const results = await database.transaction().execute(async (transaction) => {
        const all: unknown[] = [];
        for (const { change } of group) all.push(await change(transaction));
        return all;
      });
      for (const [index, { resolve }] of group.entries()) resolve(results[index]);
    } catch (error) {
      const [first] = group;
      if (group.length === 1 && first) first.reject(error);
      else for (const one of group) await commit([one]);
    }
  }

  return {
    run: <Result>(change: Change<Result>) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ change, resolve: (result) => resolve(result as Result), reject });
        drained ??= drain();
      }),
    idle: async () => {
      await drained;
    },
  };
}
