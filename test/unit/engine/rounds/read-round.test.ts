import { expect, test } from 'vitest';
import type { Replica } from '../../../../shared/engine/replica/replica.ts';
import { type Expectation, noExpectation } from '../../../../shared/engine/rounds/expectation.ts';
import { type RoundPlan, readRound } from '../../../../shared/engine/rounds/read-round.ts';
import { GraphError } from '../../../../shared/graph/graph-error.ts';
import type { DeltaStart } from '../../../../shared/graph/room-calendar.ts';
import { createFakeCalendar } from '../../../support/fake-calendar.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const { signal } = new AbortController();
const dayMs = 86_400_000;
const t0 = Date.parse('2026-03-02T09:00:00Z');
const window = { startMs: t0 - 3 * dayMs, endMs: t0 + 9 * dayMs };
const audit = { startMs: t0 - 9 * 3_600_000, endMs: t0 + 39 * 3_600_000 };
const timed = (id: string, startMs = t0, minutes = 30) =>
  buildEvent({ id, time: { kind: 'timed', startMs, endMs: startMs + minutes * 60_000 } });

function house() {
  const calendar = createFakeCalendar({ nowMs: () => t0 });
  const waits: number[] = [];
  let onWait = (): void => {};
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms);
    onWait();
  };
  const round = (before: Replica | null, plan: Partial<RoundPlan> = {}) =>
    readRound(
      before,
      { window, timeZone: 'UTC', audit: null, isAuditAlone: false, useDelta: true, ownWrites: () => noExpectation, ...plan },
      { calendar, nowMs: () => t0, wait },
      signal,
    );
  const after = (act: () => void) => {
    onWait = act;
  };
  return { calendar, waits, round, onWait: after };
}

const idsOf = (replica: Replica) => replica.events.map(({ id }) => id).sort();
const own = (present: readonly string[], absent: readonly string[] = []): Expectation => ({
  present: new Map(present.map((id) => [id, null])),
  absent: new Set(absent),
});

test('E4 the first round is a full one and is followed by a plain read', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  const { replica, readPlain } = await round(null);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
  expect(replica).toMatchObject({ window, timeZone: 'UTC', deltaUrl: '1', readAtMs: t0 });
  expect(idsOf(replica)).toEqual(['a']);
  expect(readPlain).toBe(true);
});

test('E86 an audit alone reads plainly, keeps the cursor, and says nothing of whether delta works', async () => {
  const { calendar, round } = house();
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
  const { calendar, round } = house();
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  await round(first, { audit, isAuditAlone: true, window: { ...window, endMs: window.endMs + dayMs } });
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
});

test('E4 a quiet round reads nothing but delta and makes the replica younger', async () => {
  const { calendar, round } = house();
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  const { replica, readPlain } = await round({ ...first, readAtMs: 0 });
  expect(calendar.asked).toEqual(['readDeltaPage']);
  expect(replica.readAtMs).toBe(t0);
  expect(readPlain).toBe(false);
});

test('E4 any item, known or not, makes a plain read follow', async () => {
  const { calendar, round } = house();
  const first = (await round(null)).replica;
  calendar.put(timed('a'));
  calendar.remove('a'); // never known here
  calendar.asked.length = 0;
  await round(first);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
});

test('E9 an audit reads its two days, and what delta never told is drift', async () => {
  const { calendar, round } = house();
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
  const { calendar, round } = house();
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
  const { calendar, round } = house();
  const first = (await round(null)).replica;
  for (const plan of [{ window: { ...window, endMs: window.endMs + dayMs } }, { timeZone: 'Europe/Amsterdam' }]) {
    calendar.asked.length = 0;
    const { replica, readPlain } = await round(first, plan);
    expect(replica).toMatchObject(plan);
    expect(readPlain).toBe(true);
  }
});

test('E2 an error of any read is thrown, and nothing is made of the rest', async () => {
  const { calendar, round } = house();
  for (const call of ['readDeltaPage', 'readEvents'] as const) {
    calendar.failNext(call, new GraphError('throttled', '429'));
    await expect(round(null)).rejects.toMatchObject({ kind: 'throttled' });
  }
});

test('E5 a plain read that lacks what delta told is read again until it has it', async () => {
  const { calendar, waits, round, onWait } = house();
  const first = (await round(null)).replica;
  calendar.put(timed('a'));
  calendar.hidden.add('a');
  onWait(() => waits.length === 2 && calendar.hidden.clear());
  expect(idsOf((await round(first)).replica)).toEqual(['a']);
  expect(waits).toEqual([1_000, 2_000]);
});

test('E5 what never shows up is let go after a few reads', async () => {
  const { calendar, waits, round } = house();
  calendar.put(timed('a'));
  calendar.put(timed('b'));
  calendar.hidden.add('a');
  expect(idsOf((await round(null)).replica)).toEqual(['b']);
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test('E5 a read that lacks what this door wrote is read again, also in an audit', async () => {
  const { calendar, waits, round, onWait } = house();
  calendar.put(timed('mine'));
  const first = (await round(null)).replica;
  calendar.hidden.add('mine');
  onWait(() => calendar.hidden.clear());
  const outcome = await round(first, { audit, ownWrites: () => own(['mine']) });
  expect(outcome.drifted).toBe(false);
  expect(waits).toEqual([1_000]);
});

test('E5 an audit of two days does not wait for a booking that lies in another', async () => {
  const { calendar, waits, round } = house();
  calendar.put(timed('mine', t0 + 5 * dayMs));
  const first = (await round(null)).replica;
  await round(first, { audit, ownWrites: () => own(['mine']) });
  expect(waits).toEqual([]);
});

test('E5 what this door wrote while the round was under way counts as well', async () => {
  const { calendar, waits, round, onWait } = house();
  calendar.put(timed('a'));
  let written = noExpectation;
  calendar.exit = (call) => {
    if (call === 'readEvents' && written === noExpectation) written = own([], ['a']); // deleted after the read was answered
  };
  onWait(() => calendar.remove('a'));
  expect(idsOf((await round(null, { ownWrites: () => written })).replica)).toEqual([]);
  expect(waits).toEqual([1_000]);
});

test('E6 a read that empties the room is not believed when the second read says otherwise', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  calendar.hidden.add('a');
  calendar.exit = () => calendar.hidden.clear();
  const { replica } = await round(first, { useDelta: false });
  expect(idsOf(replica)).toEqual(['a']);
  expect(calendar.asked).toEqual(['readEvents', 'readEvents']);
});

test('E6 two empty reads are believed when an event they lack is not found by its id', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  calendar.remove('a');
  const { replica } = await round(first, { useDelta: false });
  expect(idsOf(replica)).toEqual([]);
  expect(calendar.asked).toEqual(['readEvents', 'readEvents', 'readEvent']);
});

test('E6 two empty reads are no round when an event they lack is still there', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.hidden.add('a');
  await expect(round(first, { useDelta: false })).rejects.toMatchObject({ kind: 'unexpectedReply' });
});

test('E6 a first read that is empty is no round either when what delta told is still there', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  calendar.hidden.add('a');
  await expect(round(null)).rejects.toMatchObject({ kind: 'unexpectedReply' });
});

test('E6 where delta announced that all are gone, nothing is asked for by its id', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.remove('a');
  calendar.asked.length = 0;
  expect(idsOf((await round(first)).replica)).toEqual([]);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents', 'readEvents']);
});

test('E6 a room that was empty before needs no second read', async () => {
  const { calendar, round } = house();
  await round(null);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
});

test('E10 with delta set aside the window is read plainly, and the next delta round is a full one', async () => {
  const { calendar, round } = house();
  const first = (await round(null)).replica;
  calendar.put(timed('a'));
  calendar.asked.length = 0;
  const { replica } = await round(first, { useDelta: false });
  expect(calendar.asked).toEqual(['readEvents']);
  expect(idsOf(replica)).toEqual(['a']);
  expect(replica.deltaUrl).toBeNull();
});

test('E3 delta that goes in circles leaves the round to a plain read', async () => {
  const { calendar, round } = house();
  calendar.put(timed('a'));
  calendar.readDeltaPage = async () => ({ changes: [], link: { kind: 'next', url: 'n1' } });
  const outcome = await round(null);
  expect(outcome.deltaLooped).toBe(true);
  expect(outcome.replica.deltaUrl).toBeNull();
  expect(idsOf(outcome.replica)).toEqual(['a']);
});
