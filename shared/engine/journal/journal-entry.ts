import { z } from 'zod';
import { bookEntrySchema } from '../commands/book-entry.ts';
import { changeEntrySchema } from '../commands/change-entry.ts';
import { checkInEntrySchema } from '../commands/check-in-entry.ts';
import { copyEntrySchema } from '../commands/copy-entry.ts';
import { declineSeriesEntrySchema } from '../commands/decline-series-entry.ts';
import { endEntrySchema } from '../commands/end-entry.ts';
import { moveEntrySchema } from '../commands/move-entry.ts';
import { orderEntrySchema } from '../commands/order-entry.ts';
import { organizersEntrySchema } from '../commands/organizers-entry.ts';
import { removeEntrySchema } from '../commands/remove-entry.ts';

/** A command that writes, from before its first request until Graph has shown what became of it (E14). One member a kind. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  bookEntrySchema,
  changeEntrySchema,
  endEntrySchema,
  removeEntrySchema,
  copyEntrySchema,
  checkInEntrySchema,
  declineSeriesEntrySchema,
  moveEntrySchema,
  orderEntrySchema,
  organizersEntrySchema,
]);

export type JournalEntry = Readonly<z.infer<typeof journalEntrySchema>>;
