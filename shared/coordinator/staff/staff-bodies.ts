import { z } from 'zod';
import type { RoomPlace } from '../enrolment/enrolment.ts';

const text = z.string().trim().min(1).max(320);

/** Whether the room is one is for the enrolment to say. */
const place = { room: text, tenantId: text.nullable().default(null) };

export interface EnrolmentBody extends RoomPlace {
  readonly code: string;
  /** The id of the door that the new one takes over from. */
  readonly replaces?: string | undefined;
}

export const enrolmentBody: z.ZodType<EnrolmentBody> = z.strictObject({
  code: z.string().trim().min(1).max(40),
  ...place,
  replaces: text.optional(),
});

const MOST_PLACES = 20_000;

export const roomBody: z.ZodType<RoomPlace> = z.strictObject(place);

export const tokensBody: z.ZodType<{ readonly places: readonly RoomPlace[] }> = z.strictObject({
  places: z.array(z.strictObject(place)).min(1).max(MOST_PLACES),
});
