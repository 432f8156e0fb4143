import { expect, test } from 'vitest';
import { deltaPageSchema } from '../../../shared/graph/delta-page-schema.ts';

const nextLink = 'https://graph.microsoft.com/v1.0/users/x/calendarView/delta?$skiptoken=R0%2Bus==';
const page = (value: unknown, links: object = { '@odata.nextLink': nextLink }) => ({ value, ...links });
const utc = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: 'UTC' });
const extent = (start: string, end: string) => ({ startMs: Date.parse(`${start}Z`), endMs: Date.parse(`${end}Z`) });

test.each<{ item: object; change: object; because: string }>([
  {
    item: {
      '@odata.etag': 'W/"key"',
      id: 'a',
      type: 'occurrence',
      seriesMasterId: 'm',
      start: utc('2026-03-02T10:00:00'),
      end: utc('2026-03-02T11:00:00'),
    },
    change: {
      kind: 'changed',
      id: 'a',
      changeKey: 'key',
      isSeriesMaster: false,
      extent: extent('2026-03-02T10:00:00', '2026-03-02T11:00:00'),
    },
    because: '[1.2.12] a stub of an occurrence',
  },
  {
    item: { id: 'm', type: 'SeriesMaster', changeKey: 'k', start: utc('2026-03-02T10:00:00'), end: utc('2026-03-02T11:00:00') },
    change: {
      kind: 'changed',
      id: 'm',
      changeKey: 'k',
      isSeriesMaster: true,
      extent: extent('2026-03-02T10:00:00', '2026-03-02T11:00:00'),
    },
    because: '[1.2.13] a master',
  },
  {
    item: {
      id: 'd',
      isAllDay: true,
      start: { dateTime: '2026-03-02T00:00:00', timeZone: 'Tokyo Standard Time' },
      end: { dateTime: '2026-03-03T00:00:00', timeZone: 'Tokyo Standard Time' },
    },
    change: {
      kind: 'changed',
      id: 'd',
      changeKey: null,
      isSeriesMaster: false,
      extent: extent('2026-03-02T00:00:00', '2026-03-03T00:00:00'),
    },
    because: '[1.1.10] an all-day event counts as UTC days',
  },
  {
    item: { id: 'b', start: { dateTime: 'rubbish' } },
    change: { kind: 'changed', id: 'b', changeKey: null, isSeriesMaster: false, extent: null },
    because: 'an id is enough to know that something changed',
  },
  {
    item: { '@odata.type': '#microsoft.graph.event', id: 'r', '@removed': { reason: 'deleted' } },
    change: { kind: 'removed', id: 'r' },
    because: '[1.2.15] a removal',
  },
])('$because', ({ item, change }) => {
  expect(deltaPageSchema.parse(page([item])).changes).toEqual([change]);
});

test('[1.2.5] the link is kept as it came', () => {
  expect(deltaPageSchema.parse(page([])).link).toEqual({ kind: 'next', url: nextLink });
  expect(deltaPageSchema.parse(page([], { '@odata.deltaLink': nextLink })).link).toEqual({ kind: 'delta', url: nextLink });
});

test.each([
  ['neither link', page([], {})],
  ['both links', page([], { '@odata.nextLink': 'a', '@odata.deltaLink': 'b' })],
  ['no list', { '@odata.deltaLink': 'b' }],
  ['an item without an id', page([{ '@removed': {} }])],
  ['nothing', null],
])('[1.2.5] %s: no page', (_, body) => {
  expect(deltaPageSchema.safeParse(body).success).toBe(false);
});
