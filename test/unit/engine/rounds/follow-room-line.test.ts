import { expect, onTestFinished, test } from 'vitest';
import type { LineState } from '../../../../shared/domain/line-state.ts';
import { GraphError, type GraphErrorKind } from '../../../../shared/graph/graph-error.ts';
import { createFakeLine } from '../../../support/fake-line.ts';
import { followARoom } from '../../../support/followed-room.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const second = 1_000;
const minute = 60 * second;
const noon = Date.parse('2026-03-02T12:00:00+01:00'); // a Monday
const meeting = (id: string) => buildEvent({ id, time: { kind: 'timed', startMs: noon + 6 * 60 * minute, endMs: noon + 7 * 60 * minute } });

/** A followed room whose first round is over. */
async function house(first: LineState = 'push') {
  const line = createFakeLine(first);
  const room = followARoom({ startMs: noon, line });
  onTestFinished(room.stop);
  await room.clock.settle();
  room.askedSince();
  return { ...room, line };
}

test('E84 a hint makes a round at once, and the change is known', async () => {
  const { clock, calendar, line, told, askedSince } = await house();
  await clock.advance(20 * second);
  calendar.put(meeting('a'));
  line.hint();
  await clock.settle();
  expect(told).toEqual(['', 'a']);
  expect(askedSince()).toEqual(['readDeltaPage', 'readEvents']);
});

test('E84 however many hints come while a round is under way, exactly one more follows', async () => {
  const { clock, calendar, line, askedSince } = await house();
  const { promise, resolve: release } = Promise.withResolvers<void>();
  calendar.gate = () => promise;
  line.hint();
  await clock.settle();
  for (let count = 0; count < 20; count += 1) line.hint();
  calendar.gate = () => {};
  release();
  await clock.advance(10 * second);
  expect(askedSince()).toEqual(['readDeltaPage', 'readDeltaPage']);
});

test('Q16 a hint that comes before its change: the second look, half a minute later, finds it', async () => {
  const { clock, calendar, line, told, askedSince } = await house();
  await clock.advance(20 * second);
  line.hint();
  await clock.advance(20 * second);
  calendar.put(meeting('late'));
  expect(askedSince()).toEqual(['readDeltaPage']);
  await clock.advance(9 * second);
  expect(told.at(-1)).toBe('');
  await clock.advance(second);
  expect(told.at(-1)).toBe('late');
  expect(askedSince()).toEqual(['readDeltaPage', 'readEvents']);
});

test('Q16 a hint that came to nothing is looked at once more, and then let be', async () => {
  const { clock, line, askedSince } = await house();
  await clock.advance(20 * second);
  line.hint();
  await clock.advance(2 * minute);
  expect(askedSince()).toEqual(['readDeltaPage', 'readDeltaPage']);
});

test('Q16 a hint whose round fails is looked at again from the round that succeeds', async () => {
  const { clock, calendar, line, askedSince } = await house();
  await clock.advance(20 * second);
  calendar.failNext('readDeltaPage', new GraphError('offline', 'no answer'));
  line.hint();
  await clock.advance(10 * second);
  expect(askedSince()).toEqual(['readDeltaPage', 'readDeltaPage']);
  await clock.advance(30 * second);
  expect(askedSince()).toEqual(['readDeltaPage']);
});

test('E85 with push a round every two and a half minutes, every second one the audit alone', async () => {
  const { clock, slept, askedSince } = await house();
  await clock.advance(10 * minute);
  expect(slept.slice(0, 4)).toEqual([150, 142, 150, 142].map((seconds) => seconds * second));
  expect(askedSince()).toEqual(['readDeltaPage', 'readEvents', 'readDeltaPage', 'readEvents']);
});

test('E86 what an audit alone finds is asked of delta: told there, it is a change like any other', async () => {
  const { clock, calendar, state, told, askedSince } = await house();
  await clock.advance(151 * second);
  askedSince();
  calendar.put(meeting('unannounced to the line'));
  await clock.advance(142 * second);
  expect(askedSince()).toEqual(['readEvents', 'readDeltaPage', 'readEvents']);
  expect(told.at(-1)).toBe('unannounced to the line');
  expect(state.get().driftCount).toBe(0);
});

test('E86 what a hint is about may lie beyond the days of an audit: delta is always asked', async () => {
  const { clock, calendar, line, told } = await house();
  await clock.advance(150 * second + 100 * second); // the next round is the audit
  const startMs = noon + 3 * 24 * 60 * minute;
  calendar.put(buildEvent({ id: 'on Thursday', time: { kind: 'timed', startMs, endMs: startMs + minute } }));
  line.hint();
  await clock.settle();
  expect(told.at(-1)).toBe('on Thursday');
});

test('Q16 the second look asks delta too, though an audit be due', async () => {
  const { clock, calendar, line, told } = await house();
  await clock.advance(215 * second);
  line.hint();
  await clock.advance(25 * second);
  const startMs = noon + 3 * 24 * 60 * minute;
  calendar.put(buildEvent({ id: 'on Thursday', time: { kind: 'timed', startMs, endMs: startMs + minute } }));
  await clock.advance(5 * second);
  expect(told.at(-1)).toBe('on Thursday');
});

test('E86 what delta does not tell even then is drift, and the read wins', async () => {
  const { clock, calendar, state, told } = await house();
  calendar.put(meeting('a'));
  calendar.put(meeting('b'));
  await clock.advance(151 * second); // delta told of both
  calendar.hidden.add('a');
  await clock.advance(151 * second);
  expect(told.at(-1)).toBe('a b');
  await clock.advance(142 * second);
  expect(told.at(-1)).toBe('b');
  expect(state.get().driftCount).toBe(1);
});

test.each<{ elapsed: number; within: number; because: string }>([
  { elapsed: 20, within: 30, because: 'the last round is young yet' },
  { elapsed: 100, within: 5, because: 'by the faster pace it is overdue' },
])('E85 $elapsed seconds after a round push is gone: the next within $within seconds, since $because', async ({ elapsed, within }) => {
  const { clock, line, askedSince } = await house();
  await clock.advance(elapsed * second);
  line.become('down');
  await clock.settle();
  expect(askedSince()).toEqual([]); // all doors miss a coordinator in the same instant
  await clock.advance(within * second);
  expect(askedSince()).toEqual(['readDeltaPage']);
});

test.each<LineState>(['down', 'up'])('E85 while the line is %s the door polls as it always did', async (state) => {
  const { clock, line, slept, askedSince } = await house();
  line.become(state);
  await clock.advance(5 * minute);
  expect(slept.slice(-3)).toEqual([45_000, 45_000, 45_000]);
  expect(askedSince().filter((call) => call === 'readDeltaPage').length).toBe(6);
});

test('E85 when push is back a round follows at once, since nobody knows what was missed', async () => {
  const { clock, calendar, line, told, slept } = await house('down');
  await clock.advance(10 * second);
  calendar.put(meeting('missed'));
  line.become('push');
  await clock.settle();
  expect(told.at(-1)).toBe('missed');
  expect(slept.at(-1)).toBe(150_000);
});

test.each<GraphErrorKind>(['offline', 'throttled', 'serviceFailing', 'forbidden'])(
  'E12 after %s neither hints nor a line that flaps make the door ask Graph any sooner',
  async (kind) => {
    const { clock, calendar, line, askedSince } = await house();
    const retryAfterMs = kind === 'throttled' ? 60_000 : undefined;
    const failure = new GraphError(kind, 'failed', retryAfterMs === undefined ? {} : { retryAfterMs });
    calendar.gate = () => {
      throw failure;
    };
    const count = async (disturb: () => void): Promise<number> => {
      askedSince();
      for (let passed = 0; passed < 55; passed += 1) {
        disturb();
        await clock.advance(second);
      }
      return askedSince().length;
    };
    line.hint();
    await clock.advance(second / 2);
    const asked = await count(() => {
      line.hint();
      line.become('down');
      line.become('push');
    });
    // 1.5, 3, 6, 12 and 24 seconds after the one before; told to wait, or refused, not once.
    expect(asked).toBe(kind === 'throttled' || kind === 'forbidden' ? 0 : 5);
  },
);
