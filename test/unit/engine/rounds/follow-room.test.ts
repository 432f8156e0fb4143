import { expect, test } from 'vitest';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import { troubleOf } from '../../../../shared/graph/trouble-of.ts';
import { followARoom, graphErrorKinds } from '../../../support/followed-room.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const noon = Date.parse('2026-03-02T11:00:00Z');
const minuteMs = 60_000;
const timed = (id: string, startMs: number, minutes = 30) =>
  buildEvent({ id, time: { kind: 'timed', startMs, endMs: startMs + minutes * minuteMs } });

test('E11 a quiet door: met once, then a delta round every 45 seconds and an audit within five minutes', async () => {
  const { clock, calendar, slept, told, stop } = followARoom({ startMs: noon });
  await clock.advance(5 * minuteMs);
  const quiet = ['readDeltaPage', 'readDeltaPage', 'readDeltaPage', 'readDeltaPage', 'readDeltaPage'];
  expect(calendar.asked).toEqual(['resolveRoom', 'readTimeZone', 'readDeltaPage', 'readEvents', ...quiet, 'readDeltaPage', 'readEvents']);
  expect(slept).toEqual(Array(7).fill(45_000));
  expect(told).toEqual(Array(7).fill(''));
  await stop();
});

test('E11 a change in Exchange is told after one round, and rounds come at the edges of the meeting', async () => {
  const { clock, calendar, slept, told, stop } = followARoom({ startMs: noon });
  await clock.settle();
  calendar.put(timed('a', noon + 60_000, 1));
  await clock.advance(130_000);
  expect(told.slice(0, 2)).toEqual(['', 'a']);
  expect(slept.slice(0, 5)).toEqual([45_000, 15_000, 45_000, 15_000, 45_000]);
  await stop();
});

test('E11 a touch hurries, and hears how the round ended', async () => {
  const { clock, requests, calendar, stop, askedSince } = followARoom({ startMs: noon });
  await clock.advance(1_000);
  askedSince();
  const report = requests.askAndWait();
  await clock.settle();
  expect(await report).toEqual({ kind: 'whole' });
  calendar.failNext('readDeltaPage', new GraphError('offline', 'no answer'));
  const failed = requests.askAndWait();
  await clock.settle();
  expect(await failed).toEqual({ kind: 'failed', trouble: 'offline' });
  expect(askedSince()).toEqual(['readDeltaPage', 'readDeltaPage']);
  await stop();
});

test('E1 however much is asked while a round is under way, exactly one more follows', async () => {
  const { clock, requests, calendar, stop, askedSince } = followARoom({ startMs: noon });
  await clock.settle();
  askedSince();
  const { promise, resolve: release } = Promise.withResolvers<void>();
  calendar.gate = () => promise;
  requests.ask('event');
  await clock.settle();
  for (let count = 0; count < 5; count += 1) requests.ask('event');
  calendar.gate = () => {};
  release();
  await clock.advance(10_000);
  expect(askedSince()).toEqual(['readDeltaPage', 'readDeltaPage']);
  await stop();
});

test.each(graphErrorKinds.filter((kind) => kind !== 'cursorExpired'))(
  'E2 after %s the replica stands, its age too, and the next whole round heals',
  async (kind) => {
    const { clock, calendar, state, requests, stop } = followARoom({ startMs: noon });
    calendar.put(timed('a', noon - minuteMs));
    await clock.settle();
    const { replica } = state.get();
    calendar.put(timed('b', noon + 90 * minuteMs));
    calendar.failNext('readEvents', new GraphError(kind, 'failed'));
    await clock.advance(46_000);
    expect(state.get().replica).toBe(replica);
    expect(state.get().trouble).toBe(troubleOf(kind));
    if (kind === 'forbidden') await clock.advance(31 * minuteMs);
    requests.ask('person');
    await clock.settle();
    expect(state.get().trouble).toBeNull();
    expect(state.get().replica?.events.map(({ id }) => id)).toEqual(['a', 'b']);
    await stop();
  },
);

test('E12 without a word from Graph the waits grow, and a whole round starts them anew', async () => {
  const { clock, calendar, slept, stop } = followARoom({ startMs: noon, random: () => 0.5 });
  calendar.failNext('resolveRoom', new GraphError('offline', 'no answer'), 7);
  await clock.advance(3 * minuteMs);
  expect(slept.slice(0, 8)).toEqual([1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000, 45_000]);
  slept.length = 0;
  calendar.failNext('readDeltaPage', new GraphError('offline', 'no answer'));
  await clock.advance(minuteMs);
  expect(slept).toContain(1_500);
  await stop();
});

test('E12 Retry-After is obeyed to the millisecond and a little more', async () => {
  const { clock, calendar, slept, stop, askedSince } = followARoom({ startMs: noon });
  calendar.failNext('resolveRoom', new GraphError('throttled', '429', { retryAfterMs: 120_000 }));
  await clock.advance(119_999);
  expect(askedSince()).toEqual(['resolveRoom']);
  expect(slept).toEqual([120_500]);
  await clock.advance(1_000);
  expect(askedSince()).toEqual(['resolveRoom', 'readTimeZone', 'readDeltaPage', 'readEvents']);
  await stop();
});

test('E12 a refusal rests for half an hour, whatever happens meanwhile', async () => {
  const { clock, calendar, requests, stop, askedSince } = followARoom({ startMs: noon });
  calendar.failNext('readDeltaPage', new GraphError('forbidden', '403'));
  await clock.advance(10 * minuteMs);
  askedSince();
  requests.ask('event');
  await clock.advance(20 * minuteMs - 1);
  expect(askedSince()).toEqual([]);
  await clock.advance(minuteMs);
  expect(askedSince()[0]).toBe('readDeltaPage');
  await stop();
});

test('E12 after a refusal a person is asked for after a minute, and sooner gets the same answer without a request', async () => {
  const { clock, calendar, requests, stop, askedSince } = followARoom({ startMs: noon });
  calendar.failNext('readDeltaPage', new GraphError('forbidden', '403'), 2);
  await clock.settle();
  askedSince();
  await clock.advance(59_000);
  const soon = requests.askAndWait();
  await clock.settle();
  expect(await soon).toEqual({ kind: 'failed', trouble: 'permissionMissing' });
  expect(askedSince()).toEqual([]);
  await clock.advance(1_000);
  const late = requests.askAndWait();
  await clock.settle();
  expect(await late).toEqual({ kind: 'failed', trouble: 'permissionMissing' });
  expect(askedSince()).toEqual(['readDeltaPage']);
  await clock.advance(60_000);
  const mended = requests.askAndWait();
  await clock.settle();
  expect(await mended).toEqual({ kind: 'whole' });
  await stop();
});

test('D15 a room that is gone is resolved anew', async () => {
  const { clock, calendar, stop, askedSince } = followARoom({ startMs: noon });
  await clock.settle();
  askedSince();
  calendar.failNext('readDeltaPage', new GraphError('roomNotFound', '404'));
  await clock.advance(80_000);
  expect(askedSince()).toEqual(['readDeltaPage', 'resolveRoom', 'readTimeZone', 'readDeltaPage']);
  await stop();
});

test('E10 when delta keeps failing plain reads carry the door, and delta gets another chance after half an hour', async () => {
  const { clock, calendar, state, stop, askedSince } = followARoom({ startMs: noon });
  calendar.failNext('readDeltaPage', new GraphError('serviceFailing', '504'), 3);
  calendar.put(timed('a', noon - minuteMs));
  await clock.advance(minuteMs);
  expect(state.get().trouble).toBeNull();
  expect(state.get().replica?.events.map(({ id }) => id)).toEqual(['a']);
  askedSince();
  await clock.advance(10 * minuteMs);
  expect(new Set(askedSince())).toEqual(new Set(['readEvents']));
  await clock.advance(20 * minuteMs);
  expect(askedSince()).toContain('readDeltaPage');
  await stop();
});

test('E3 delta that goes in circles on the very first round is left alone until the roll', async () => {
  const { clock, calendar, stop, askedSince } = followARoom({ startMs: noon });
  let pages = 0;
  const read = calendar.readDeltaPage;
  calendar.readDeltaPage = async () => {
    pages += 1;
    return { changes: [], link: { kind: 'next', url: 'n1' } };
  };
  await clock.advance(60 * minuteMs);
  expect(pages).toBe(4); // twice two pages, with a page size and without
  calendar.readDeltaPage = read;
  askedSince();
  await clock.advance(18 * 60 * minuteMs);
  expect(askedSince()).toContain('readDeltaPage');
  await stop();
});

test('E5 a round that a command overtook is read again before it is kept', async () => {
  const { clock, calendar, state, requests, stop, askedSince } = followARoom({ startMs: noon });
  await clock.settle();
  askedSince();
  const mine = timed('mine', noon + 90 * minuteMs);
  calendar.exit = (call) => {
    const { replica } = state.get();
    if (call !== 'readDeltaPage' || !replica || replica.events.length > 0) return;
    calendar.put(mine);
    state.update({ replica: { ...replica, events: [mine] } }); // what a command folds in
  };
  requests.ask('event');
  await clock.settle();
  expect(state.get().replica?.events.map(({ id }) => id)).toEqual(['mine']);
  expect(askedSince()).toEqual(['readDeltaPage', 'readDeltaPage', 'readEvents']);
  await stop();
});

test('E13 a round that learns on its way that the device is years behind is made again for the right days', async () => {
  const { clock, calendar, state, trueClock, stop } = followARoom({ startMs: Date.parse('2020-01-01T00:00:00Z') });
  calendar.put(timed('now', noon - minuteMs));
  calendar.exit = (call) => {
    if (call !== 'readDeltaPage') return;
    const nowMs = clock.nowMs();
    trueClock.learn({ dateMs: noon, sentMs: nowMs, receivedMs: nowMs });
  };
  await clock.settle();
  expect(state.get().replica?.events.map(({ id }) => id)).toEqual(['now']);
  expect(Math.abs((state.get().replica?.readAtMs ?? 0) - noon)).toBeLessThanOrEqual(1_000);
  await stop();
});

test('a bug is not weather: what is no GraphError ends the loop', async () => {
  const { clock, calendar, done } = followARoom({ startMs: noon });
  calendar.failNext('readEvents', new TypeError('undefined is not a function'));
  const ended = expect(done).rejects.toBeInstanceOf(TypeError);
  await clock.settle();
  await ended;
});

test.each([{ during: 'a wait' }, { during: 'a round' }])(
  'a stop during $during ends the loop, and nobody is left waiting',
  async ({ during }) => {
    const { clock, calendar, requests, life, done } = followARoom({ startMs: noon });
    await clock.settle();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    if (during === 'a round') {
      calendar.gate = async () => {
        await promise;
        throw new GraphError('aborted', 'stopped');
      };
      requests.ask('event');
      await clock.settle();
    }
    const first = requests.askAndWait();
    if (during === 'a wait') calendar.failNext('readDeltaPage', new GraphError('aborted', 'stopped'));
    life.abort();
    release();
    await done;
    expect((await first).kind).toBe('failed');
    expect(clock.sleeperCount).toBe(0);
  },
);
