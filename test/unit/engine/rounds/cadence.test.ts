import { expect, test } from 'vitest';
import type { OpeningHours } from '../../../../shared/domain/policy.ts';
import { type PaceFacts, paceAt } from '../../../../shared/engine/rounds/cadence.ts';
import { createFakeLine } from '../../../support/fake-line.ts';
import { followARoom } from '../../../support/followed-room.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const zone = 'Europe/Amsterdam';
const hours: OpeningHours = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' };
const at = (time: string) => Date.parse(`2026-03-02T${time}:00+01:00`); // a Monday
const secondMs = 1_000;
const hourMs = 3_600_000;
const facts = (policy: PaceFacts['policy'], changes: Partial<PaceFacts> = {}): PaceFacts => ({
  ...{ policy, timeZone: zone, upMs: hourMs, hasPush: false },
  ...changes,
});

test.each<{ time: string; hours: OpeningHours | null; seconds: number; because: string }>([
  { time: '12:00', hours, seconds: 45, because: 'the room is open' },
  { time: '07:54', hours, seconds: 600, because: 'it is closed' },
  { time: '07:55', hours, seconds: 45, because: 'it opens in five minutes' },
  { time: '17:59', hours, seconds: 45, because: 'it is open to the last minute' },
  { time: '18:00', hours, seconds: 600, because: 'it has closed' },
  { time: '12:00', hours: null, seconds: 45, because: 'a room that never closes has days' },
  { time: '03:00', hours: null, seconds: 270, because: 'and nights' },
])('E11 at $time a round every $seconds seconds: $because', ({ time, hours, seconds }) => {
  expect(paceAt(at(time), facts({ hours, stalenessBoundMinutes: 5 })).roundMs).toBe(seconds * secondMs);
});

test.each([
  { bound: 1, seconds: 45 },
  { bound: 2, seconds: 90 },
  { bound: 5, seconds: 270 },
  { bound: 60, seconds: 270 },
])('E11 at night a room that never closes stays inside a staleness bound of $bound minutes', ({ bound, seconds }) => {
  expect(paceAt(at('03:00'), facts({ hours: null, stalenessBoundMinutes: bound })).roundMs).toBe(seconds * secondMs);
});

test('E11 whoever puts up a door at night does not wait for it: the first quarter of an hour has the pace of the day', () => {
  const paceAfter = (upMs: number) => paceAt(at('03:00'), facts({ hours: null, stalenessBoundMinutes: 5 }, { upMs })).roundMs;
  expect([0, 899_999, 900_000].map(paceAfter)).toEqual([45_000, 45_000, 270_000]);
});

test.each<{ time: string; bound: number; hours: OpeningHours | null; seconds: number; alone: boolean; because: string }>([
  { time: '12:00', bound: 5, hours, seconds: 150, alone: true, because: 'the coordinator says when the room changed' },
  { time: '12:00', bound: 60, hours, seconds: 150, alone: true, because: 'a loose bound is no reason to look less often' },
  { time: '12:00', bound: 3, hours, seconds: 150, alone: false, because: 'the week ahead may be no older than the bound either' },
  { time: '12:00', bound: 2, hours, seconds: 90, alone: false, because: 'it stays inside the bound' },
  { time: '12:00', bound: 1, hours, seconds: 45, alone: false, because: 'push makes no door slower than its bound' },
  { time: '07:54', bound: 5, hours, seconds: 1_800, alone: true, because: 'it is closed' },
  { time: '07:55', bound: 5, hours, seconds: 150, alone: true, because: 'it opens in five minutes' },
  { time: '12:00', bound: 5, hours: null, seconds: 150, alone: true, because: 'a room that never closes has days' },
  { time: '03:00', bound: 5, hours: null, seconds: 270, alone: false, because: 'and nights, which push makes no quieter' },
])('E85 with push at $time, bound $bound: a round every $seconds seconds: $because', ({ time, bound, seconds, alone, ...room }) => {
  const pace = paceAt(at(time), facts({ hours: room.hours, stalenessBoundMinutes: bound }, { hasPush: true }));
  expect(pace).toMatchObject({ roundMs: seconds * secondMs, isAuditAlone: alone });
});

test.each([
  { name: 'hours that open at 08:00', opens: '08:00', closes: '18:00', atTime: '06:00', hurries: '07:55' },
  { name: 'hours shorter than the lead', opens: '08:00', closes: '08:02', atTime: '07:57', hurries: '08:00' },
  { name: 'an open room', opens: '08:00', closes: '18:00', atTime: '09:00', hurries: null },
])('E11 a faster pace is foreseen: $name', ({ opens, closes, atTime, hurries }) => {
  const pace = paceAt(at(atTime), facts({ hours: { ...hours, opens, closes }, stalenessBoundMinutes: 5 }));
  expect(pace.hurriesAtMs).toBe(hurries && at(hurries));
});

test.each([
  { hasPush: false, because: 'polling' },
  { hasPush: true, because: 'waiting for hints' },
])('D1 a door that is $because is certain at the minute its room opens, and all day', async ({ hasPush }) => {
  const line = createFakeLine(hasPush ? 'push' : 'none');
  // Rounds at 07:54 would, by the pace of the night, leave the opening to what is known from before.
  const { clock, state, stop } = followARoom({ startMs: at('07:24'), policy: { hours }, line });
  await clock.advance(36 * 60 * secondMs - 1);
  let oldestMs = 0;
  for (let passed = 0; passed < hourMs; passed += secondMs) {
    oldestMs = Math.max(oldestMs, clock.nowMs() - (state.get().replica?.readAtMs ?? 0));
    await clock.advance(secondMs);
  }
  expect(oldestMs).toBeLessThan(hasPush ? 165 * secondMs : 60 * secondMs);
  await stop();
});

test.each([
  { name: 'without push, hours from 8 to 18', hours, hasPush: false, least: 900, most: 1_500 },
  { name: 'without push, a room that never closes', hours: null, hasPush: false, least: 900, most: 1_500 },
  { name: 'with push, hours from 8 to 18', hours, hasPush: true, least: 300, most: 400 },
])('D4 a busy day takes at most $most requests: $name', async ({ hours, hasPush, least, most }) => {
  const line = createFakeLine(hasPush ? 'push' : 'none');
  const { clock, calendar, state, stop } = followARoom({ startMs: at('00:30'), policy: { hours }, random: () => 0.5, line });
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
    if (hasPush) line.hint();
    await clock.settle();
    if (hasPush) line.hint();
  }
  expect(state.get().trouble).toBeNull();
  expect(calendar.requestCount() - before).toBeLessThanOrEqual(most);
  expect(calendar.requestCount() - before).toBeGreaterThan(least); // it did run
  await stop();
});

test.each([
  { hasPush: false, rounds: 320 },
  { hasPush: true, rounds: 98 },
])('E9 in hours the calendar is read plainly at least every five minutes, with push ($hasPush) too', async ({ hasPush, rounds }) => {
  const line = createFakeLine(hasPush ? 'push' : 'none');
  const { clock, calendar, state, stop } = followARoom({ startMs: at('09:00'), policy: { hours }, random: Math.random, line });
  const readsMs: number[] = [];
  calendar.exit = (call) => {
    if (call === 'readEvents') readsMs.push(clock.monotonicMs());
  };
  await clock.advance(4 * hourMs);
  const gapsMs = readsMs.slice(1).map((ms, index) => ms - (readsMs[index] ?? 0));
  expect(gapsMs.length).toBeGreaterThan(40);
  expect(Math.max(...gapsMs)).toBeLessThanOrEqual(300 * secondMs);
  expect(Math.abs(state.get().roundCount - rounds)).toBeLessThan(10);
  await stop();
});
