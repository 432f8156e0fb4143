import { expect, test } from 'vitest';
import { syncWindow } from '../../../../shared/domain/day-window.ts';
import { createWindowRoll } from '../../../../shared/engine/rounds/window-roll.ts';

const zone = 'Europe/Amsterdam';
const at = (text: string) => Date.parse(`${text}+01:00`);
const monday = at('2026-03-02T10:00');
const windowOf = (text: string) => syncWindow(at(text), zone);

function rolledOnce(random: number) {
  const roll = createWindowRoll(() => random);
  expect(roll.adopt(roll.windowAt(monday, zone), zone)).toBe(false); // the first takes nobody's place
  return roll;
}

test('E8 the first round takes the window of the day', () => {
  expect(createWindowRoll(() => 0).windowAt(monday, zone)).toEqual(windowOf('2026-03-02T10:00'));
});

test.each([
  { random: 0, notYet: '2026-03-03T01:59', due: '2026-03-03T02:00' },
  { random: 0.5, notYet: '2026-03-03T02:59', due: '2026-03-03T03:00' },
  { random: 0.999999, notYet: '2026-03-03T03:59', due: '2026-03-03T04:00' },
])('E8 the window rolls in the night, at a moment of its own: $due', ({ random, notYet, due }) => {
  const roll = rolledOnce(random);
  expect(roll.windowAt(at('2026-03-02T23:59'), zone)).toEqual(windowOf('2026-03-02T10:00'));
  expect(roll.windowAt(at(notYet), zone)).toEqual(windowOf('2026-03-02T10:00'));
  expect(roll.windowAt(at(due), zone)).toEqual(windowOf('2026-03-03T10:00'));
});

test('E8 a whole round over the same window is no roll', () => {
  const roll = rolledOnce(0);
  expect(roll.adopt(roll.windowAt(monday + 45_000, zone), zone)).toBe(false);
});

test('E8 a roll that fails leaves the old window to serve for ten minutes', () => {
  const roll = rolledOnce(0);
  roll.windowAt(at('2026-03-03T02:00'), zone);
  roll.failed(at('2026-03-03T02:00'));
  expect(roll.windowAt(at('2026-03-03T02:09'), zone)).toEqual(windowOf('2026-03-02T10:00'));
  expect(roll.windowAt(at('2026-03-03T02:10'), zone)).toEqual(windowOf('2026-03-03T10:00'));
});

test('E8 an ordinary round that fails puts nothing off', () => {
  const roll = rolledOnce(0);
  roll.windowAt(at('2026-03-03T01:59'), zone);
  roll.failed(at('2026-03-03T01:59'));
  expect(roll.windowAt(at('2026-03-03T02:00'), zone)).toEqual(windowOf('2026-03-03T10:00'));
});

test('E8 a clock set back takes the window back at once', () => {
  const roll = rolledOnce(0);
  expect(roll.windowAt(at('2026-02-20T10:00'), zone)).toEqual(windowOf('2026-02-20T10:00'));
});

test('E8 a door that slept for days rolls at once, and next the night after', () => {
  const roll = rolledOnce(0);
  const window = roll.windowAt(at('2026-03-06T12:00'), zone);
  expect(window).toEqual(windowOf('2026-03-06T12:00'));
  expect(roll.adopt(window, zone)).toBe(true);
  expect(roll.windowAt(at('2026-03-07T01:59'), zone)).toEqual(window);
  expect(roll.windowAt(at('2026-03-07T02:00'), zone)).toEqual(windowOf('2026-03-07T12:00'));
});
