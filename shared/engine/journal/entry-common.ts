import { z } from 'zod';

/**
 * What every journalled command carries, from before its first request until Graph has shown what became of it (E14).
 * In all entries a `body` holds the exact bytes that are sent, and sent again. Times are epoch milliseconds on whole minutes.
 */
export const entryCommon = {
  commandId: z.string().min(1),
  /** True time of the tap; of a booking, from its making on, the time of that. */
  madeAtMs: z.number(),
  /** After this nothing is sent any more to bring the command about; what is in doubt is taken back. */
  giveUpMs: z.number(),
};
