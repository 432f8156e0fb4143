import { z } from 'zod';
import type { DoorCommand } from './door-command.ts';

const minuteMs = 60_000;

/** Exchange's ids have some 150 characters; the bound only keeps nonsense out. */
const meetingId = z.string().min(1).max(1_024);
const wholeMinute = z.int().nonnegative().multipleOf(minuteMs);

export const doorCommandSchema: z.ZodType<DoorCommand> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bookNow'), endMs: wholeMinute }),
  z.strictObject({ kind: z.literal('extend'), meetingId, endMs: wholeMinute }),
  z.strictObject({ kind: z.literal('end'), meetingId }),
  z.strictObject({ kind: z.literal('refresh') }),
]);
