import { expect, test } from 'vitest';
import { buildDayAxis, drawnStretch, placeOn } from '../../../../renderer/outlook/day-axis.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);

test.each([
  { date: '2026-11-23', hours: 24, third: '02:00', because: 'an ordinary day' },
  { date: '2026-03-29', hours: 23, third: '03:00', because: 'the clocks skip an hour in spring' },
  { date: '2026-10-25', hours: 25, third: '02:00', because: 'the hour from two comes twice in autumn' },
])('$date has $hours hours: $because', ({ date, hours, third }) => {
  const axis = buildDayAxis(date, 'Europe/Amsterdam');
  expect(axis.hours).toHaveLength(hours);
  expect(axis.hours[2]?.label).toBe(third);
  expect(axis.hours.at(-1)?.label).toBe('23:00');
});

test.each([
  { from: '22:00', to: '23:30', place: { fromHours: 23, hours: 1 }, because: 'what goes past midnight ends with the day' },
  { from: '08:00', to: '09:00', place: { fromHours: 9, hours: 1 }, because: 'the axis begins at midnight in the zone' },
])('$from to $to stands at $place: $because', ({ from, to, place }) => {
  expect(placeOn(buildDayAxis('2026-11-23', 'Europe/Amsterdam'), { startMs: at(from), endMs: at(to) })).toEqual(place);
});

test('a meeting of another day has no place', () => {
  expect(placeOn(buildDayAxis('2026-11-24', 'Europe/Amsterdam'), { startMs: at('08:00'), endMs: at('09:00') })).toBeNull();
});

test.each([
  { anchor: '13:07', head: '13:10', drawn: ['13:00', '13:30'], because: 'a click is half an hour' },
  { anchor: '13:07', head: '13:50', drawn: ['13:00', '14:00'], because: 'the quarter under the pointer is in it' },
  { anchor: '13:50', head: '13:07', drawn: ['13:00', '14:00'], because: 'upwards is the same' },
])('from $anchor to $head draws $drawn: $because', ({ anchor, head, drawn: [start = '', end = ''] }) => {
  expect(drawnStretch(at(anchor), at(head))).toEqual({ startMs: at(start), endMs: at(end) });
});
