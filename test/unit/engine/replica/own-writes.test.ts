import { expect, test } from 'vitest';
import { createOwnWrites } from '../../../../shared/engine/replica/own-writes.ts';
import { noExpectation } from '../../../../shared/engine/rounds/expectation.ts';
import { createDrivenClock } from '../../../support/driven-clock.ts';

test('E5 what this door wrote is expected for two minutes, the last word on an event counts', async () => {
  const clock = createDrivenClock(0);
  const own = createOwnWrites(clock);
  expect(own.expected()).toBe(noExpectation);
  own.wrote('a', null);
  own.wrote('b', 'k1');
  own.removed('a');
  expect([...own.expected().present]).toEqual([['b', 'k1']]);
  expect([...own.expected().absent]).toEqual(['a']);
  await clock.advance(120_001);
  expect(own.expected()).toBe(noExpectation);
});
