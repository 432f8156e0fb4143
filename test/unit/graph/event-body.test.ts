import { expect, test } from 'vitest';
import { CLAIM_PROPERTY_ID } from '../../../shared/graph/claim-property.ts';
import { buildBookingBody, buildEndPatchBody } from '../../../shared/graph/event-body.ts';
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
  expect(buildEndPatchBody(booking.endMs)).toBe('{"end":{"dateTime":"2026-03-02T10:30:00","timeZone":"UTC"}}');
});

test('D5: part of a minute is a broken promise', () => {
  expect(() => buildEndPatchBody(booking.endMs + 1)).toThrow('whole minute');
});

test('[2.2.1] the property is named in the form Graph asks for, and a body tells its claim', () => {
  expect(CLAIM_PROPERTY_ID).toMatch(/^String \{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} Name LintelClaim$/);
  expect(claimInBody(buildBookingBody(booking))).toEqual({ commandId: booking.commandId });
  expect(claimInBody(buildEndPatchBody(booking.endMs))).toBeNull();
});
