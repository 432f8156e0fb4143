import { z } from 'zod';
import type { CommandResult, Done, FreeRoom, RefusalReason } from './command-result.ts';
import { consequenceSchema } from './consequence-schema.ts';
import { doorCommandSchema } from './door-command-schema.ts';
import { exactEnum } from './exact-enum.ts';
import { troubleSchema } from './trouble-schema.ts';

const refusalReason = exactEnum<RefusalReason>({
  malformed: 'malformed',
  notAllowed: 'notAllowed',
  busy: 'busy',
  roomTaken: 'roomTaken',
  otherRoomTaken: 'otherRoomTaken',
  tooManyElsewhere: 'tooManyElsewhere',
  lostRace: 'lostRace',
  startInPast: 'startInPast',
  endInPast: 'endInPast',
  tooLong: 'tooLong',
  tooFarAhead: 'tooFarAhead',
  outsideHours: 'outsideHours',
  meetingGone: 'meetingGone',
  meetingOver: 'meetingOver',
  notStarted: 'notStarted',
  notADoorBooking: 'notADoorBooking',
  wrongRoom: 'wrongRoom',
  notNow: 'notNow',
  alreadyCheckedIn: 'alreadyCheckedIn',
  writeRefused: 'writeRefused',
  deviceFault: 'deviceFault',
});

const meetingId = z.string();
const endMs = z.int();
const end = z.string();
const consequence = consequenceSchema;

const freeRoom: z.ZodType<FreeRoom> = z.strictObject({
  address: z.string(),
  name: z.string(),
  freeUntil: z.string().nullable(),
  command: doorCommandSchema,
  consequence,
});

const done: z.ZodType<Done> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('booked'),
    meetingId,
    startMs: z.int(),
    endMs,
    start: z.string(),
    end,
    day: z.string().nullable(),
    roomName: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('extended'), meetingId, endMs, end, consequence }),
  z.strictObject({ kind: z.literal('ended'), meetingId, consequence }),
  z.strictObject({ kind: z.literal('startedEarly'), meetingId, start: z.string(), consequence }),
  z.strictObject({ kind: z.literal('released'), meetingId, consequence }),
  z.strictObject({ kind: z.literal('declined'), meetingId, consequence }),
  z.strictObject({ kind: z.literal('moved'), meetingId, roomName: z.string(), consequence }),
  z.strictObject({ kind: z.literal('checkedIn'), meetingId }),
  z.strictObject({ kind: z.literal('releaseUndone'), meetingId, end, consequence }),
  z.strictObject({ kind: z.literal('roomsFound'), rooms: z.array(freeRoom) }),
  z.strictObject({ kind: z.literal('refreshed') }),
  z.strictObject({ kind: z.literal('noted') }),
  z.strictObject({ kind: z.literal('unlocked') }),
  z.strictObject({ kind: z.literal('locked') }),
  z.strictObject({ kind: z.literal('auditExported'), fileName: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('identified') }),
  z.strictObject({ kind: z.literal('left') }),
]);

export const commandResultSchema: z.ZodType<CommandResult> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), done }),
  z.strictObject({ kind: z.literal('refused'), reason: refusalReason, elsewhere: z.array(freeRoom).optional() }),
  z.strictObject({ kind: z.literal('pinNeeded'), reason: z.enum(['missing', 'wrong', 'locked']), retrySeconds: z.int() }),
  z.strictObject({ kind: z.literal('unconfirmed'), commandId: z.string() }),
  z.strictObject({ kind: z.literal('unreachable'), trouble: troubleSchema }),
]);
