import { z } from 'zod';
import type { Trouble } from '../../domain/trouble.ts';
import { exactEnum } from '../../protocol/exact-enum.ts';
import { troubleSchema } from '../../protocol/trouble-schema.ts';

/** A booking of another room that somebody orders. */
export interface RoomOrder {
  /** Whoever orders names it; asked again with the same one, the same booking is meant. */
  readonly commandId: string;
  readonly room: OrderedRoom;
  /** Epoch milliseconds on whole minutes. */
  readonly startMs: number;
  readonly endMs: number;
  readonly subject: string;
  /** Plain text that says which door ordered it. */
  readonly text: string;
  /** The meeting that the room is held for, as one that stands in its place; null for a booking. */
  readonly parent: { readonly iCalUId: string; readonly startMs: number } | null;
}

interface OrderedRoom {
  /** SMTP address. */
  readonly address: string;
  readonly name: string;
}

/** How an order stands. Every state but `pending` is the last word, until the booking is given back. */
export type OrderState =
  /** Journalled, and not decided yet. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'booked'; readonly meetingId: string; readonly startMs: number; readonly endMs: number; readonly roomName: string }
  /** Nothing stands in the calendar, and nothing will. */
  | { readonly kind: 'refused'; readonly reason: OrderRefusal }
  /** Graph could not be asked in time: nothing stands in the calendar, and nothing will. */
  | { readonly kind: 'notReached'; readonly trouble: Trouble }
  | { readonly kind: 'givenBack' };

export type OrderRefusal =
  | 'roomTaken'
  | 'lostRace'
  | 'writeRefused'
  | 'meetingGone' // somebody has moved or deleted what was booked
  | 'otherOrder' // the command was used for something else
  | 'calledOff'; // it was given back before it was ordered

const orderRefusalSchema = exactEnum<OrderRefusal>({
  roomTaken: 'roomTaken',
  lostRace: 'lostRace',
  writeRefused: 'writeRefused',
  meetingGone: 'meetingGone',
  otherOrder: 'otherOrder',
  calledOff: 'calledOff',
});

export const orderStateSchema: z.ZodType<OrderState> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pending') }),
  z.strictObject({
    kind: z.literal('booked'),
    meetingId: z.string(),
    startMs: z.number(),
    endMs: z.number(),
    roomName: z.string(),
  }),
  z.strictObject({ kind: z.literal('refused'), reason: orderRefusalSchema }),
  z.strictObject({ kind: z.literal('notReached'), trouble: troubleSchema }),
  z.strictObject({ kind: z.literal('givenBack') }),
]);
