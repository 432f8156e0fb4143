import { z } from 'zod';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';

/** What a door made ends sooner; what would be left as a stub is removed instead, by a `remove` entry. */
export const endEntrySchema = z.strictObject({
  kind: z.literal('end'),
  ...entryCommon,
  eventId: z.string(),
  /** The change key before the write: it is for that state of the event alone [3.2.9]. */
  oldKey: z.string().nullable(),
  startMs: z.number(),
  /** The end before the write. */
  fromEndMs: z.number(),
  endMs: z.number(),
  /** The new end, and the settled time cut to it: what is given back must be claimed anew. */
  body: z.string(),
  consequence: consequenceSchema,
  /** `recheck`: a write was sent and its answer lost; look before sending again. */
  stage: z.enum(['write', 'recheck', 'verify']),
});

export type EndEntry = Readonly<z.infer<typeof endEntrySchema>>;
