import { expect, test } from 'vitest';
import type { OpeningHours } from '../../../../shared/domain/policy.ts';
import { paceAt } from '../../../../shared/engine/rounds/cadence.ts';
import { followARoom } from '../../../support/followed-room.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const zone = 'Europe/Amsterdam';
const hours: OpeningHours = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' };
const at = (time: string) => Date.parse(`2026-03-02T${time}:00+01:00`); // a Monday
const secondMs = 1_000;
const hourMs = 3_600_000;

test.each<{ time: string; hours: OpeningHours | null; seconds: number; because: string }>([
  { time: '12:00', hours, seconds: 45, because: 'the room is open' },
  { time: '07:54', hours, seconds: 600, because: 'it is closed' },
  { time: '07:55', hours, seconds: 45, because: 'it opens in five minutes' },
  { time: '17:59', hours, seconds: 45, because: 'it is open to the last minute' },
  { time: '18:00', hours, seconds: 600, because: 'it has closed' },
  { time: '12:00', hours: null, seconds: 45, because: 'a room that never closes has days' },
  { time: '03:00', hours: null, seconds: 270, because: 'and nights' },
])('E11 at $time a round every $seconds seconds: $because', ({ time, hours, seconds }) => {
  expect(paceAt(at(time), { hours, stalenessBoundMinutes: 5 }, zone, hourMs).roundMs).toBe(seconds * secondMs);
});

test.each([
  { bound: 1, seconds: 45 },
  { bound: 2, seconds: 90 },
  { bound: 5, seconds: 270 },
  { bound: 60, seconds: 270 },
])('E11 at night a room that never closes stays inside a staleness bound of $bound minutes', ({ bound, seconds }) => {
  expect(paceAt(at('03:00'), { hours: null, stalenessBoundMinutes: bound }, zone, hourMs).roundMs).toBe(seconds * secondMs);
});

test('E11 whoever puts up a door at night does not wait for it: the first quarter of an hour has the pace of the day', () => {
  const paceAfter = (upMs: number) => paceAt(at('03:00'), { hours: null, stalenessBoundMinutes: 5 }, zone, upMs).roundMs;
  expect([0, 899_999, 900_000].map(paceAfter)).toEqual([45_000, 45_000, 270_000]);
});

test.each([
  { name: 'hours from 8 to 18', hours },
  { name: 'a room that never closes', hours: null },
])('D4 a busy day without push takes at most 1,500 requests: $name', async ({ hours }) => {
  const { clock, calendar, state, stop } = followARoom({ startMs: at('00:30'), policy: { hours }, random: () => 0.5 });
  for (let meeting = 0; meeting < 12; meeting += 1) {
    const startMs = at('08:00') + meeting * 45 * 60 * secondMs;
    calendar.put(buildEvent({ id: `m${meeting}`, time: { kind: 'timed', startMs, endMs: startMs + 30 * 60 * secondMs } }));
  }
  await clock.settle();
  const before = calendar.requestCount();
  for (let change = 0; change < 24; change += 1) {
    await clock.advance(hourMs);
    calendar.put(
      buildEvent({
        id: `c${change}`,
        time: { kind: 'timed', startMs: at('20:00') + change * hourMs, endMs: at('20:30') + change * hourMs },
      }),
    );
  }
  expect(state.get().trouble).toBeNull();
  expect(calendar.requestCount() - before).toBeLessThanOrEqual(1_500);
  expect(calendar.requestCount() - before).toBeGreaterThan(900); // it did run
  await stop();
});

test('E9 in hours the calendar is read plainly at least every five minutes', async () => {
  const { clock, calendar, stop } = followARoom({ startMs: at('09:00'), policy: { hours }, random: Math.random });
  const readsMs: number[] = [];
  calendar.exit = (call) => {
    if (call === 'readEvents') readsMs.push(clock.monotonicMs());
  };
  await clock.advance(4 * hourMs);
  const gapsMs = readsMs.slice(1).map((ms, index) => ms - (readsMs[index] ?? 0));
  expect(gapsMs.length).toBeGreaterThan(40);
  expect(Math.max(...gapsMs)).toBeLessThanOrEqual(300 * secondMs);
  await stop();
});
