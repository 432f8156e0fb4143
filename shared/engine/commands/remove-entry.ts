import { z } from 'zod';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';
import { momentSchema } from '../journal/moment.ts';

/** Takes one meeting out of the room's calendar: what a door made is deleted, what somebody invited the room to is declined (E40). */
export const removeEntrySchema = z.strictObject({
  kind: z.literal('remove'),
  ...entryCommon,
  /** What was asked for. `withdrawHold`: nobody asked; what the hold was for has changed (E45). `noShow`: nobody came (E55). */
  act: z.enum(['release', 'decline', 'end', 'withdrawHold', 'noShow']),
  eventId: z.string(),
  /** The times it was seen at; at others, somebody has moved it since and means something else by it. */
  startMs: z.number(),
  endMs: z.number(),
  /** The decline; null where the event is deleted. */
  body: z.string().nullable(),
  /** The command that made the event; a late request of its must not make it again. Null for what no door made. */
  bookingId: z.string().nullable(),
  consequence: consequenceSchema,
  /** When the read was made that showed it last; a request goes out only soon after one, and never after a restart without another (E16). */
  checkedAt: momentSchema,
  /** True once a request went out without an answer: it may land, whatever Graph says to the next one. */
  isSent: z.boolean(),
  /** `recheck`: it is in doubt, so look before sending (again). */
  stage: z.enum(['write', 'recheck', 'verify']),
});

export type RemoveEntry = Readonly<z.infer<typeof removeEntrySchema>>;
