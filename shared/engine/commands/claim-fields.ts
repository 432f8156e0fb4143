import { z } from 'zod';
import { momentSchema } from '../journal/moment.ts';

/** What a claim must not forget until it is settled, through restarts as well (E25). All null before its first read. */
export const claimFields = {
  /** The decision to keep what was claimed, with the very mark to send; null unless one holds. */
  decided: z
    .strictObject({
      at: momentSchema,
      body: z.string(),
      /** The change key of the read that it was decided on; the mark is for that state alone [3.2.9]. */
      key: z.string().nullable(),
    })
    .nullable(),
  /** When the last mark was decided that may still arrive, its answer being lost; null when none can. */
  inDoubt: momentSchema.nullable(),
  /** Since when other doors' claims have been waited for. */
  rivalsSince: momentSchema.nullable(),
  /** Since when Exchange's booking attendant has been waited for. */
  attendantSince: momentSchema.nullable(),
};

const claimFactsSchema = z.strictObject(claimFields);

export type ClaimFacts = Readonly<z.infer<typeof claimFactsSchema>>;

export const freshClaim: ClaimFacts = { decided: null, inDoubt: null, rivalsSince: null, attendantSince: null };
