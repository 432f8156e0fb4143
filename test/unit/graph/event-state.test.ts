import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noState, parseEventState, printEventState } from '../../../shared/graph/event-state.ts';

const instant = fc.integer({ min: 0, max: 4e12 });
const state = fc.record(
  {
    settled: fc.option(
      fc.tuple(instant, fc.integer({ min: 1, max: 86_400_000 })).map(([startMs, ms]) => ({ startMs, endMs: startMs + ms })),
    ),
    parent: fc.option(
      fc.record(
        { iCalUId: fc.string({ minLength: 1 }), startMs: instant, relation: fc.constantFrom('after' as const, 'instead' as const) },
        { noNullPrototype: true },
      ),
    ),
    checkedInMs: fc.option(instant),
  },
  { noNullPrototype: true },
);

test('D6 D8 what doors know of an event is read as it was written', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(parseEventState(printEventState(one))).toEqual(one);
    }),
  );
});

test.each<readonly [text: string | null, because: string]>([
  [null, 'there is none'],
  ['', 'it is empty'],
  ['{', 'it is no JSON'],
  ['[]', 'it is no object'],
  ['{"settled":{"startMs":2,"endMs":1}}', 'its end comes before its start'],
  ['{"settled":{"startMs":1.5,"endMs":2}}', 'it is no instant'],
  ['{"settled":{"startMs":1}}', 'half of it is missing'],
  ['{"settled":{"startMs":1,"endMs":2},"checkedInMs":"now"}', 'one field of it is wrong'],
  ['{"settled":{"startMs":1,"endMs":2},"colour":"red"}', 'it holds what no door writes'],
  ['{"parent":{"iCalUId":"x","startMs":1}}', 'its parent lacks a relation'],
])('D6 a value of %s counts as none: %s', (text) => {
  expect(parseEventState(text)).toEqual(noState);
});
