import { z } from 'zod';
import { commandKindSchema } from '../../protocol/command-kind-schema.ts';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';
import { momentSchema } from '../journal/moment.ts';
import { claimFields } from './claim-fields.ts';

/** What a door made gets more time: a later end, or an earlier start. The added time is a claim of its own (D6). */
export const changeEntrySchema = z.strictObject({
  kind: z.literal('change'),
  ...entryCommon,
  commandKind: commandKindSchema,
  eventId: z.string(),
  /**
   * The change key before the write. The write is for that state of the event alone, so that one that lands late undoes nothing that
   * came after it [3.2.9].
   */
  oldKey: z.string().nullable(),
  /** The times before the write; back to them on any overlap. */
  fromStartMs: z.number(),
  fromEndMs: z.number(),
  startMs: z.number(),
  endMs: z.number(),
  body: z.string(),
  consequence: consequenceSchema,
  /** When the calendar was last read and nothing stood in the way (E16). */
  checkedAt: momentSchema,
  /** When a write may have gone out whose answer is not known; null when there was none. */
  writeInDoubt: momentSchema.nullable(),
  /** When a write was last acknowledged or seen; null before. */
  madeAt: momentSchema.nullable(),
  ...claimFields,
  /**
   * `recheck`: the write is in doubt; look before sending again. `guard`: the times are back, and a write or mark in doubt is waited
   * out, so that nothing undoes that.
   */
  stage: z.enum(['write', 'recheck', 'verify', 'mark', 'revert', 'guard']),
  /** Why the times go back; null unless they do. */
  withdrawal: z.enum(['lostRace', 'writeRefused', 'evicted']).nullable(),
});

export type ChangeEntry = Readonly<z.infer<typeof changeEntrySchema>>;
