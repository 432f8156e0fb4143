import { expect, test } from 'vitest';
import { createLabels } from '../../../shared/view/labels.ts';

const morningMs = Date.parse('2026-06-10T07:05:00Z');
const labelsFor = (hourCycle: 'auto' | 'h12' | 'h23', timeZone = 'Europe/Amsterdam') =>
  createLabels({ language: 'en', hourCycle }, timeZone);

test.each([
  { hourCycle: 'auto', ms: morningMs, text: '09:05' },
  { hourCycle: 'h23', ms: morningMs, text: '09:05' },
  { hourCycle: 'h12', ms: morningMs, text: '9:05 am' },
  { hourCycle: 'auto', ms: Date.parse('2026-06-10T22:00:00Z'), text: '00:00' },
  { hourCycle: 'h12', ms: Date.parse('2026-06-10T22:00:00Z'), text: '12:00 am' },
] as const)('$hourCycle prints $text', ({ hourCycle, ms, text }) => {
  expect(labelsFor(hourCycle).time(ms)).toBe(text);
});

test.each([
  { hourCycle: 'auto', time: '07:00', hour: '09' },
  { hourCycle: 'h23', time: '22:00', hour: '00' },
  { hourCycle: 'h12', time: '07:00', hour: '9 am' },
  { hourCycle: 'h12', time: '10:00', hour: '12 pm' },
] as const)('a timeline names an hour in so few letters that the narrowest column has room: $hour', ({ hourCycle, time, hour }) => {
  expect(labelsFor(hourCycle).hour(Date.parse(`2026-06-10T${time}:00Z`))).toBe(hour);
});

test('the room’s zone decides, not the machine’s', () => {
  expect(labelsFor('auto', 'America/New_York').time(morningMs)).toBe('03:05');
  expect(labelsFor('auto', 'Pacific/Kiritimati').date(Date.parse('2026-06-10T12:00:00Z'))).toBe('11 June');
});

test('dates are words, and an instant of another day carries its day', () => {
  const labels = labelsFor('auto');
  expect([labels.weekday(morningMs), labels.date(morningMs)]).toEqual(['Wednesday', '10 June']);
  expect(labels.at(morningMs, morningMs + 3_600_000)).toEqual({ ms: morningMs, text: '09:05', dayLabel: null });
  expect(labels.at(morningMs, morningMs - 86_400_000)).toEqual({ ms: morningMs, text: '09:05', dayLabel: 'Wed 10 Jun' });
});
