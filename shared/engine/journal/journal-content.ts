import { z } from 'zod';
import { type JournalEntry, journalEntrySchema } from './journal-entry.ts';
import { entryOfVersion1 } from './journal-version-1.ts';
import { watchSchema } from './watch.ts';

const remembered = z.array(z.strictObject({ commandId: z.string(), untilMs: z.number() }));

/** The journal's document. */
const journalSchema = z.strictObject({
  version: z.literal(2),
  /** Whose calendar it is about; null for one of many rooms, and for one that does not say. */
  room: z.string().nullable().default(null),
  entries: z.array(z.unknown()),
  /** Commands of which no event must be there (E20). */
  tombstones: remembered,
  /** Commands of this door's that made an event: whoever stands here may be its owner. */
  made: remembered,
  watches: z.array(watchSchema),
  /** What could not be read and must not be lost; for people, never acted on. */
  aside: z.array(z.unknown()),
});

export type JournalContent = Omit<z.infer<typeof journalSchema>, 'entries'> & { readonly entries: readonly JournalEntry[] };

const version1Schema = z.strictObject({ version: z.literal(1), entries: z.array(z.unknown()), tombstones: remembered });

const emptyJournal: JournalContent = { version: 2, room: null, entries: [], tombstones: [], made: [], watches: [], aside: [] };

/**
 * A document of this version, or of the one before. What is neither, and single entries that cannot be read, are set aside within the
 * document (E34): the door starts. None of it is ever sent again, so nothing is written twice; an event that such an entry has made
 * already stays where it is, unsettled, until somebody deletes it.
 */
export function parseJournal(loaded: unknown): { readonly content: JournalContent; readonly setAside: number } {
  if (loaded === null) return { content: emptyJournal, setAside: 0 };
  const current = journalSchema.safeParse(loaded);
  if (current.success) return withEntries(current.data, current.data.entries, (entry) => entry);
  const earlier = version1Schema.safeParse(loaded);
  if (earlier.success) return withEntries({ ...emptyJournal, tombstones: earlier.data.tombstones }, earlier.data.entries, entryOfVersion1);
  return { content: { ...emptyJournal, aside: [loaded] }, setAside: 1 };
}

/** A door that was configured for another room since: what is under way at the old one is out of its reach, and never sent to the new one. */
export function ofRoom(content: JournalContent, room: string | null): { readonly content: JournalContent; readonly setAside: number } {
  if (room === null || content.room === null || content.room.toLowerCase() === room.toLowerCase())
    return { content: { ...content, room }, setAside: 0 };
  const { entries, watches, aside } = content;
  const left = [...entries, ...watches];
  return { content: { ...content, room, entries: [], watches: [], aside: [...aside, ...left] }, setAside: left.length };
}

function withEntries(content: Omit<JournalContent, 'entries'>, found: readonly unknown[], convert: (entry: unknown) => unknown) {
  const entries: JournalEntry[] = [];
  const unread: unknown[] = [];
  for (const raw of found) {
    const parsed = journalEntrySchema.safeParse(convert(raw));
    if (parsed.success) entries.push(parsed.data);
    else unread.push(raw);
  }
  return { content: { ...content, entries, aside: [...content.aside, ...unread] }, setAside: unread.length };
}
