import { expect, test } from 'vitest';
import { graphInstantSchema, graphTimeSchema } from '../../../shared/graph/graph-time.ts';

const read = (dateTime: string, timeZone?: string) => new Date(graphTimeSchema.parse({ dateTime, timeZone }).ms).toISOString();

test.each<{ dateTime: string; timeZone?: string; utc: string; because: string }>([
  { dateTime: '2026-01-31T09:00:00.0000000', timeZone: 'UTC', utc: '2026-01-31T09:00:00.000Z', because: 'seven digits are the rule' },
  { dateTime: '2026-01-31T09:00:00', timeZone: 'utc', utc: '2026-01-31T09:00:00.000Z', because: 'none are as good' },
  { dateTime: '2026-01-31T09:00:00', utc: '2026-01-31T09:00:00.000Z', because: 'we asked for UTC' },
  {
    dateTime: '2026-01-31T09:00:00Z',
    timeZone: 'Pacific Standard Time',
    utc: '2026-01-31T09:00:00.000Z',
    because: 'an offset speaks for itself',
  },
  {
    dateTime: '2017-04-15T11:00:00.0000000',
    timeZone: 'Pacific Standard Time',
    utc: '2017-04-15T18:00:00.000Z',
    because: 'Windows names are converted, summer time too',
  },
  {
    dateTime: '2026-07-01T11:00:00.0000000',
    timeZone: 'Europe/Amsterdam',
    utc: '2026-07-01T09:00:00.000Z',
    because: 'IANA names are converted',
  },
  {
    dateTime: '2026-10-25T02:30:00.0000000',
    timeZone: 'W. Europe Standard Time',
    utc: '2026-10-25T00:30:00.000Z',
    because: 'of an hour that comes twice the first is taken',
  },
  {
    dateTime: '2026-01-31T09:00:00.0000000',
    timeZone: 'tzone://Microsoft/Custom',
    utc: '2026-01-31T09:00:00.000Z',
    because: 'Q34: a zone of nobody is read as UTC',
  },
  {
    dateTime: '2026-01-31T09:00:00.0000000',
    timeZone: 'Atlantis Standard Time',
    utc: '2026-01-31T09:00:00.000Z',
    because: 'Q34: so is one that does not exist',
  },
])('[2.1.5] $dateTime $timeZone → $utc: $because', ({ dateTime, timeZone, utc }) => {
  expect(read(dateTime, timeZone)).toBe(utc);
});

test.each(['', 'tomorrow', '2026-13-45T99:00:00', '2026-01-31'])('"%s" is no time', (dateTime) => {
  expect(graphTimeSchema.safeParse({ dateTime, timeZone: 'UTC' }).success).toBe(false);
  expect(graphTimeSchema.safeParse({ dateTime, timeZone: 'Europe/Amsterdam' }).success).toBe(false);
});

test('the date is the one that is written, whatever the zone [2.1.4]', () => {
  expect(graphTimeSchema.parse({ dateTime: '2026-01-31T00:00:00.0000000', timeZone: 'Pacific Standard Time' }).date).toBe('2026-01-31');
});

test.each([
  ['2017-04-15T03:00:50.7579581Z', Date.parse('2017-04-15T03:00:50.757Z')],
  ['0001-01-01T00:00:00Z', null],
  ['never', null],
  [null, null],
  [7, null],
])('the instant %s is %s', (text, ms) => {
  expect(graphInstantSchema.parse(text)).toBe(ms);
});
