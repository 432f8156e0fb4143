import type { Event } from '@microsoft/microsoft-graph-types';
import type { HoldParent } from '../domain/meeting.ts';
import type { TimeWindow } from '../domain/time-window.ts';
import { CLAIM_PROPERTY_ID, STATE_PROPERTY_ID } from './claim-property.ts';
import { type EventState, noState, printEventState } from './event-state.ts';

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
  /** The meeting that the room is held for; none for a booking. */
  readonly parent?: HoldParent | null;
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
  parent = null,
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
    singleValueExtendedProperties: [
      { id: CLAIM_PROPERTY_ID, value: commandId },
      ...(parent === null ? [] : [stateProperty({ ...noState, parent })]),
    ],
  };
  return JSON.stringify(body);
}

/** The exact bytes that write an event's state whole and touch nothing else. */
export function buildStatePatchBody(state: EventState): string {
  const body: Pick<Event, 'singleValueExtendedProperties'> = { singleValueExtendedProperties: [stateProperty(state)] };
  return JSON.stringify(body);
}

/** The exact bytes that give an event other times; with a state, both at once or neither. `body` and `isOnlineMeeting` are never patched (Q38). */
export function buildTimesPatchBody({ startMs, endMs }: Partial<TimeWindow>, state: EventState | null = null): string {
  const body: Pick<Event, 'start' | 'end' | 'singleValueExtendedProperties'> = {
    ...(startMs !== undefined && { start: utcTime(startMs) }),
    ...(endMs !== undefined && { end: utcTime(endMs) }),
    ...(state !== null && { singleValueExtendedProperties: [stateProperty(state)] }),
  };
  return JSON.stringify(body);
}

function stateProperty(state: EventState) {
  return { id: STATE_PROPERTY_ID, value: printEventState(state) };
}

/**
 * The exact bytes of a no to an invitation. Null tells the organiser nothing; a comment goes only with an answer that is sent [3.2.8].
 */
export function buildDeclineBody(comment: string | null): string {
  return JSON.stringify(comment === null ? { sendResponse: false } : { comment, sendResponse: true });
}

/** Throws on a part of a minute: the caller fixes times before it journals them. */
function utcTime(ms: number): { readonly dateTime: string; readonly timeZone: 'UTC' } {
  if (ms % 60_000 !== 0) throw new Error(`not a whole minute: ${ms}`);
  return { dateTime: new Date(ms).toISOString().slice(0, 19), timeZone: 'UTC' };
}
