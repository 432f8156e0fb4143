import { expect, test } from 'vitest';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import type { DeltaStart } from '../../../../shared/graph/room-calendar.ts';
import { audit, createRoundHouse, dayMs, idsOf, t0, timed, window } from './round-house.ts';

test('E4 the first round is a full one and is followed by a plain read', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  const { replica, readPlain } = await round(null);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
  expect(replica).toMatchObject({ window, timeZone: 'UTC', deltaUrl: '1', readAtMs: t0 });
  expect(idsOf(replica)).toEqual(['a']);
  expect(readPlain).toBe(true);
});

test('E86 an audit alone reads plainly, keeps the cursor, and says nothing of whether delta works', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  const outcome = await round({ ...first, readAtMs: 0 }, { audit, isAuditAlone: true });
  expect(calendar.asked).toEqual(['readEvents']);
  expect(outcome).toEqual({
    replica: { ...first, readAtMs: t0 },
    ...{ readPlain: true, readDelta: false, broughtNews: false, drifted: false, deltaLooped: false },
  });
});

test('E86 a window that is new is read whole, never by an audit alone', async () => {
  const { calendar, round } = createRoundHouse();
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  await round(first, { audit, isAuditAlone: true, window: { ...window, endMs: window.endMs + dayMs } });
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
});

test('E4 a quiet round reads nothing but delta and makes the replica younger', async () => {
  const { calendar, round } = createRoundHouse();
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  const { replica, readPlain } = await round({ ...first, readAtMs: 0 });
  expect(calendar.asked).toEqual(['readDeltaPage']);
  expect(replica.readAtMs).toBe(t0);
  expect(readPlain).toBe(false);
});

test('E4 any item, known or not, makes a plain read follow', async () => {
  const { calendar, round } = createRoundHouse();
  const first = (await round(null)).replica;
  calendar.put(timed('a'));
  calendar.remove('a'); // never known here
  calendar.asked.length = 0;
  await round(first);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
});

test('E9 an audit reads its two days, and what delta never told is drift', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  calendar.put(timed('far', t0 + 5 * dayMs));
  const first = (await round(null)).replica;
  const quiet = await round(first, { audit });
  expect(quiet).toMatchObject({ readPlain: true, drifted: false });
  const drifted = await round({ ...first, events: first.events.filter(({ id }) => id === 'far') }, { audit });
  expect(drifted.drifted).toBe(true);
  expect(idsOf(drifted.replica)).toEqual(['a', 'far']);
});

test('E7 a lost cursor starts a full round at once', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  const from: DeltaStart[] = [];
  const read = calendar.readDeltaPage;
  calendar.readDeltaPage = (start, stop) => {
    from.push(start);
    return read(start, stop);
  };
  calendar.failNext('readDeltaPage', new GraphError('cursorExpired', '410'));
  expect(idsOf((await round(first)).replica)).toEqual(['a']);
  expect(from.map(({ kind }) => kind)).toEqual(['link', 'window']);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readDeltaPage', 'readEvents']);
});

test('E8 another window or another zone is a full round', async () => {
  const { calendar, round } = createRoundHouse();
  const first = (await round(null)).replica;
  for (const plan of [{ window: { ...window, endMs: window.endMs + dayMs } }, { timeZone: 'Europe/Amsterdam' }]) {
    calendar.asked.length = 0;
    const { replica, readPlain } = await round(first, plan);
    expect(replica).toMatchObject(plan);
    expect(readPlain).toBe(true);
  }
});

test('E2 an error of any read is thrown, and nothing is made of the rest', async () => {
  const { calendar, round } = createRoundHouse();
  for (const call of ['readDeltaPage', 'readEvents'] as const) {
    calendar.failNext(call, new GraphError('throttled', '429'));
    await expect(round(null)).rejects.toMatchObject({ kind: 'throttled' });
  }
});

test('E10 with delta set aside the window is read plainly, and the next delta round is a full one', async () => {
  const { calendar, round } = createRoundHouse();
  const first = (await round(null)).replica;
  calendar.put(timed('a'));
  calendar.asked.length = 0;
  const { replica } = await round(first, { useDelta: false });
  expect(calendar.asked).toEqual(['readEvents']);
  expect(idsOf(replica)).toEqual(['a']);
  expect(replica.deltaUrl).toBeNull();
});

test('E3 delta that goes in circles leaves the round to a plain read', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  calendar.readDeltaPage = async () => ({ changes: [], link: { kind: 'next', url: 'n1' } });
  const outcome = await round(null);
  expect(outcome.deltaLooped).toBe(true);
  expect(outcome.replica.deltaUrl).toBeNull();
  expect(idsOf(outcome.replica)).toEqual(['a']);
});
