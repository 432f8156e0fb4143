import { z } from 'zod';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';

/** Gives the room's own copy of somebody's meeting another end or start (E42); nobody is told, and the organiser's next update overwrites it [3.3.2]. */
export const copyEntrySchema = z.strictObject({
  kind: z.literal('copy'),
  ...entryCommon,
  act: z.enum(['end', 'startEarly']),
  eventId: z.string(),
  /** The change key before the write: the write is for that state alone [3.2.9]. */
  oldKey: z.string().nullable(),
  /** The times before the write. */
  fromStartMs: z.number(),
  fromEndMs: z.number(),
  startMs: z.number(),
  endMs: z.number(),
  body: z.string(),
  /** Puts the start back; null of an ending, which takes nothing from anybody. */
  revertBody: z.string().nullable(),
  consequence: consequenceSchema,
  /** True once a write went out without an answer: it may land, whatever Graph says to the next one. */
  isSent: z.boolean(),
  stage: z.enum(['write', 'recheck', 'verify', 'revert']),
});

export type CopyEntry = Readonly<z.infer<typeof copyEntrySchema>>;
