import { expect, test } from 'vitest';
import { type Expectation, expectationOf, joinExpectations, lacks, noExpectation } from '../../../../shared/engine/rounds/expectation.ts';
import type { DeltaChange } from '../../../../shared/graph/room-calendar.ts';
import { buildEvent } from '../../domain/build-meeting.ts';

const dayMs = 86_400_000;
const window = { startMs: 0, endMs: 12 * dayMs };
const inside = { startMs: 5 * dayMs, endMs: 5 * dayMs + 1 };
const before = [buildEvent({ id: 'a', changeKey: 'k1' })];

function changed(id: string, extra: Partial<Extract<DeltaChange, { kind: 'changed' }>> = {}): DeltaChange {
  return { kind: 'changed', id, changeKey: 'k2', isSeriesMaster: false, extent: inside, ...extra };
}

test.each<{ changes: DeltaChange[]; present: [string, string | null][]; absent: string[]; because: string }>([
  { changes: [changed('b')], present: [['b', null]], absent: [], because: 'a new event must be there' },
  { changes: [changed('a')], present: [['a', 'k1']], absent: [], because: 'a known event must not have the key it had' },
  { changes: [changed('a', { changeKey: 'k1' })], present: [['a', null]], absent: [], because: 'the same key says nothing new' },
  { changes: [changed('a', { changeKey: null })], present: [['a', null]], absent: [], because: 'a stub without a key binds the id alone' },
  { changes: [{ kind: 'removed', id: 'a' }], present: [], absent: ['a'], because: 'what was removed must be gone' },
  { changes: [changed('b'), { kind: 'removed', id: 'b' }], present: [], absent: ['b'], because: 'the last word on an id wins' },
  { changes: [{ kind: 'removed', id: 'b' }, changed('b')], present: [['b', null]], absent: [], because: 'also when it is to be there' },
  { changes: [changed('m', { isSeriesMaster: true })], present: [], absent: [], because: 'masters do not come in a plain read' },
  { changes: [changed('b', { extent: null })], present: [], absent: [], because: 'without times it may lie anywhere' },
  { changes: [changed('b', { extent: { startMs: 0, endMs: dayMs } })], present: [], absent: [], because: 'the rim is a margin' },
])('E5 what delta told: $because', ({ changes, present, absent }) => {
  const expected = expectationOf(changes, window, before);
  expect([...expected.present]).toEqual(present);
  expect([...expected.absent]).toEqual(absent);
});

test.each<{ expected: Expectation; isOld: boolean; because: string }>([
  { expected: noExpectation, isOld: false, because: 'nothing is expected' },
  { expected: { present: new Map([['a', null]]), absent: new Set() }, isOld: false, because: 'the id is there' },
  { expected: { present: new Map([['b', null]]), absent: new Set() }, isOld: true, because: 'an id is missing' },
  { expected: { present: new Map([['a', 'k1']]), absent: new Set() }, isOld: true, because: 'it still has its old key' },
  { expected: { present: new Map([['a', 'k0']]), absent: new Set() }, isOld: false, because: 'it has a newer key' },
  { expected: { present: new Map(), absent: new Set(['a']) }, isOld: true, because: 'what was removed is still there' },
])('E5 a read is older than what is known or not: $because', ({ expected, isOld }) => {
  expect(lacks(before, expected)).toBe(isOld);
});

test('E5 what either knows to be gone is not waited for on the word of the other', () => {
  const own: Expectation = { present: new Map([['a', null]]), absent: new Set(['b']) };
  const told: Expectation = { present: new Map(['b', 'c'].map((id) => [id, null])), absent: new Set(['a']) };
  const joined = joinExpectations(own, told);
  expect([...joined.present.keys()]).toEqual(['c']);
  expect([...joined.absent].sort()).toEqual(['a', 'b']);
});
