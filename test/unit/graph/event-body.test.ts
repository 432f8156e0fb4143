import { expect, test } from 'vitest';
import { CLAIM_PROPERTY_ID, STATE_PROPERTY_ID } from '../../../shared/graph/claim-property.ts';
import { buildBookingBody, buildStatePatchBody, buildTimesPatchBody } from '../../../shared/graph/event-body.ts';
import { claimInBody } from '../../../shared/graph/event-schema.ts';

const booking = {
  commandId: '5e1b5c4e-0a54-4a8e-9d0c-000000000001',
  subject: 'Booked at the door',
  startMs: Date.parse('2026-03-02T10:00:00Z'),
  endMs: Date.parse('2026-03-02T10:30:00Z'),
  roomName: 'Boardroom',
  roomAddress: 'boardroom@contoso.com',
  text: 'Booked at the door of Boardroom.',
};

test('[3.1.2] D5: a booking carries its id twice, whole minutes in UTC, the room as its place, and invites nobody', () => {
  expect(JSON.parse(buildBookingBody(booking))).toEqual({
    subject: 'Booked at the door',
    body: { contentType: 'text', content: 'Booked at the door of Boardroom.' },
    start: { dateTime: '2026-03-02T10:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-03-02T10:30:00', timeZone: 'UTC' },
    location: { displayName: 'Boardroom', locationEmailAddress: 'boardroom@contoso.com' },
    showAs: 'busy',
    categories: ['Lintel'],
    transactionId: booking.commandId,
    singleValueExtendedProperties: [{ id: CLAIM_PROPERTY_ID, value: booking.commandId }],
  });
});

test('[3.1.3] the same booking is the same bytes', () => {
  expect(buildBookingBody(booking)).toBe(buildBookingBody({ ...booking }));
});

test('a room known by its object id only has no address to give', () => {
  expect(JSON.parse(buildBookingBody({ ...booking, roomAddress: null })).location).toEqual({ displayName: 'Boardroom' });
});

test('Q38: a patch of the end holds nothing but the end', () => {
  expect(buildTimesPatchBody({ endMs: booking.endMs })).toBe('{"end":{"dateTime":"2026-03-02T10:30:00","timeZone":"UTC"}}');
});

test('D5: part of a minute is a broken promise', () => {
  expect(() => buildTimesPatchBody({ endMs: booking.endMs + 1 })).toThrow('whole minute');
});

test('[2.2.1] the property is named in the form Graph asks for, and a body tells its claim', () => {
  expect(CLAIM_PROPERTY_ID).toMatch(/^String \{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} Name LintelClaim$/);
  expect(claimInBody(buildBookingBody(booking))).toEqual({ commandId: booking.commandId, settled: null, parent: null });
  const parent = { iCalUId: 'x', startMs: 0, relation: 'after' } as const;
  expect(claimInBody(buildBookingBody({ ...booking, parent }))).toEqual({ commandId: booking.commandId, settled: null, parent });
  expect(claimInBody(buildTimesPatchBody({ endMs: booking.endMs }))).toBeNull();
});

test('D6 a mark writes the state whole and nothing else; with other times it goes in one patch', () => {
  const state = { settled: { startMs: booking.startMs, endMs: booking.endMs }, parent: null, checkedInMs: 7 };
  const property = {
    id: STATE_PROPERTY_ID,
    value: JSON.stringify({ settled: { startMs: booking.startMs, endMs: booking.endMs }, checkedInMs: 7 }),
  };
  expect(JSON.parse(buildStatePatchBody(state))).toEqual({ singleValueExtendedProperties: [property] });
  const both = JSON.parse(buildTimesPatchBody({ endMs: booking.endMs }, state));
  expect(both).toEqual({ end: { dateTime: '2026-03-02T10:30:00', timeZone: 'UTC' }, singleValueExtendedProperties: [property] });
});
