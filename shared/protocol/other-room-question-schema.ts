import { z } from 'zod';
import { MINUTE_MS } from '../domain/whole-minute.ts';
import { exactEnum } from './exact-enum.ts';
import type { FoundOtherRoom, OtherRoomAnswer, OtherRoomQuestion, OtherRoomRefusal } from './other-room-question.ts';
import { troubleSchema } from './trouble-schema.ts';

const commandId = z.string().min(1).max(100);
const wholeMinute = z.int().nonnegative().multipleOf(MINUTE_MS);
const room = z.string().min(1).max(320);
/** Exchange's ids have some 150 characters; the bound only keeps nonsense out. */
const iCalUId = z.string().min(1).max(1_024);

export const otherRoomQuestionSchema: z.ZodType<OtherRoomQuestion> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('findFreeRooms'), startMs: wholeMinute, endMs: wholeMinute }),
  z.strictObject({
    kind: z.literal('bookOtherRoom'),
    commandId,
    room,
    startMs: wholeMinute,
    endMs: wholeMinute,
    parent: z.strictObject({ iCalUId, startMs: z.int().nonnegative() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('giveBackOtherRoom'), commandId }),
]);

const reason = exactEnum<OtherRoomRefusal>({
  notEnrolled: 'notEnrolled',
  malformed: 'malformed',
  tooMany: 'tooMany',
  wrongRoom: 'wrongRoom',
  roomTaken: 'roomTaken',
  lostRace: 'lostRace',
  unknownCommand: 'unknownCommand',
  graphUnreachable: 'graphUnreachable',
  writeRefused: 'writeRefused',
  meetingGone: 'meetingGone',
});

const foundRoom: z.ZodType<FoundOtherRoom> = z.strictObject({
  address: z.string(),
  name: z.string(),
  freeUntilMs: z.int().nullable(),
});

export const otherRoomAnswerSchema: z.ZodType<OtherRoomAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('roomsFound'), rooms: z.array(foundRoom) }),
  z.strictObject({ kind: z.literal('booked'), meetingId: z.string(), startMs: z.int(), endMs: z.int(), roomName: z.string() }),
  z.strictObject({ kind: z.literal('pending') }),
  z.strictObject({ kind: z.literal('givenBack') }),
  z.strictObject({ kind: z.literal('refused'), reason }),
  z.strictObject({ kind: z.literal('unreachable'), trouble: troubleSchema }),
]);
