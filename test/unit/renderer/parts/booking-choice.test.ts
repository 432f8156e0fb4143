import { expect, test } from 'vitest';
import { bookingChoice } from '../../../../renderer/parts/booking-choice.ts';
import { touchedMark } from '../../../../renderer/parts/timeline-layout.ts';
import { at, freeBetween } from '../../../support/sample-views-parts.ts';

const stretch = freeBetween('13:15', '14:30');

/** `13:30+30 | 60 45`: start, length, and what else is offered. */
function chosen(start: string, wanted: number, longest = 240): string | null {
  const choice = bookingChoice(stretch, at(start), wanted, longest);
  if (!choice) return null;
  return `${choice.start.text}+${choice.end.minutes} | ${choice.others.map(({ minutes }) => minutes).join(' ')}`;
}

test.each([
  { start: '13:15', wanted: 30, longest: 240, is: '13:15+30 | 60 75', because: 'an hour, and all that is free, are next' },
  { start: '13:15', wanted: 60, longest: 240, is: '13:15+60 | 30 75', because: 'what is chosen is not offered twice' },
  { start: '13:15', wanted: 45, longest: 240, is: '13:15+45 | 30 60', because: 'two others are enough' },
  { start: '13:30', wanted: 30, longest: 240, is: '13:30+30 | 60', because: 'the hour is all that is free' },
  { start: '14:15', wanted: 30, longest: 240, is: '14:15+15 | ', because: 'never beyond the stretch' },
  { start: '13:15', wanted: 120, longest: 45, is: '13:15+45 | 30', because: 'never beyond the policy’s longest' },
  { start: '13:20', wanted: 30, longest: 240, is: '13:30+30 | 60', because: 'a start that has gone gives way to the next' },
  { start: '14:30', wanted: 30, longest: 240, is: null, because: 'the end of a stretch is no start' },
])('$start for $wanted min gives $is: $because', ({ start, wanted, longest, is }) => {
  expect(chosen(start, wanted, longest)).toBe(is);
});

test('the steps stop at the ends of what is free and of what is allowed', () => {
  const first = bookingChoice(stretch, at('13:15'), 15, 45);
  expect([first?.earlier, first?.later?.text, first?.shorter, first?.longer?.minutes]).toEqual([null, '13:30', null, 30]);
  const last = bookingChoice(stretch, at('14:15'), 15, 45);
  expect([last?.earlier?.text, last?.later, last?.longer]).toEqual(['14:00', null, null]);
});

test.each([
  { share: 0, text: '13:15' },
  { share: 0.19, text: '13:15' },
  { share: 0.21, text: '13:30' },
  { share: 0.99, text: '14:15' },
  { share: 1, text: '14:15' },
  { share: -0.1, text: '13:15' },
])('touched at $share of its length, the stretch begins at $text', ({ share, text }) => {
  expect(touchedMark(stretch, share)).toBe(at(text));
});
