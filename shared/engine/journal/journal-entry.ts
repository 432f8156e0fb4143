import { z } from 'zod';

/**
 * A command that writes, from before its first request until Graph has shown what became of it (E14).
 * `body` holds the exact bytes that are sent, and sent again. Times are epoch milliseconds on whole minutes.
 */
const common = {
  commandId: z.string().min(1),
  /** True time of the tap; of a booking, from its making on, the time of that. */
  madeAtMs: z.number(),
  /** After this nothing is sent any more to bring the command about; what is in doubt is taken back. */
  giveUpMs: z.number(),
};

const bookEntrySchema = z.strictObject({
  kind: z.literal('book'),
  ...common,
  startMs: z.number(),
  endMs: z.number(),
  body: z.string(),
  /** Null until an answer or a read has named it. */
  eventId: z.string().nullable(),
  stage: z.enum(['create', 'verify', 'withdraw']),
  /** Why it is taken back; null unless it is. `stray`: an event of a command given up long ago turned up (E20). */
  withdrawal: z.enum(['lostRace', 'gaveUp', 'stray']).nullable(),
});

const changeFields = {
  ...common,
  eventId: z.string(),
  /**
   * The change key before the write. The write is for that state of the event alone, so that one that lands late undoes nothing that
   * came after it [3.2.9]; and a read that still shows it is older than the write.
   */
  oldKey: z.string().nullable(),
  startMs: z.number(),
  /** The end before the write. */
  fromEndMs: z.number(),
  endMs: z.number(),
  body: z.string(),
};

const extendEntrySchema = z.strictObject({
  kind: z.literal('extend'),
  ...changeFields,
  /** Puts the end back to `fromEndMs`. */
  revertBody: z.string(),
  /** `recheck`: a write was sent and its answer lost; look before sending again. */
  stage: z.enum(['write', 'recheck', 'verify', 'revert']),
});

const endEntrySchema = z.strictObject({
  kind: z.literal('end'),
  ...changeFields,
  /** The command that made the booking; a late request of its must not make it again once it is removed. */
  bookingId: z.string().nullable(),
  stage: z.enum(['write', 'recheck', 'verify']),
});

export const journalEntrySchema = z.discriminatedUnion('kind', [bookEntrySchema, extendEntrySchema, endEntrySchema]);

export type BookEntry = Readonly<z.infer<typeof bookEntrySchema>>;
export type ExtendEntry = Readonly<z.infer<typeof extendEntrySchema>>;
export type EndEntry = Readonly<z.infer<typeof endEntrySchema>>;
export type JournalEntry = BookEntry | ExtendEntry | EndEntry;
