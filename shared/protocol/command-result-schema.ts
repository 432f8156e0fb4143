import { z } from 'zod';
import type { CommandResult, Done, RefusalReason } from './command-result.ts';
import { exactEnum } from './exact-enum.ts';
import { troubleSchema } from './trouble-schema.ts';

const refusalReason = exactEnum<RefusalReason>({
  malformed: 'malformed',
  notAllowed: 'notAllowed',
  busy: 'busy',
  roomTaken: 'roomTaken',
  lostRace: 'lostRace',
  endInPast: 'endInPast',
  tooLong: 'tooLong',
  outsideHours: 'outsideHours',
  meetingGone: 'meetingGone',
  meetingOver: 'meetingOver',
  notADoorBooking: 'notADoorBooking',
  writeRefused: 'writeRefused',
  deviceFault: 'deviceFault',
});

const meetingId = z.string();
const endMs = z.int();
const end = z.string();

const done: z.ZodType<Done> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('booked'), meetingId, startMs: z.int(), endMs, start: z.string(), end }),
  z.strictObject({ kind: z.literal('extended'), meetingId, endMs, end }),
  z.strictObject({ kind: z.literal('ended'), meetingId }),
  z.strictObject({ kind: z.literal('refreshed') }),
]);

export const commandResultSchema: z.ZodType<CommandResult> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), done }),
  z.strictObject({ kind: z.literal('refused'), reason: refusalReason }),
  z.strictObject({ kind: z.literal('unconfirmed'), commandId: z.string() }),
  z.strictObject({ kind: z.literal('unreachable'), trouble: troubleSchema }),
]);
