import { z } from 'zod';
import { isClaimProperty, isStateProperty } from '../../graph/claim-property.ts';

const utcTime = z.strictObject({ dateTime: z.string(), timeZone: z.literal('UTC') });
const ownProperty = z.strictObject({
  id: z.string().refine((id) => isClaimProperty(id) || isStateProperty(id)),
  value: z.string(),
});

/** A booking has no attendees: a door invites nobody in the room's name. */
export const newEventBody = z.strictObject({
  subject: z.string(),
  body: z.strictObject({ contentType: z.literal('text'), content: z.string() }),
  start: utcTime,
  end: utcTime,
  location: z.strictObject({ displayName: z.string(), locationEmailAddress: z.string().optional() }),
  showAs: z.string(),
  categories: z.array(z.string()),
  transactionId: z.string(),
  singleValueExtendedProperties: z.array(ownProperty),
});

export const eventPatchBody = z.strictObject({
  start: utcTime.optional(),
  end: utcTime.optional(),
  singleValueExtendedProperties: z.array(ownProperty).optional(),
});

export const declineBody = z.strictObject({ comment: z.string().optional(), sendResponse: z.boolean() });

export const checkInBody = z.strictObject({ calendarEventId: z.string(), checkInMethod: z.literal('manual') });

/**
 * Whether the text is such a body, written as `JSON.stringify` writes it. So there is one reading of it only: no name is there twice,
 * one value for us and another for Exchange.
 */
export function isBodyOf(schema: z.ZodType, text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text && schema.safeParse(value).success;
  } catch {
    return false;
  }
}
