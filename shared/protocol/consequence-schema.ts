import { z } from 'zod';
import type { Consequence } from '../domain/consequence.ts';

export const consequenceSchema: z.ZodType<Consequence> = z.strictObject({
  means: z.enum(['book', 'change', 'remove', 'changeCopy', 'decline', 'declineSilently', 'hold', 'changeOrganizers', 'mark']),
  calendars: z.array(z.enum(['room', 'otherRoom', 'organizer'])),
  told: z.enum(['nobody', 'organizer', 'everybody']),
  organizerMust: z.enum(['nothing', 'changePlace', 'inviteAgain']),
});
