import { z } from 'zod';
import { commandKindSchema } from '../../protocol/command-kind-schema.ts';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { momentSchema } from './moment.ts';

/** A claim that is settled, and still gives way to a meeting that Exchange accepts soon after it was made (E31). Keeps the door from nothing. */
export const watchSchema = z.strictObject({
  commandId: z.string(),
  commandKind: commandKindSchema,
  eventId: z.string(),
  /** The time that was claimed. */
  startMs: z.number(),
  endMs: z.number(),
  /** When the event was made or changed; after a restart, when the watch went on. */
  since: momentSchema,
  /** True after a restart: how long ago the event was made is not known any more, and only Exchange's stamps tell what came in time. */
  isByStamps: z.boolean(),
  /** The same by Exchange's stamp; null where it gave none. */
  stampMs: z.number().nullable(),
  /** The times to go back to; null for what is removed whole. */
  restore: z.strictObject({ startMs: z.number(), endMs: z.number() }).nullable(),
  /** Said again with the notice; null for a booking. */
  consequence: consequenceSchema.nullable(),
});

export type Watch = Readonly<z.infer<typeof watchSchema>>;
