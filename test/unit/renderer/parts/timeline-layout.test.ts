import { expect, test } from 'vitest';
import { daysRange } from '../../../../renderer/parts/days-range.ts';
import { clipFree, placeMeetings, stretchOf } from '../../../../renderer/parts/timeline-layout.ts';
import { at, dayOf, freeBetween, meeting } from '../../../support/sample-views-parts.ts';

const lanesOf = (meetings: readonly ReturnType<typeof meeting>[], shortestMinutes = 0) =>
  placeMeetings(meetings, shortestMinutes * 60_000).map(({ meeting: { title }, lane, lanes }) => `${title} ${lane + 1}/${lanes}`);

test.each([
  { because: 'back to back share no time', slots: ['09:00-10:00', '10:00-11:00'], lanes: ['A 1/1', 'B 1/1'] },
  { because: 'an overlap stands side by side', slots: ['09:00-10:00', '09:30-11:00'], lanes: ['A 1/2', 'B 2/2'] },
  {
    because: 'a lane is used again once it is free',
    slots: ['09:00-11:00', '09:30-10:00', '10:00-11:30'],
    lanes: ['A 1/2', 'B 2/2', 'C 2/2'],
  },
  { because: 'three at once', slots: ['09:00-11:00', '09:00-11:00', '10:00-11:00'], lanes: ['A 1/3', 'B 2/3', 'C 3/3'] },
  {
    because: 'a group ends where all of it has ended',
    slots: ['09:00-10:00', '09:30-10:30', '11:00-12:00'],
    lanes: ['A 1/2', 'B 2/2', 'C 1/1'],
  },
])('$because', ({ slots, lanes }) => {
  const meetings = slots.map((slot, index) => meeting('ABC'[index] ?? '', slot.slice(0, 5), slot.slice(6)));
  expect(lanesOf(meetings)).toEqual(lanes);
});

test('a meeting too short to carry its line takes the room of one that can', () => {
  const meetings = [meeting('A', '09:00', '09:05'), meeting('B', '09:05', '09:30')];
  expect(lanesOf(meetings, 13)).toEqual(['A 1/2', 'B 2/2']);
});

test('T4 a meeting across midnight is there once, though both days hold it', () => {
  const late = meeting('Late', '23:00', '23:59', { endMs: at('01:00', 1) });
  const { meetings, midnights } = stretchOf([dayOf(0, [late]), dayOf(1, [late])], at('22:00'), at('04:00', 1));
  expect(meetings).toEqual([late]);
  expect(midnights).toEqual([{ ms: at('00:00', 1), weekday: 'Saturday' }]);
});

test('all-day meetings are not drawn across the hours, and what is far from now not at all', () => {
  const far = meeting('Far', '18:00', '19:00');
  const allDay = meeting('All day', '00:00', '23:59', { isAllDay: true });
  expect(stretchOf([dayOf(0, [allDay, far])], at('08:00'), at('12:00')).meetings).toEqual([]);
});

test('of a room that is free day and night what a column draws can be booked, and named by its own edges', () => {
  const stretch = clipFree(freeBetween('00:00', '23:45'), at('08:00'), at('18:00'));
  expect([stretch?.startMs, stretch?.endMs]).toEqual([at('08:00'), at('18:00')]);
  expect([stretch?.marks[0]?.text, stretch?.marks.at(-1)?.text]).toEqual(['08:00', '18:00']);
});

test.each([
  { slot: ['06:00', '07:00'], because: 'before the column begins' },
  { slot: ['07:15', '08:00'], because: 'up to where it begins' },
  { slot: ['18:00', '20:00'], because: 'from where it ends' },
] as const)('nothing of a stretch $because is drawn', ({ slot: [from, to] }) => {
  expect(clipFree(freeBetween(from, to), at('08:00'), at('18:00'))).toBeNull();
});

test('T4 on the night of 25 hours everything after the change stands an hour lower', () => {
  const usual = dayOf(0, []);
  const long = {
    ...usual,
    endMs: usual.endMs + 3_600_000,
    closed: usual.closed.map(({ startMs, endMs }) => ({ startMs: startMs + 3_600_000, endMs: endMs + 3_600_000 })),
  };
  const opening = [{ startMs: long.startMs, endMs: long.startMs + 9 * 3_600_000 }, ...long.closed.slice(1)];
  expect(daysRange([{ ...long, closed: opening }])).toEqual({ from: 9, to: 20 });
});

test.each([
  { because: 'opening hours', days: [dayOf(0, [])], range: { from: 8, to: 19 } },
  { because: 'a meeting before opening', days: [dayOf(0, [meeting('Early', '06:30', '07:00')])], range: { from: 6, to: 19 } },
  {
    because: 'a meeting into the night',
    days: [dayOf(0, [meeting('Night', '22:00', '23:00', { endMs: at('03:00', 1) })])],
    range: { from: 8, to: 24 },
  },
  { because: 'a closed day alone falls back to the usual hours', days: [dayOf(1, [])], range: { from: 8, to: 18 } },
  { because: 'a day that never closes shows the usual hours', days: [{ ...dayOf(0, []), closed: [] }], range: { from: 8, to: 18 } },
])('the days ahead show $range.from to $range.to: $because', ({ days, range }) => {
  expect(daysRange(days)).toEqual(range);
});
