import { z } from 'zod';
import type { Policy } from '../domain/policy.ts';
import type { LineDoorMessage, LineHello, LineRefusal, LineRoom, LineServerMessage } from './coordinator-line.ts';
import { exactEnum } from './exact-enum.ts';
import { otherRoomAnswerSchema } from './other-room-question-schema.ts';
import type { RoomSettings } from './room-settings.ts';

/** Longer messages of a door are refused; the longest question has some two thousand characters. */
export const LONGEST_DOOR_MESSAGE = 8 * 1024;

const id = z.string().min(1).max(100);
const base64url = z.string().regex(/^[\w-]+$/);

export const lineHelloSchema: z.ZodType<LineHello> = z.strictObject({
  kind: z.literal('hello'),
  lineVersion: z.int(),
  publicKey: base64url.length(43), // 32 bytes
  signature: base64url.length(86), // 64 bytes
  version: z.string().min(1).max(100),
  enrolmentToken: z.string().min(1).max(200).nullable(),
});

const ping = z.strictObject({ kind: z.literal('ping') });

type AfterHello =
  | { readonly kind: 'ask'; readonly id: string; readonly question: unknown }
  | Extract<LineDoorMessage, { readonly kind: 'ping' }>;

/** What follows the hello. The question is judged by itself, so that an `ask` that is malformed can still be answered under its id. */
export const lineDoorEnvelopeSchema: z.ZodType<AfterHello> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), id, question: z.unknown() }),
  ping,
]);

/** Whether the rules themselves are good is judged where they are applied. */
const policy = z.record(z.string(), z.unknown()) as z.ZodType<Partial<Policy>>;

const settings: z.ZodType<RoomSettings> = z.strictObject({
  version: z.int().nonnegative(),
  policy,
  timeZone: z.string().max(100).nullable(),
});

const room: z.ZodType<LineRoom> = z.strictObject({ address: z.string().min(1).max(320), tenantId: z.string().min(1).max(320) });

export const lineRefusalSchema = exactEnum<LineRefusal>({
  wrongVersion: 'wrongVersion',
  malformed: 'malformed',
  badProof: 'badProof',
  revoked: 'revoked',
  badEnrolmentToken: 'badEnrolmentToken',
  replaced: 'replaced',
  tooSlow: 'tooSlow',
});

export const lineServerMessageSchema: z.ZodType<LineServerMessage> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('challenge'), lineVersion: z.int(), challenge: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('enrolling'),
    code: z.string().min(1).max(20),
    expiresInMs: z.int().nonnegative(),
    confirmAddress: z.string().max(500).nullable(),
  }),
  z.strictObject({ kind: z.literal('welcome'), doorId: z.string().min(1).max(100), room, settings, hasPush: z.boolean() }),
  z.strictObject({ kind: z.literal('roomChanged'), atMs: z.int() }),
  z.strictObject({ kind: z.literal('push'), hasPush: z.boolean() }),
  z.strictObject({ kind: z.literal('settings'), settings }),
  z.strictObject({ kind: z.literal('answer'), id, answer: otherRoomAnswerSchema }),
  z.strictObject({ kind: z.literal('refused'), reason: lineRefusalSchema }),
  ping,
]);
