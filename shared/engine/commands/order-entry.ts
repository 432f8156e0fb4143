import { z } from 'zod';
import { commandKindSchema } from '../../protocol/command-kind-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';
import { type Moment, momentSchema } from '../journal/moment.ts';

/** Another room, booked by the coordinator for a door that reaches none but its own (E76). */
export const orderEntrySchema = z.strictObject({
  kind: z.literal('order'),
  ...entryCommon,
  commandKind: commandKindSchema,
  room: z.strictObject({ address: z.string(), name: z.string() }),
  startMs: z.number(),
  endMs: z.number(),
  /** The meeting in whose place the room is held; null for a booking. */
  parent: z.strictObject({ iCalUId: z.string(), startMs: z.number() }).nullable(),
  /** When it was first to be asked; in another run nobody knows whether it was. */
  checkedAt: momentSchema,
  /** True once the coordinator was asked and had no last word: it may have the order. */
  isSent: z.boolean(),
  /** What the coordinator has booked; said once it is on the disk (E96). Null until then, and in journals of before. */
  booked: z.strictObject({ meetingId: z.string(), startMs: z.number(), endMs: z.number(), roomName: z.string() }).nullable().default(null),
  /** `giveBack`: it is taken back, with whatever may still come of it. */
  stage: z.enum(['ask', 'giveBack']),
});

export type OrderEntry = Readonly<z.infer<typeof orderEntrySchema>>;

/** An entry about to ask for the first time. */
export function newOrderEntry(
  asked: Omit<OrderEntry, 'kind' | 'checkedAt' | 'isSent' | 'booked' | 'stage'>,
  checkedAt: Moment,
): OrderEntry {
  return { kind: 'order', ...asked, checkedAt, isSent: false, booked: null, stage: 'ask' };
}
