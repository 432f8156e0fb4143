import { z } from 'zod';
import type { Document } from '../runtime/document.ts';
import { type JournalEntry, journalEntrySchema } from './journal-entry.ts';

const TOMBSTONE_MS = 24 * 3_600_000;

const journalSchema = z.strictObject({
  version: z.literal(1),
  entries: z.array(journalEntrySchema),
  tombstones: z.array(z.strictObject({ commandId: z.string(), untilMs: z.number() })),
});

type JournalContent = z.infer<typeof journalSchema>;

/** The disk would not take a change: nothing was changed, on the disk or here. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/** The commands not settled yet, on the disk. Every method that changes it resolves when the change is there (fsync), or throws `JournalError`. */
export interface Journal {
  /** Oldest first. */
  entries(): readonly JournalEntry[];
  /** Adds an entry, or replaces the one of the same command. */
  put(entry: JournalEntry): Promise<void>;
  settle(commandId: string): Promise<void>;
  /** Settles, and remembers for a day that an event of this command must not be (E20). */
  bury(commandId: string, nowMs: number): Promise<void>;
  isBuried(commandId: string): boolean;
}

/** @throws when the document holds something that is no journal: writing over it could lose a command. */
export async function openJournal(document: Document): Promise<Journal> {
  const loaded = await document.load();
  let content: JournalContent = loaded === null ? { version: 1, entries: [], tombstones: [] } : journalSchema.parse(loaded);

  const change = async (next: JournalContent): Promise<void> => {
    await document.save(next).catch((cause: unknown) => {
      throw new JournalError('the journal could not be saved', { cause });
    });
    content = next; // only what is on the disk counts
  };
  const without = (commandId: string): JournalEntry[] => content.entries.filter((entry) => entry.commandId !== commandId);

  return {
    entries: () => content.entries,
    async put(entry) {
      const isNew = !content.entries.some(({ commandId }) => commandId === entry.commandId);
      const entries = isNew ? [...content.entries, entry] : content.entries.map((old) => (old.commandId === entry.commandId ? entry : old));
      await change({ ...content, entries });
    },
    async settle(commandId) {
      await change({ ...content, entries: without(commandId) });
    },
    async bury(commandId, nowMs) {
      const living = content.tombstones.filter((stone) => stone.untilMs > nowMs && stone.commandId !== commandId);
      await change({
        ...content,
        entries: without(commandId),
        tombstones: [...living, { commandId, untilMs: nowMs + TOMBSTONE_MS }],
      });
    },
    isBuried: (commandId) => content.tombstones.some((stone) => stone.commandId === commandId),
  };
}
