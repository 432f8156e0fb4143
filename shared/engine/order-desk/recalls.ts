import type { Journal } from '../journal/journal.ts';
import type { JournalEntry } from '../journal/journal-entry.ts';

/** Lets an entry be taken back while the journal's loop may be acting on it: what that act finds must not bring the order back (E73). */
export interface Recalls {
  /** For the loop: the journal, without what an act that a recall has overtaken would put into it. */
  readonly journal: Journal;
  /** Puts the entry that `make` gives in the place of the one under way; what acts find from now on is void. @throws JournalError */
  recall(commandId: string, make: () => Promise<JournalEntry>): Promise<void>;
  /** True of an act's end that a recall has overtaken: nothing is settled by it. */
  isOvertaken(entry: JournalEntry): boolean;
}

export function createRecalls(journal: Journal): Recalls {
  const recalled = new Set<string>();
  /** Acts that ended although they were overtaken. */
  const overtaken = new Set<string>();

  return {
    journal: {
      ...journal,
      async put(entry) {
        if (!recalled.has(entry.commandId) || isTakingBack(entry)) await journal.put(entry);
      },
      async settle(commandId, settling, nowMs) {
        if (overtaken.delete(commandId)) return;
        await journal.settle(commandId, settling, nowMs);
        recalled.delete(commandId);
      },
    },
    async recall(commandId, make) {
      recalled.add(commandId); // at once: an act under way may end before the disk has taken it
      try {
        await journal.put(await make());
      } catch (error) {
        recalled.delete(commandId);
        throw error;
      }
    },
    isOvertaken(entry) {
      const isLate = recalled.has(entry.commandId) && !isTakingBack(entry);
      if (isLate) overtaken.add(entry.commandId);
      return isLate;
    },
  };
}

const isTakingBack = (entry: JournalEntry): boolean => entry.stage === 'withdraw';
