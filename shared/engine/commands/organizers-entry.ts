import { z } from 'zod';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';
import { bookEntrySchema } from './book-entry.ts';
import { copyEntrySchema } from './copy-entry.ts';

/** Gives somebody's meeting another end in its organiser's calendar; Exchange sends that to everybody, the room as well (E46). By policy alone. */
export const organizersEntrySchema = z.strictObject({
  kind: z.literal('organizers'),
  ...entryCommon,
  act: z.enum(['end', 'extend']),
  /** The room's copy: what a person at the door sees. */
  eventId: z.string(),
  /** SMTP address. */
  organizer: z.string(),
  /** Names the meeting in the organiser's calendar too, together with its start. */
  iCalUId: z.string(),
  startMs: z.number(),
  fromEndMs: z.number(),
  endMs: z.number(),
  body: z.string(),
  /** Puts the organiser's end back. */
  revertBody: z.string(),
  consequence: consequenceSchema,
  /** True once a write went out without an answer: it may land, whatever Graph says to the next one. */
  isSent: z.boolean(),
  /** What the room does by itself where the organiser's calendar cannot be changed: nothing of it is sent before. */
  fallback: z.discriminatedUnion('kind', [copyEntrySchema, bookEntrySchema]),
  /** The organiser's own event; null until it is found. */
  organizersId: z.string().nullable(),
  organizersKey: z.string().nullable(),
  /** True time of the write's acknowledgement, or of the read that showed it; null before. */
  writtenAtMs: z.number().nullable(),
  stage: z.enum(['find', 'write', 'recheck', 'verify', 'revert']),
});

export type OrganizersEntry = Readonly<z.infer<typeof organizersEntrySchema>>;
