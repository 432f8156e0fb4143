import { describe, expect, test } from 'vitest';
import {
  checkInBody,
  declineBody,
  eventPatchBody,
  isBodyOf,
  newEventBody,
} from '../../../../shared/coordinator/gateway/operation-bodies.ts';
import { buildBookingBody, buildDeclineBody, buildStatePatchBody, buildTimesPatchBody } from '../../../../shared/graph/event-body.ts';
import { noState } from '../../../../shared/graph/event-state.ts';

const facts = {
  commandId: '0b0c0d0e-0001-4000-8000-000000000001',
  subject: 'Booked at the door “é” \u2028',
  startMs: Date.parse('2026-11-18T10:00:00Z'),
  endMs: Date.parse('2026-11-18T10:30:00Z'),
  roomName: 'Boardroom',
  roomAddress: 'boardroom@contoso.com',
  text: 'Booked at the door.',
};
const parent = { iCalUId: 'uid', startMs: 0, relation: 'after' } as const;
const booking = JSON.parse(buildBookingBody(facts));

describe('C51 what a door writes goes through', () => {
  test.each([
    { what: 'a booking', schema: newEventBody, body: buildBookingBody(facts) },
    { what: 'one of a room without an address', schema: newEventBody, body: buildBookingBody({ ...facts, roomAddress: null }) },
    { what: 'a hold', schema: newEventBody, body: buildBookingBody({ ...facts, parent }) },
    { what: 'an extension', schema: eventPatchBody, body: buildTimesPatchBody(facts, noState) },
    { what: 'an ending', schema: eventPatchBody, body: buildTimesPatchBody({ endMs: facts.endMs }) },
    { what: 'a check-in', schema: eventPatchBody, body: buildStatePatchBody({ ...noState, checkedInMs: 1 }) },
    { what: 'a no', schema: declineBody, body: buildDeclineBody(null) },
    { what: 'a no with words', schema: declineBody, body: buildDeclineBody('Nobody came.') },
    { what: 'a claim', schema: checkInBody, body: JSON.stringify({ calendarEventId: 'uid', checkInMethod: 'manual' }) },
  ])('$what', ({ schema, body }) => {
    expect(isBodyOf(schema, body)).toBe(true);
  });
});

describe('C51 and nothing else', () => {
  const strange = [{ id: 'String {00020329-0000-0000-C000-000000000046} Name x', value: 'v' }];
  test.each([
    { what: 'a booking that invites', schema: newEventBody, body: { ...booking, attendees: [] } },
    { what: 'a booking with a meeting online', schema: newEventBody, body: { ...booking, isOnlineMeeting: true } },
    { what: 'a booking that recurs', schema: newEventBody, body: { ...booking, recurrence: {} } },
    { what: 'a booking in HTML', schema: newEventBody, body: { ...booking, body: { contentType: 'html', content: '' } } },
    { what: 'a booking in another zone', schema: newEventBody, body: { ...booking, start: { ...booking.start, timeZone: 'GMT' } } },
    { what: 'a booking without a claim', schema: newEventBody, body: { ...booking, singleValueExtendedProperties: undefined } },
    { what: 'a property of somebody else’s', schema: newEventBody, body: { ...booking, singleValueExtendedProperties: strange } },
    { what: 'a place with coordinates', schema: newEventBody, body: { ...booking, location: { ...booking.location, coordinates: {} } } },
    { what: 'a new subject', schema: eventPatchBody, body: { subject: 'x' } },
    { what: 'a new body (Q38)', schema: eventPatchBody, body: { body: booking.body } },
    { what: 'a property of somebody else’s, later', schema: eventPatchBody, body: { singleValueExtendedProperties: strange } },
    { what: 'another time proposed', schema: declineBody, body: { sendResponse: true, proposedNewTime: {} } },
    { what: 'a claim that somebody was seen', schema: checkInBody, body: { calendarEventId: 'uid', checkInMethod: 'verified' } },
    { what: 'a list', schema: eventPatchBody, body: [] },
    { what: 'null', schema: eventPatchBody, body: null },
  ])('$what', ({ schema, body }) => {
    expect(isBodyOf(schema, JSON.stringify(body))).toBe(false);
  });

  test.each([
    { what: 'a name twice', text: '{"sendResponse":true,"sendResponse":false}' },
    { what: 'a name twice, once escaped', text: '{"sendResponse":true,"\\u0073endResponse":false}' },
    { what: 'spaces', text: '{"sendResponse": false}' },
    { what: 'something behind it', text: '{"sendResponse":false}{"sendResponse":true}' },
    { what: 'a byte order mark', text: '\uFEFF{"sendResponse":false}' },
    { what: 'a comment', text: '{"sendResponse":false/**/}' },
    { what: 'nothing', text: '' },
  ])('what may be read in two ways: $what', ({ text }) => {
    expect(isBodyOf(declineBody, '{"sendResponse":false}')).toBe(true);
    expect(isBodyOf(declineBody, text)).toBe(false);
  });
});
