import { z } from 'zod';
import type { DoorView, Offer } from '../view/door-view.ts';
import { commandResultSchema } from './command-result-schema.ts';
import type { DoorCommand } from './door-command.ts';
import { doorCommandSchema } from './door-command-schema.ts';
import { exactEnum } from './exact-enum.ts';
import { dayViewSchema, doorStatusSchema, freshnessSchema } from './view-parts-schema.ts';

const text = z.string();
const commandKind = exactEnum<DoorCommand['kind']>({ bookNow: 'bookNow', extend: 'extend', end: 'end', refresh: 'refresh' });
const length = { minutes: z.int(), end: text, isUntilNext: z.boolean(), command: doorCommandSchema };

const offer: z.ZodType<Offer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('book'), ...length }),
  z.strictObject({ kind: z.literal('extend'), ...length }),
  z.strictObject({ kind: z.literal('end'), command: doorCommandSchema }),
  z.strictObject({ kind: z.literal('refresh'), command: doorCommandSchema }),
]);

/** Pins the shape of a view for tests and for programs that read it; a page takes its host's view as it comes (D16). */
export const doorViewSchema: z.ZodType<DoorView> = z.strictObject({
  revision: z.int(),
  nowMs: z.int(),
  clock: z.strictObject({ time: text, weekday: text, date: text }),
  language: z.enum(['en']),
  room: z.strictObject({ name: text, details: text.nullable() }),
  status: doorStatusSchema,
  freshness: freshnessSchema,
  days: z.array(dayViewSchema),
  offers: z.array(offer),
  pending: z.strictObject({ commandKind, phase: z.enum(['checking', 'writing', 'verifying']) }).nullable(),
  notice: z.strictObject({ commandId: text, commandKind, result: commandResultSchema }).nullable(),
});
