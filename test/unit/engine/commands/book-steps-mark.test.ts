import { expect, test } from 'vitest';
import { elevenMs, tenMs } from '../journal/build-entry.ts';
import { bookingFrom, decided, mine, toMark } from './booking-from.ts';

test('E24 a booking is done once Graph has taken the mark, and the mark is on it', async () => {
  const { calendar, advance } = bookingFrom(toMark);
  calendar.put(mine);
  const done = {
    kind: 'booked',
    meetingId: 'made-c1',
    startMs: tenMs,
    endMs: elevenMs,
    start: '10:00',
    end: '11:00',
    day: null,
    roomName: null,
  };
  expect(await advance()).toMatchObject({ kind: 'settled', result: { kind: 'done', done }, isBuried: false });
  expect(calendar.events.get('made-c1')?.claim?.settled).toEqual({ startMs: tenMs, endMs: elevenMs });
});

test.each([
  { afterMs: 29_999, stage: 'settled', because: 'half a minute is not over' },
  { afterMs: 30_000, stage: 'wait', because: 'half a minute is over' },
])('E25 a decision holds for half a minute: $because', async ({ afterMs, stage }) => {
  const { clock, calendar, advance } = bookingFrom(toMark);
  calendar.put(mine);
  await clock.advance(afterMs);
  const progress = await advance();
  expect(progress.kind).toBe(stage);
  expect(calendar.asked.includes('patchEvent')).toBe(stage === 'settled');
});

test('E25 a mark that Graph leaves without an answer is given up with its decision', async () => {
  const { clock, calendar, advance } = bookingFrom(toMark);
  calendar.put(mine);
  calendar.gate = () => new Promise(() => {});
  await clock.advance(20_000);
  const failed = expect(advance()).rejects.toMatchObject({ kind: 'offline' });
  await clock.advance(10_000);
  await failed;
});

test('E25 a decision of before a restart is not acted on', async () => {
  const { calendar, advance } = bookingFrom({ ...toMark, decided: { ...decided, at: { ...decided.at, run: 'another run' } } });
  calendar.put(mine);
  expect(await advance()).toMatchObject({ kind: 'wait', entry: { stage: 'verify' } });
  expect(calendar.asked).toEqual([]);
});

test('E25 [3.2.9] a mark that Graph refuses because the event has changed leaves no doubt: it is read and decided anew', async () => {
  const { calendar, advance } = bookingFrom(toMark);
  calendar.put(mine);
  calendar.put(mine);
  expect(await advance()).toMatchObject({ kind: 'wait', entry: { stage: 'verify', decided: null, inDoubt: null } });
});

test('[3.1.6] a mark for an event that reads show and writes do not find yet is sent again after a pause', async () => {
  const { calendar, advance } = bookingFrom(toMark);
  calendar.put(mine);
  calendar.patchEvent = async () => null;
  expect(await advance()).toMatchObject({ kind: 'wait', entry: { stage: 'verify' } });
});
