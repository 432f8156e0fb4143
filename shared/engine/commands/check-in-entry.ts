import { z } from 'zod';
import { entryCommon } from '../journal/entry-common.ts';

/** Marks the room's copy of a meeting as checked in to (E51), which makes an exception of an occurrence. */
export const checkInEntrySchema = z.strictObject({
  kind: z.literal('checkIn'),
  ...entryCommon,
  eventId: z.string(),
  key: z.strictObject({ iCalUId: z.string(), startMs: z.number() }),
  startMs: z.number(),
  endMs: z.number(),
  /** Null for what is no part of a series. */
  seriesMasterId: z.string().nullable(),
  /** When somebody checked in, true time. */
  checkedInMs: z.number(),
  /** True when nobody asked now: the mark had vanished from the event and is written again. */
  isRewrite: z.boolean(),
  /** The change key before the write: the write is for that state alone [3.2.9]. */
  oldKey: z.string().nullable(),
  body: z.string(),
  stage: z.enum(['write', 'recheck', 'verify']),
});

export type CheckInEntry = Readonly<z.infer<typeof checkInEntrySchema>>;
