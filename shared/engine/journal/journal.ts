import { z } from 'zod';
import type { Document } from '../../runtime/document.ts';
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
  isBuried(commandId: string, nowMs: number): boolean;
}

/** @throws when the document holds something that is no journal: writing over it could lose a command. */
export async function openJournal(document: Document): Promise<Journal> {
  const loaded = await document.load();
  let content: JournalContent = loaded === null ? { version: 1, entries: [], tombstones: [] } : journalSchema.parse(loaded);
  let lastChange: Promise<void> = Promise.resolve();

  /** One change after another: two at once would each write the journal without the other's. */
  const change = (apply: (before: JournalContent) => JournalContent): Promise<void> => {
    const saved = lastChange.then(async () => {
      const next = apply(content);
      await document.save(next).catch((cause: unknown) => {
        throw new JournalError('the journal could not be saved', { cause });
      });
      content = next; // only what is on the disk counts
    });
    lastChange = saved.catch(() => {}); // the caller is told by `saved`
    return saved;
  };
  const without = (entries: JournalEntry[], id: string): JournalEntry[] => entries.filter(({ commandId }) => commandId !== id);

  return {
    entries: () => content.entries,
    put: (entry) =>
      change((before) => {
        const isNew = !before.entries.some(({ commandId }) => commandId === entry.commandId);
        const replaced = before.entries.map((old) => (old.commandId === entry.commandId ? entry : old));
        return { ...before, entries: isNew ? [...before.entries, entry] : replaced };
      }),
    settle: (commandId) => change((before) => ({ ...before, entries: without(before.entries, commandId) })),
    bury: (commandId, nowMs) =>
      change((before) => {
        const living = before.tombstones.filter((stone) => stone.untilMs > nowMs && stone.commandId !== commandId);
        const tombstones = [...living, { commandId, untilMs: nowMs + TOMBSTONE_MS }];
        return { ...before, entries: without(before.entries, commandId), tombstones };
      }),
    isBuried: (commandId, nowMs) => content.tombstones.some((stone) => stone.commandId === commandId && stone.untilMs > nowMs),
  };
}
