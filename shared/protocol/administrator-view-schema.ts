import { z } from 'zod';
import type { AdministratorView } from '../view/door-view.ts';
import { troubleSchema } from './trouble-schema.ts';
import { freshnessKindSchema, timeLabelSchema } from './view-parts-schema.ts';

const text = z.string();

export const administratorViewSchema: z.ZodType<AdministratorView> = z.strictObject({
  endsMs: z.int(),
  canLeaveKiosk: z.boolean(),
  facts: z.strictObject({
    version: text,
    roomAddress: text,
    timeZone: text,
    freshness: freshnessKindSchema,
    trouble: troubleSchema.nullable(),
    lastRound: timeLabelSchema.nullable(),
    roundCount: z.int(),
    graphRequests: z.int(),
    driftCount: z.int(),
    unsettledCount: z.int(),
    clockOffsetSeconds: z.number().nullable(),
    missedSeries: z.array(z.strictObject({ title: text.nullable(), organizer: text.nullable(), misses: z.int() })),
  }),
});
