import type { Event } from '@microsoft/microsoft-graph-types';
import { CLAIM_PROPERTY_ID } from './claim-property.ts';

export interface BookingFacts {
  /** A GUID. Becomes the `transactionId` and the value of our extended property. */
  readonly commandId: string;
  readonly subject: string;
  /** Whole minutes. */
  readonly startMs: number;
  /** Whole minutes, exclusive. */
  readonly endMs: number;
  readonly roomName: string;
  /** SMTP address; null where the room is known by its object id only. */
  readonly roomAddress: string | null;
  /** Plain text that says which door made the booking. */
  readonly text: string;
  /** A trial of the doctor does not take the room. */
  readonly showAs?: 'busy' | 'free';
}

type BookingBody = Pick<
  Event,
  'subject' | 'body' | 'start' | 'end' | 'location' | 'showAs' | 'categories' | 'transactionId' | 'singleValueExtendedProperties'
>;

/**
 * The exact bytes of a booking, for the journal and then for `createEvent`; sent again as they are, they give the same event [3.1.3].
 * Without attendees, because invitations could not be suppressed [3.1.2].
 */
export function buildBookingBody({
  commandId,
  subject,
  startMs,
  endMs,
  roomName,
  roomAddress,
  text,
  showAs = 'busy',
}: BookingFacts): string {
  const body: BookingBody = {
    subject,
    body: { contentType: 'text', content: text },
    start: utcTime(startMs),
    end: utcTime(endMs),
    location: { displayName: roomName, ...(roomAddress === null ? {} : { locationEmailAddress: roomAddress }) },
    showAs,
    categories: ['Lintel'],
    transactionId: commandId,
    singleValueExtendedProperties: [{ id: CLAIM_PROPERTY_ID, value: commandId }],
  };
  return JSON.stringify(body);
}

/** The exact bytes that move an event's end and nothing else: `body` and `isOnlineMeeting` are never patched (Q38). */
export function buildEndPatchBody(endMs: number): string {
  const body: Pick<Event, 'end'> = { end: utcTime(endMs) };
  return JSON.stringify(body);
}

/** Throws on a part of a minute: the caller fixes times before it journals them. */
function utcTime(ms: number): { readonly dateTime: string; readonly timeZone: 'UTC' } {
  if (ms % 60_000 !== 0) throw new Error(`not a whole minute: ${ms}`);
  return { dateTime: new Date(ms).toISOString().slice(0, 19), timeZone: 'UTC' };
}
