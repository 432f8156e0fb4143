import { expect, test } from 'vitest';
import { noExpectation } from '../../../../shared/engine/rounds/expectation.ts';
import { audit, createRoundHouse, dayMs, idsOf, own, t0, timed } from './round-house.ts';

test('E5 a plain read that lacks what delta told is read again until it has it', async () => {
  const { calendar, waits, round, onWait } = createRoundHouse();
  const first = (await round(null)).replica;
  calendar.put(timed('a'));
  calendar.hidden.add('a');
  onWait(() => waits.length === 2 && calendar.hidden.clear());
  expect(idsOf((await round(first)).replica)).toEqual(['a']);
  expect(waits).toEqual([1_000, 2_000]);
});

test('E5 what never shows up is let go after a few reads', async () => {
  const { calendar, waits, round } = createRoundHouse();
  calendar.put(timed('a'));
  calendar.put(timed('b'));
  calendar.hidden.add('a');
  expect(idsOf((await round(null)).replica)).toEqual(['b']);
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test('E5 a read that lacks what this door wrote is read again, also in an audit', async () => {
  const { calendar, waits, round, onWait } = createRoundHouse();
  calendar.put(timed('mine'));
  const first = (await round(null)).replica;
  calendar.hidden.add('mine');
  onWait(() => calendar.hidden.clear());
  const outcome = await round(first, { audit, ownWrites: () => own(['mine']) });
  expect(outcome.drifted).toBe(false);
  expect(waits).toEqual([1_000]);
});

test('E5 an audit of two days does not wait for a booking that lies in another', async () => {
  const { calendar, waits, round } = createRoundHouse();
  calendar.put(timed('mine', t0 + 5 * dayMs));
  const first = (await round(null)).replica;
  await round(first, { audit, ownWrites: () => own(['mine']) });
  expect(waits).toEqual([]);
});

test('E5 what this door wrote while the round was under way counts as well', async () => {
  const { calendar, waits, round, onWait } = createRoundHouse();
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
  const { calendar, round } = createRoundHouse();
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
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.asked.length = 0;
  calendar.remove('a');
  const { replica } = await round(first, { useDelta: false });
  expect(idsOf(replica)).toEqual([]);
  expect(calendar.asked).toEqual(['readEvents', 'readEvents', 'readEvent']);
});

test('E6 two empty reads are no round when an event they lack is still there', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.hidden.add('a');
  await expect(round(first, { useDelta: false })).rejects.toMatchObject({ kind: 'unexpectedReply' });
});

test('E6 a first read that is empty is no round either when what delta told is still there', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  calendar.hidden.add('a');
  await expect(round(null)).rejects.toMatchObject({ kind: 'unexpectedReply' });
});

test('E6 where delta announced that all are gone, nothing is asked for by its id', async () => {
  const { calendar, round } = createRoundHouse();
  calendar.put(timed('a'));
  const first = (await round(null)).replica;
  calendar.remove('a');
  calendar.asked.length = 0;
  expect(idsOf((await round(first)).replica)).toEqual([]);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents', 'readEvents']);
});

test('E6 a room that was empty before needs no second read', async () => {
  const { calendar, round } = createRoundHouse();
  await round(null);
  expect(calendar.asked).toEqual(['readDeltaPage', 'readEvents']);
});
