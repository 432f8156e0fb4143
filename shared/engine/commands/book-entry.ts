import { z } from 'zod';
import { commandKindSchema } from '../../protocol/command-kind-schema.ts';
import { consequenceSchema } from '../../protocol/consequence-schema.ts';
import { entryCommon } from '../journal/entry-common.ts';
import { type Moment, momentSchema } from '../journal/moment.ts';
import { claimFields, freshClaim } from './claim-fields.ts';

/** An event that the door makes: a booking, or a hold of the room's. */
export const bookEntrySchema = z.strictObject({
  kind: z.literal('book'),
  ...entryCommon,
  commandKind: commandKindSchema,
  /** `hold`: lets somebody's meeting go on (D7). `undo`: keeps the room for a meeting that was released (D8). */
  purpose: z.enum(['booking', 'hold', 'undo']),
  /** Whom a hold serves; the body says it too. Null for a booking. */
  parent: z.strictObject({ iCalUId: z.string(), startMs: z.number(), relation: z.enum(['after', 'instead']) }).nullable(),
  /** The meeting at this door that the result names, where it is not the new event. */
  forMeetingId: z.string().nullable(),
  /** Said again with the result; null for a booking. */
  consequence: consequenceSchema.nullable(),
  /** The nearby room that is booked; null for the door's own. */
  elsewhere: z.strictObject({ address: z.string(), name: z.string() }).nullable(),
  startMs: z.number(),
  endMs: z.number(),
  body: z.string(),
  /** When the calendar was last read and nothing stood in the way (E16). */
  checkedAt: momentSchema,
  /** True once the bytes went out without an answer: look before sending them again. */
  isSent: z.boolean(),
  /** Null until an answer or a read has named it. */
  eventId: z.string().nullable(),
  /** When the event was first known to be there. */
  madeAt: momentSchema.nullable(),
  ...claimFields,
  stage: z.enum(['create', 'verify', 'mark', 'withdraw']),
  /**
   * Why it is taken back; null unless it is. `evicted`: a meeting came soon after it was settled (E31).
   * `stray`: an event of a command given up long ago turned up (E20).
   */
  withdrawal: z.enum(['lostRace', 'gaveUp', 'writeRefused', 'evicted', 'stray']).nullable(),
});

export type BookEntry = Readonly<z.infer<typeof bookEntrySchema>>;

type Asked = Pick<BookEntry, 'commandId' | 'commandKind' | 'madeAtMs' | 'giveUpMs' | 'startMs' | 'endMs' | 'body'> &
  Partial<Pick<BookEntry, 'purpose' | 'parent' | 'forMeetingId' | 'consequence' | 'elsewhere'>>;

/** An entry about to send its bytes for the first time, on a check just made. */
export function newBookEntry(asked: Asked, checkedAt: Moment): BookEntry {
  return {
    kind: 'book',
    purpose: 'booking',
    parent: null,
    forMeetingId: null,
    consequence: null,
    elsewhere: null,
    ...asked,
    checkedAt,
    isSent: false,
    eventId: null,
    madeAt: null,
    ...freshClaim,
    stage: 'create',
    withdrawal: null,
  };
}

/** An entry that does nothing but remove an event that a door made. */
export function newWithdrawal(
  asked: Asked & { readonly eventId: string },
  withdrawal: NonNullable<BookEntry['withdrawal']>,
  now: Moment,
): BookEntry {
  const { eventId, ...rest } = asked;
  return { ...newBookEntry(rest, now), eventId, stage: 'withdraw', withdrawal };
}
