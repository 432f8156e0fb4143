import { z } from 'zod';
import type { CheckInView, DoorView, Offer, ReleasedView } from '../view/door-view.ts';
import { administratorViewSchema } from './administrator-view-schema.ts';
import { commandKindSchema } from './command-kind-schema.ts';
import { commandResultSchema } from './command-result-schema.ts';
import { consequenceSchema } from './consequence-schema.ts';
import { doorCommandSchema } from './door-command-schema.ts';
import {
  dayViewSchema,
  doorStatusSchema,
  freshnessSchema,
  meetingViewSchema,
  protectionSchema,
  timeLabelSchema,
} from './view-parts-schema.ts';

const text = z.string();
const commandKind = commandKindSchema;

const anyOffer = { command: doorCommandSchema, protection: protectionSchema, confirm: consequenceSchema.nullable() };
const length = { ...anyOffer, minutes: z.int(), end: text, isUntilNext: z.boolean() };

const offer: z.ZodType<Offer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('book'), ...length }),
  z.strictObject({ kind: z.literal('extend'), ...length }),
  z.strictObject({ kind: z.literal('end'), ...anyOffer }),
  z.strictObject({ kind: z.literal('startEarly'), ...anyOffer }),
  z.strictObject({ kind: z.literal('checkIn'), ...anyOffer }),
  z.strictObject({ kind: z.literal('refresh'), ...anyOffer }),
]);

const checkIn: z.ZodType<CheckInView> = z.strictObject({
  meetingId: text,
  mode: z.enum(['remind', 'release']),
  closes: timeLabelSchema,
  closesMs: z.int(),
  command: doorCommandSchema,
  protection: protectionSchema,
});

const released: z.ZodType<ReleasedView> = z.strictObject({
  meeting: meetingViewSchema,
  releasedAt: timeLabelSchema,
  undoUntil: timeLabelSchema,
  command: doorCommandSchema,
  consequence: consequenceSchema,
});

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
  bookLater: z.strictObject({ stepMinutes: z.int(), longestMinutes: z.int(), protection: protectionSchema }).nullable(),
  checkIn: checkIn.nullable(),
  released: released.nullable(),
  hasAdministrator: z.boolean(),
  administrator: administratorViewSchema.nullable(),
  identify: z.strictObject({ room: text, address: text, version: text }).nullable(),
});
