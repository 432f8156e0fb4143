import { z } from 'zod';
import { MINUTE_MS } from '../domain/whole-minute.ts';
import type { DoorCommand } from './door-command.ts';

/** Exchange's ids have some 150 characters; the bound only keeps nonsense out. */
const meetingId = z.string().min(1).max(1_024);
const wholeMinute = z.int().nonnegative().multipleOf(MINUTE_MS);
/** What a keypad can send; whether it is right, only its hash knows. */
const pin = z.string().regex(/^\d{1,12}$/);
const room = z.string().min(1).max(320);

const onMeeting = { meetingId, pin: pin.optional() };
const stretch = { startMs: wholeMinute, endMs: wholeMinute };

export const doorCommandSchema: z.ZodType<DoorCommand> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bookNow'), endMs: wholeMinute, pin: pin.optional() }),
  z.strictObject({ kind: z.literal('bookLater'), ...stretch, pin: pin.optional() }),
  z.strictObject({ kind: z.literal('bookElsewhere'), room, ...stretch, pin: pin.optional() }),
  z.strictObject({ kind: z.literal('extend'), ...onMeeting, endMs: wholeMinute }),
  z.strictObject({ kind: z.literal('end'), ...onMeeting }),
  z.strictObject({ kind: z.literal('startEarly'), ...onMeeting }),
  z.strictObject({ kind: z.literal('release'), ...onMeeting }),
  z.strictObject({ kind: z.literal('decline'), ...onMeeting }),
  z.strictObject({ kind: z.literal('move'), ...onMeeting, room }),
  z.strictObject({ kind: z.literal('checkIn'), ...onMeeting }),
  z.strictObject({ kind: z.literal('undoRelease'), meetingId }),
  z.strictObject({ kind: z.literal('findRooms'), ...stretch, meetingId: meetingId.optional() }),
  z.strictObject({ kind: z.literal('refresh') }),
  z.strictObject({ kind: z.literal('painted'), revision: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('unlock'), pin }),
  z.strictObject({ kind: z.literal('lock') }),
  z.strictObject({ kind: z.literal('exportAudit') }),
  z.strictObject({ kind: z.literal('identify') }),
  z.strictObject({ kind: z.literal('leaveKiosk') }),
]);
