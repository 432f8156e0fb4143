import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../shared/domain/meeting.ts';
import { CLAIM_PROPERTY_ID, STATE_PROPERTY_ID } from '../../../shared/graph/claim-property.ts';
import { eventPageSchema, eventSchema } from '../../../shared/graph/event-schema.ts';

const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' });
const bare = { id: 'AAMk1', start: utc('2026-03-02T10:00:00'), end: utc('2026-03-02T11:00:00') };
const read = (extra: object) => eventSchema.parse({ ...bare, ...extra });

test('an event of id and times alone takes Graph’s defaults for the rest', () => {
  expect(read({})).toEqual({
    id: 'AAMk1',
    iCalUId: null,
    changeKey: null,
    type: 'singleInstance',
    seriesMasterId: null,
    time: { kind: 'timed', startMs: Date.parse('2026-03-02T10:00:00Z'), endMs: Date.parse('2026-03-02T11:00:00Z') },
    subject: null,
    bodyPreview: null,
    organizer: null,
    isOrganizer: false,
    attendees: [],
    showAs: 'busy',
    responseStatus: 'none',
    isCancelled: false,
    sensitivity: 'normal',
    isOnlineMeeting: false,
    joinUrl: null,
    createdMs: null,
    lastModifiedMs: null,
    claim: null,
    checkedInMs: null,
    originalStartMs: null,
  });
});

test('T8: a whole event is read in full', () => {
  const event = read({
    '@odata.etag': 'W/"key="',
    changeKey: 'key=',
    iCalUId: '0400',
    type: 'exception',
    seriesMasterId: 'AAMk0',
    subject: 'Budget',
    bodyPreview: 'See you',
    organizer: { emailAddress: { name: 'Ada', address: 'ada@contoso.com' } },
    isOrganizer: false,
    attendees: [
      { type: 'resource', status: { response: 'accepted' }, emailAddress: { name: 'Boardroom', address: 'boardroom@contoso.com' } },
    ],
    showAs: 'tentative',
    responseStatus: { response: 'tentativelyAccepted', time: '0001-01-01T00:00:00Z' },
    isCancelled: true,
    sensitivity: 'private',
    isOnlineMeeting: true,
    onlineMeeting: { joinUrl: 'https://teams.example/join' },
    createdDateTime: '2026-03-01T08:00:00.1234567Z',
    lastModifiedDateTime: '2026-03-01T09:00:00Z',
    singleValueExtendedProperties: [{ id: CLAIM_PROPERTY_ID.toUpperCase(), value: 'command-1' }],
    somethingNew: { of: 'theirs' },
  });
  expect(event).toMatchObject({
    changeKey: 'key=',
    iCalUId: '0400',
    type: 'exception',
    seriesMasterId: 'AAMk0',
    subject: 'Budget',
    bodyPreview: 'See you',
    organizer: { name: 'Ada', address: 'ada@contoso.com' },
    attendees: [{ type: 'resource', name: 'Boardroom', address: 'boardroom@contoso.com' }],
    showAs: 'tentative',
    responseStatus: 'tentativelyAccepted',
    isCancelled: true,
    sensitivity: 'private',
    isOnlineMeeting: true,
    joinUrl: 'https://teams.example/join',
    createdMs: Date.parse('2026-03-01T08:00:00.123Z'),
    lastModifiedMs: Date.parse('2026-03-01T09:00:00Z'),
    claim: { commandId: 'command-1', settled: null, parent: null },
  });
});

test.each<{ given: object; field: keyof CalendarEvent; value: unknown; because: string }>([
  { given: { showAs: 'WorkingElsewhere' }, field: 'showAs', value: 'workingElsewhere', because: 'case does not count' },
  { given: { showAs: 'dancing' }, field: 'showAs', value: 'unknown', because: 'an unknown member still blocks' },
  { given: { showAs: null }, field: 'showAs', value: 'busy', because: 'the default blocks' },
  { given: { sensitivity: 'Confidential' }, field: 'sensitivity', value: 'confidential', because: 'case does not count' },
  { given: { sensitivity: 'secretest' }, field: 'sensitivity', value: 'private', because: 'what we do not know is masked' },
  { given: { type: 'OCCURRENCE' }, field: 'type', value: 'occurrence', because: 'case does not count' },
  { given: { type: 'somethingElse' }, field: 'type', value: 'singleInstance', because: 'an unknown member is still a meeting' },
  { given: { responseStatus: { response: 'Declined' } }, field: 'responseStatus', value: 'declined', because: 'case does not count' },
  { given: { responseStatus: { response: 'maybe' } }, field: 'responseStatus', value: 'none', because: 'an unknown answer is none' },
  { given: { responseStatus: 7 }, field: 'responseStatus', value: 'none', because: 'a detail never costs a meeting' },
  { given: { subject: '' }, field: 'subject', value: null, because: 'empty is none' },
  { given: { subject: 7, organizer: 'Ada', attendees: {} }, field: 'subject', value: null, because: 'a detail never costs a meeting' },
  { given: { '@odata.etag': 'W/"from/etag=="' }, field: 'changeKey', value: 'from/etag==', because: 'the etag holds the change key' },
  {
    given: { singleValueExtendedProperties: [{ id: 'String {x} Name Fun', value: 'Food' }] },
    field: 'claim',
    value: null,
    because: 'other programs have theirs',
  },
  { given: { onlineMeeting: null, isOnlineMeeting: true }, field: 'joinUrl', value: null, because: '[3.1.5] the link may come later' },
])('$given → $field $value: $because', ({ given, field, value }) => {
  expect(read(given)?.[field]).toEqual(value);
});

test.each<{ start: object; end: object; startDate: string; endDate: string; because: string }>([
  {
    start: utc('2026-03-02T00:00:00'),
    end: utc('2026-03-03T00:00:00'),
    startDate: '2026-03-02',
    endDate: '2026-03-03',
    because: 'one day',
  },
  {
    start: utc('2026-03-02T00:00:00'),
    end: utc('2026-03-05T00:00:00'),
    startDate: '2026-03-02',
    endDate: '2026-03-05',
    because: 'three days',
  },
  {
    start: { dateTime: '2026-03-02T00:00:00.0000000', timeZone: 'Pacific Standard Time' },
    end: { dateTime: '2026-03-03T00:00:00.0000000', timeZone: 'tzone://Microsoft/Custom' },
    startDate: '2026-03-02',
    endDate: '2026-03-03',
    because: 'the zone does not count',
  },
  {
    start: utc('2026-12-31T00:00:00'),
    end: utc('2026-12-31T00:00:00'),
    startDate: '2026-12-31',
    endDate: '2027-01-01',
    because: 'no day is shorter than a day',
  },
])('[2.1.4] all-day events are floating dates: $because', ({ start, end, startDate, endDate }) => {
  expect(read({ start, end, isAllDay: true })?.time).toEqual({ kind: 'allDay', startDate, endDate });
});

test('[1.2.13] a series master is no booking', () => {
  expect(read({ type: 'seriesMaster' })).toBeNull();
  expect(eventPageSchema.parse({ value: [{ ...bare, type: 'seriesMaster' }, bare] }).items.map(({ id }) => id)).toEqual(['AAMk1']);
});

test.each([
  ['no list', {}],
  ['an error body', { error: { code: 'x' } }],
  ['a list of something else', { value: ['text'] }],
  ['an event without an id', { value: [{ start: bare.start, end: bare.end }] }],
  ['an event without a start', { value: [{ id: 'a', end: bare.end }] }],
  ['an event with no time in its end', { value: [{ ...bare, end: { dateTime: 'later', timeZone: 'UTC' } }] }],
  ['nothing', null],
  ['text', 'OK'],
])('D1: %s is no page, and never an empty calendar', (_, body) => {
  expect(eventPageSchema.safeParse(body).success).toBe(false);
});

const marked = (claim: string | null, state: string | null) => {
  const property = (id: string, value: string | null) => (value === null ? [] : [{ id: id.toUpperCase(), value }]);
  const read = eventSchema.parse({
    ...bare,
    singleValueExtendedProperties: [...property(CLAIM_PROPERTY_ID, claim), ...property(STATE_PROPERTY_ID, state)],
  });
  return { claim: read?.claim, checkedInMs: read?.checkedInMs };
};

test.each([
  { claim: 'c1', state: null, read: { claim: { commandId: 'c1', settled: null, parent: null }, checkedInMs: null } },
  {
    claim: 'c1',
    state: '{"settled":{"startMs":1,"endMs":2}}',
    read: { claim: { commandId: 'c1', settled: { startMs: 1, endMs: 2 }, parent: null }, checkedInMs: null },
  },
  { claim: 'c1', state: '{"settled":"yes"}', read: { claim: { commandId: 'c1', settled: null, parent: null }, checkedInMs: null } },
  { claim: null, state: '{"checkedInMs":7}', read: { claim: null, checkedInMs: 7 } },
  { claim: null, state: '{"settled":{"startMs":1,"endMs":2}}', read: { claim: null, checkedInMs: null } },
])('[2.2.1] D6 D8 the marks $claim and $state of a door are read, whatever their case', ({ claim, state, read }) => {
  expect(marked(claim, state)).toEqual(read);
});

test.each([
  { type: 'occurrence', originalStartMs: Date.parse('2026-03-02T09:00:00Z') },
  { type: 'exception', originalStartMs: Date.parse('2026-03-02T09:00:00Z') },
  { type: 'singleInstance', originalStartMs: null },
])('an $type’s place in its series is $originalStartMs', ({ type, originalStartMs }) => {
  expect(read({ type, originalStart: '2026-03-02T09:00:00Z' })).toMatchObject({ originalStartMs });
});
