import { z } from 'zod';
import { MINUTE_MS } from '../domain/whole-minute.ts';
import type { DoorCommand } from './door-command.ts';

/** Exchange's ids have some 150 characters; the bound only keeps nonsense out. */
const meetingId = z.string().min(1).max(1_024);
const wholeMinute = z.int().nonnegative().multipleOf(MINUTE_MS);

export const doorCommandSchema: z.ZodType<DoorCommand> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bookNow'), endMs: wholeMinute }),
  z.strictObject({ kind: z.literal('extend'), meetingId, endMs: wholeMinute }),
  z.strictObject({ kind: z.literal('end'), meetingId }),
  z.strictObject({ kind: z.literal('refresh') }),
]);
