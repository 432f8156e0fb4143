import { z } from 'zod';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';
import { bookEntrySchema } from './book-entry.ts';
import { orderEntrySchema } from './order-entry.ts';
import { removeEntrySchema } from './remove-entry.ts';

/** Moves a meeting to a nearby room: that room is taken first, then the meeting leaves this one. One of the two is always true (E47). */
export const moveEntrySchema = z.strictObject({
  kind: z.literal('move'),
  ...entryCommon,
  /** The meeting at this door. */
  meetingId: z.string(),
  room: z.strictObject({ address: z.string(), name: z.string() }),
  /** A booking, or a hold for somebody's meeting, in the other room's calendar; or the coordinator's order for it. */
  take: z.discriminatedUnion('kind', [bookEntrySchema, orderEntrySchema]),
  /** Out of this room's calendar. */
  leave: removeEntrySchema,
  consequence: consequenceSchema,
  /** `giveBack`: the meeting could not leave, so the other room is given back. */
  stage: z.enum(['take', 'leave', 'giveBack']),
  /** Why the meeting stays; null unless the other room is given back. */
  failure: z.enum(['meetingGone', 'writeRefused', 'offline']).nullable(),
});

export type MoveEntry = Readonly<z.infer<typeof moveEntrySchema>>;
