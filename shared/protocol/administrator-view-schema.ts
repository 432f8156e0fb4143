import { z } from 'zod';
import type { LineState } from '../domain/line-state.ts';
import type { AdministratorView, EnrolmentNote } from '../view/door-view.ts';
import { lineRefusalSchema } from './coordinator-line-schema.ts';
import { exactEnum } from './exact-enum.ts';
import { troubleSchema } from './trouble-schema.ts';
import { freshnessKindSchema, timeLabelSchema } from './view-parts-schema.ts';

const text = z.string();
const line = exactEnum<LineState>({ none: 'none', down: 'down', up: 'up', push: 'push' });

const enrolment: z.ZodType<EnrolmentNote> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('code'), code: text }),
  z.strictObject({ kind: z.literal('elsewhere'), room: text }),
  z.strictObject({ kind: z.literal('refused'), reason: lineRefusalSchema }),
]);

export const administratorViewSchema: z.ZodType<AdministratorView> = z.strictObject({
  endsMs: z.int(),
  canLeaveKiosk: z.boolean(),
  facts: z.strictObject({
    version: text,
    roomAddress: text.nullable(),
    timeZone: text,
    freshness: freshnessKindSchema,
    trouble: troubleSchema.nullable(),
    lastRound: timeLabelSchema.nullable(),
    line,
    enrolment: enrolment.nullable(),
    roundCount: z.int(),
    graphRequests: z.int(),
    driftCount: z.int(),
    unsettledCount: z.int(),
    clockOffsetSeconds: z.number().nullable(),
    missedSeries: z.array(z.strictObject({ title: text.nullable(), organizer: text.nullable(), misses: z.int() })),
  }),
});
