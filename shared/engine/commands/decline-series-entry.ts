import { z } from 'zod';
import { entryCommon } from '../journal/entry-common.ts';

/** Declines what is left of a series in this room, by its master (E58). A decline of what is declined already changes nothing. */
export const declineSeriesEntrySchema = z.strictObject({
  kind: z.literal('declineSeries'),
  ...entryCommon,
  masterId: z.string(),
  /** Where to look for occurrences that are left. */
  fromMs: z.number(),
  untilMs: z.number(),
  body: z.string(),
  stage: z.enum(['write', 'recheck', 'verify']),
});

export type DeclineSeriesEntry = Readonly<z.infer<typeof declineSeriesEntrySchema>>;
